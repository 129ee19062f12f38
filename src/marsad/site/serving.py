"""The site as a server runs it."""

import gc
from typing import Final

from django.core.handlers.wsgi import WSGIHandler
from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

_THRESHOLD: Final = (5_000, 20, 100)
"""After so many new objects the young are looked through, after so many of such times the older, then all."""


def application() -> WSGIHandler:
    """Load all that answers readers, and give the WSGI application.

    What is loaded stays until the process ends: it is taken out of what Python looks through for garbage, which else
    holds a reader up for some fifty milliseconds now and then. What is worked out for a state of the ledger stays for
    long, and a page leaves next to nothing in circles: all is looked through once in a thousand pages, which Python
    else does every ten, for ten milliseconds and more.
    """
    made = get_wsgi_application()
    _ = get_resolver().reverse_dict  # makes Django read the addresses, and so load the views
    gc.collect()
    gc.freeze()
    gc.set_threshold(*_THRESHOLD)
    return made
