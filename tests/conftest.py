"""What all tests share: a home of their own, closed doors to the network, and components that may be missing."""

import os
import shutil
import tempfile
from pathlib import Path

import hypothesis
import pytest
from django.conf import settings

ROOT = Path(__file__).resolve().parents[1]
KEPT = (
    "MARSAD_CACHE",
    "MARSAD_CHROMIUM",
    "MARSAD_REQUIRE_ALL",
    "MARSAD_SHARED",
    "MARSAD_TEST_DATABASE",
    "MARSAD_TEST_ON",
)
IS_WORKER = "PYTEST_XDIST_WORKER" in os.environ


def _environment() -> Path:
    """Make a home, before Django's settings are read (they keep a key in it): tests never touch a person's ledger.

    Tests run on SQLite, or on the server of MARSAD_TEST_DATABASE where MARSAD_TEST_ON is "postgres".
    """
    for name in [name for name in os.environ if name.startswith("MARSAD_") and name not in KEPT]:
        del os.environ[name]
    for name in [name for name in os.environ if name.lower().endswith("_proxy")]:
        del os.environ[name]  # servers of the tests are on this machine
    home = Path(tempfile.mkdtemp(prefix="marsad-tests-"))
    os.environ["MARSAD_HOME"] = str(home)
    os.environ["DJANGO_SETTINGS_MODULE"] = "marsad.settings"
    if os.environ.get("MARSAD_TEST_ON") == "postgres":
        os.environ["MARSAD_DATABASE"] = os.environ["MARSAD_TEST_DATABASE"]
    return home


HOME = Path(os.environ["MARSAD_HOME"]) if IS_WORKER else _environment()


def pytest_configure() -> None:
    """Load the settings now that the home is set; pytest-django would do it earlier, did it know of them itself."""
    hypothesis.settings.register_profile("marsad", deadline=None)  # a slow machine is no fault
    hypothesis.settings.load_profile("marsad")
    assert settings.HOME == HOME, "the settings were read before the tests had a home: unset DJANGO_SETTINGS_MODULE"


def pytest_unconfigure() -> None:
    """Take the home away again."""
    if not IS_WORKER:
        shutil.rmtree(HOME, ignore_errors=True)


def lacking(component: str) -> None:
    """Skip a test that lacks a component, or fail it where nothing may be missing (MARSAD_REQUIRE_ALL=1, as in CI)."""
    if os.environ.get("MARSAD_REQUIRE_ALL") == "1":
        pytest.fail(f"{component} is missing, and MARSAD_REQUIRE_ALL says that nothing may be", pytrace=False)
    pytest.skip(f"{component} is missing")


@pytest.fixture(scope="session")
def shared() -> Path:
    """Give the folder of shared data (MARSAD_SHARED, else beside the repository); skips where it is absent."""
    folder = Path(os.environ.get("MARSAD_SHARED") or ROOT.parent / "shared")
    if not folder.is_dir():
        pytest.skip(f"no shared data in {folder}; MARSAD_SHARED names another folder")
    return folder


@pytest.fixture(scope="session")
def chromium() -> str:
    """Give the path of a Chromium; skips, or in CI fails, where there is none."""
    names = (os.environ.get("MARSAD_CHROMIUM"), "chromium", "chromium-browser", "google-chrome")
    found = next((path for name in names if name and (path := shutil.which(name))), None)
    if found is None:
        lacking("Chromium (Debian: apt-get install chromium)")
    assert found is not None
    return found


@pytest.fixture(scope="session")
def postgres() -> str:
    """Give the address of a PostgreSQL database of which copies may be made; skips, or in CI fails, without one."""
    address = os.environ.get("MARSAD_TEST_DATABASE")
    if not address:
        lacking("PostgreSQL (MARSAD_TEST_DATABASE=postgres://user:password@127.0.0.1/name)")
    assert address is not None
    return address
