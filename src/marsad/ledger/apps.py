"""The ledger as a Django app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as lazy


class LedgerConfig(AppConfig):
    """The tables of the record."""

    name = "marsad.ledger"
    label = "ledger"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = lazy("Ledger")
