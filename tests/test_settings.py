"""Settings of the site that are more than a word."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from marsad.settings import _sites, _template


@pytest.mark.parametrize(
    ("given", "sites"),
    [
        (None, ["*"]),
        ("*", ["*"]),
        ("off", []),
        ("https://paper.example", ["https://paper.example"]),
        (
            "https://paper.example:8443, http://*.gazette.example",
            ["https://paper.example:8443", "http://*.gazette.example"],
        ),
    ],
)
def test_sites_that_may_frame_pages(monkeypatch: pytest.MonkeyPatch, given: str | None, sites: list[str]) -> None:
    if given is not None:
        monkeypatch.setenv("MARSAD_EMBEDS", given)
    assert _sites("MARSAD_EMBEDS", "*") == sites


@pytest.mark.parametrize(
    "given", ["paper.example", "https://paper.example/page", "https://a b", "on", "'self'; script-src *"]
)
def test_what_is_no_site_is_refused(monkeypatch: pytest.MonkeyPatch, given: str) -> None:
    monkeypatch.setenv("MARSAD_EMBEDS", given)
    with pytest.raises(ImproperlyConfigured, match="MARSAD_EMBEDS"):
        _sites("MARSAD_EMBEDS", "*")


@pytest.mark.parametrize("given", ["https://tiles.example/{z}/{x}.png", "tiles/{z}/{x}/{y}", "javascript:{z}{x}{y}"])
def test_what_is_no_tile_server_is_refused(monkeypatch: pytest.MonkeyPatch, given: str) -> None:
    monkeypatch.setenv("MARSAD_TILES", given)
    with pytest.raises(ImproperlyConfigured, match="MARSAD_TILES"):
        _template("MARSAD_TILES")


def test_a_tile_server_is_kept_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MARSAD_TILES", "https://tiles.example/{z}/{x}/{y}.png")
    assert _template("MARSAD_TILES") == "https://tiles.example/{z}/{x}/{y}.png"
