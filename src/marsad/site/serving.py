"""The site as a server runs it."""

import gc

from django.core.handlers.wsgi import WSGIHandler
from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver


def application() -> WSGIHandler:
    """Load all that answers readers, and give the WSGI application.

    What is loaded stays until the process ends: it is taken out of what Python looks through for garbage, which else
    holds a reader up for some fifty milliseconds now and then.
    """
    made = get_wsgi_application()
    _ = get_resolver().reverse_dict  # makes Django read the addresses, and so load the views
    gc.collect()
    gc.freeze()
    return made
