"""The form by which editors sign in to the admin: how often a password may be guessed is limited."""

from typing import Any

from django.contrib.admin.forms import AdminAuthenticationForm
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as lazy

from marsad.site.discussion import limits, reader


class SignInForm(AdminAuthenticationForm):
    """Django's own, which looks at no password any more once too many were wrong."""

    def clean(self) -> dict[str, Any]:
        """Check name and password.

        Raises:
            ValidationError: they open no account, or too many were tried within an hour.
        """
        assert self.request is not None  # noqa: S101 - the admin always gives it
        name, address = self.cleaned_data.get("username", ""), reader.address_digest(self.request)
        if not limits.may_sign_in(name, address):
            raise ValidationError(lazy("Too many sign-ins failed within an hour. Try again later."), code="limit")
        try:
            return dict(super().clean())
        except ValidationError:
            limits.count_failed(name, address)
            raise
