"""Votes and comments as a Django app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as lazy


class DiscussionConfig(AppConfig):
    """Votes, comments, and what editors decide on them."""

    name = "marsad.site.discussion"
    label = "discussion"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = lazy("Readers")
