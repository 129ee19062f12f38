"""Django's settings, from the environment; every ``MARSAD_`` variable is described in docs/settings.md."""

import os
import re
import secrets
from pathlib import Path

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

from marsad.site import languages

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
DATABASES = {"default": dj_database_url.parse(DATABASE, conn_max_age=60, conn_health_checks=True)}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        # up to 32 MB of the file are held by each connection: SQLite's own two are less than one search reads
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA busy_timeout=20000; "
        "PRAGMA cache_size=-32000;",
    }


def _one_of(name: str, *words: str) -> str:
    """Read a setting that is one of a few words, the first where it is not set."""
    given = os.environ.get(name) or words[0]
    if given not in words:
        raise ImproperlyConfigured(f"{name}: expected {', '.join(words[:-1])} or {words[-1]}, got {given!r}")
    return given


def _number(name: str, default: int) -> int:
    """Read a setting that is a whole number."""
    given = os.environ.get(name) or str(default)
    if not (given.isascii() and given.isdigit()):
        raise ImproperlyConfigured(f"{name}: expected a whole number, got {given!r}")
    return int(given)


def _template(name: str) -> str:
    """Read a setting that is the address of a tile server, with {z}, {x} and {y} in it; "" where it is not set."""
    given = os.environ.get(name, "")
    if given and not (
        given.startswith(("https://", "http://")) and all(part in given for part in ("{z}", "{x}", "{y}"))
    ):
        raise ImproperlyConfigured(f"{name}: expected an address with {{z}}, {{x}} and {{y}} in it, got {given!r}")
    return given


def _sites(name: str, default: str) -> list[str]:
    """Read a setting that names sites by their beginnings, "*" for all and "off" for none."""
    given = [one.strip() for one in (os.environ.get(name) or default).split(",")]
    if given in (["off"], ["*"]):
        return [one for one in given if one == "*"]
    for one in given:
        if not re.fullmatch(r"https?://(\*\.)?[\w.-]+(:\d+)?", one):
            raise ImproperlyConfigured(f"{name}: expected off, * or sites such as https://paper.example, got {one!r}")
    return given


VOTES = _one_of("MARSAD_VOTES", "on", "off")
COMMENTS = _one_of("MARSAD_COMMENTS", "held", "open", "off")
COMMENTS_PER_HOUR = _number("MARSAD_COMMENTS_PER_HOUR", 5)
VOTES_PER_HOUR = _number("MARSAD_VOTES_PER_HOUR", 60)
WITHDRAW_MINUTES = _number("MARSAD_WITHDRAW_MINUTES", 15)
QUESTIONS = os.environ.get("MARSAD_QUESTIONS", "")
SIGN_INS_PER_HOUR = _number("MARSAD_SIGN_INS_PER_HOUR", 10)
CONTACT = os.environ.get("MARSAD_CONTACT", "").strip()
GRAPHIC = os.environ.get("MARSAD_GRAPHIC", "")
PROXIES = _number("MARSAD_PROXIES", 0)
SITE_NAME = os.environ.get("MARSAD_SITE_NAME", "")
EMBEDS = _sites("MARSAD_EMBEDS", "*")
TILES = _template("MARSAD_TILES")
TILES_ATTRIBUTION = os.environ.get("MARSAD_TILES_ATTRIBUTION", "")
PAST_PER_HOUR = _number("MARSAD_PAST_PER_HOUR", 20)
PAGE_MEMORY = _number("MARSAD_PAGE_MEMORY", 16)
PAGE_SECONDS = _number("MARSAD_PAGE_SECONDS", 0)
INSTALLED_APPS = [
    "django.contrib.admin.apps.SimpleAdminConfig",  # looks for its pages when addresses are read, not for each command
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "marsad.ledger",
    "marsad.site",
    "marsad.site.discussion",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "marsad.site.middleware.ContentSecurityPolicy",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "marsad.site.middleware.LanguageOfAddress",
    "django.middleware.common.CommonMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "marsad.site.freshness.Freshness",
]
ROOT_URLCONF = "marsad.site.urls"
FORM_RENDERER = "marsad.site.inputs.Inputs"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [Path(__file__).parent / "site" / "templates"],  # before those of Django's admin
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]
STATIC_URL = "static/"
STATICFILES_DIRS = [os.environ["MARSAD_STATIC"]] if os.environ.get("MARSAD_STATIC") else []
WHITENOISE_USE_FINDERS = True
# Only editors in the admin have a session, and a language of their choice; all cookies go there alone.
SESSION_COOKIE_PATH = CSRF_COOKIE_PATH = LANGUAGE_COOKIE_PATH = "/admin/"
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_HTTPONLY = True
TLS = _one_of("MARSAD_TLS", "off", "on", "strict")
SECURE_SSL_REDIRECT = TLS != "off"
# Where other machines can open the site, editors' cookies go over TLS alone, unless MARSAD_TLS=off says otherwise.
_OPEN_TO_OTHERS = not DEBUG and not {"127.0.0.1", "localhost", "[::1]"}.issuperset(ALLOWED_HOSTS)
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = TLS != "off" or (
    _OPEN_TO_OTHERS and not os.environ.get("MARSAD_TLS")
)
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if TLS != "off" else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = TLS == "strict"
# A server of ours in front ends TLS, and says so; from anybody else the header is not believed.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if PROXIES else None
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "MinimumLengthValidator", "CommonPasswordValidator")
]
# A page that fails is told on standard error, with where it failed; Django tells it to nobody unless it is debugged.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"stderr": {"class": "logging.StreamHandler", "level": "ERROR"}},
    "loggers": {"django.request": {"handlers": ["stderr"]}},
}
USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGES = [("en", "English"), ("ar", "العربية")]
LANGUAGE_CODE = _one_of("MARSAD_LANGUAGE", "en", "ar")
DIGITS = _one_of("MARSAD_DIGITS", "latn", "arab")
LOCALE_PATHS = [languages.compiled()]
FORMAT_MODULE_PATH = "marsad.site.formats"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
SILENCED_SYSTEM_CHECKS: list[str] = []
