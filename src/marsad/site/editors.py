"""Accounts of editors, who decide on comments in Django's admin."""

from django.contrib.auth.models import Group, Permission, User
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from marsad.model import InputError

GROUP = "Editors"
_MAY = {
    "ledger": ("view_report", "view_judgement", "view_judgedclaim"),
    "discussion": ("view_comment", "change_comment", "view_moderation", "view_vote"),
}


def open_account(name: str, password: str) -> bool:
    """Make an editor's account, or give it a new password and open it again; says whether it is new.

    Raises:
        InputError: the name or the password is not one that an account can have.
    """
    user = User.objects.filter(username=name).first() or User(username=name)
    is_new = user.pk is None
    user.is_staff = user.is_active = True
    try:
        validate_password(password, user)
        user.set_password(password)
        user.full_clean()
    except ValidationError as error:
        raise InputError(" ".join(error.messages), field=_field(error)) from error
    with transaction.atomic():
        user.save()
        user.groups.add(_group())
    return is_new


def close_account(name: str) -> None:
    """Let an editor in no more; what the editor decided stays, under the same name.

    Raises:
        InputError: there is no such account.
    """
    if not User.objects.filter(username=name).update(is_active=False):
        raise InputError(f"there is no account {name!r}", field="name")


def _field(error: ValidationError) -> str:
    return "name" if hasattr(error, "error_dict") and "username" in error.error_dict else "password"


def _group() -> Group:
    """The group of editors, with what they may do in this version."""
    group, _is_new = Group.objects.get_or_create(name=GROUP)
    for app, codenames in _MAY.items():
        allowed = Permission.objects.filter(content_type__app_label=app, codename__in=codenames)
        group.permissions.add(*allowed)
    return group
