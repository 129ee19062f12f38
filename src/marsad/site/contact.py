"""Who answers for a site: what ``MARSAD_CONTACT`` says, as words and, where it is an address, as a link."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from marsad.site.templatetags.marsad import web_address


@dataclass(frozen=True, slots=True)
class Contact:
    """How the operators can be reached; ``link`` is "" where the words are no address."""

    words: str
    link: str


def contact(given: str) -> Contact | None:
    """Read an e-mail address, a web address, or plain words; None where nothing is given."""
    if not given:
        return None
    try:
        validate_email(given)
    except ValidationError:
        return Contact(given, web_address(given))
    return Contact(given, f"mailto:{given}")
