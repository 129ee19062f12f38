"""Opening the ledger from a program that is no web server: settings, folder, tables."""

import os
import sqlite3

import django
from django.apps import apps
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder

from marsad.ledger import backend
from marsad.model import InstallationError


def open_ledger(*, migrate: bool = True) -> None:
    """Set Django up and bring the ledger's tables, and what search holds, to this version.

    Quick where nothing is to be done.

    Call it before importing anything that touches the tables (``marsad.ledger.models``, ``marsad.workflow.ingest``).

    Raises:
        InstallationError: the folder can't be written, or the database can't be reached.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "marsad.settings")
    try:
        settings.HOME.mkdir(parents=True, exist_ok=True)
        if not apps.ready:
            django.setup()
        if migrate and pending_migrations():
            call_command("migrate", verbosity=0, interactive=False)
        if migrate:
            from marsad.ledger.search import index  # noqa: PLC0415 - it has the tables, which need Django to be set up

            index.bring_up_to_date()
    except (OSError, ValueError, ImproperlyConfigured, DatabaseError, sqlite3.Error) as error:
        raise InstallationError(
            f"the ledger can't be opened: {error}. MARSAD_HOME names its folder, MARSAD_DATABASE its database."
        ) from error


def pending_migrations() -> int:
    """Count the steps that the tables still lack."""
    executor = MigrationExecutor(connection)
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def schema_version() -> str:
    """Name the newest step of the ledger's tables that is applied; "none" where there are no tables."""
    applied = MigrationRecorder(connection).applied_migrations()
    names = [name for app, name in applied if app == "ledger"]
    return max(names, default="none")


def location() -> str:
    """Say where the ledger is: the file, or the server and the name; never a password."""
    return backend.location()
