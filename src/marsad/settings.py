"""Django's settings, from the environment; every ``MARSAD_`` variable is described in docs/settings.md."""

import os
import secrets
from pathlib import Path

import dj_database_url

HOME = Path(os.environ.get("MARSAD_HOME") or Path.home() / ".local" / "share" / "marsad").expanduser()


def _secret_key() -> str:
    """Take the key from the environment, or keep one made on the first run beside the ledger."""
    if given := os.environ.get("MARSAD_SECRET_KEY"):
        return given
    path = HOME / "secret-key"
    if not path.exists():
        HOME.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(50), encoding="ascii")
    return path.read_text(encoding="ascii").strip()


SECRET_KEY = _secret_key()
DEBUG = os.environ.get("MARSAD_DEBUG", "") == "1"
ALLOWED_HOSTS = os.environ.get("MARSAD_HOSTS", "127.0.0.1,localhost,[::1]").split(",")
DATABASE = os.environ.get("MARSAD_DATABASE") or f"sqlite:///{HOME / 'ledger.sqlite3'}"
DATABASES = {"default": dj_database_url.parse(DATABASE)}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA busy_timeout=20000;",
    }
INSTALLED_APPS = [
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django_htmx",
    "leaflet",
    "marsad.ledger",
    "marsad.site",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "marsad.site.middleware.ContentSecurityPolicy",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]
ROOT_URLCONF = "marsad.site.urls"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": ["django.template.context_processors.request"]},
    }
]
STATIC_URL = "static/"
WHITENOISE_USE_FINDERS = True
USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_CODE = "en"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
SILENCED_SYSTEM_CHECKS: list[str] = []
