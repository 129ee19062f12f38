"""The public site as a Django app."""

from django.apps import AppConfig


class SiteConfig(AppConfig):
    """Pages over the ledger."""

    name = "marsad.site"
    label = "marsad_site"
    verbose_name = "Site"
