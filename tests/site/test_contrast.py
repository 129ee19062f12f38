"""The colours of the style sheet, checked by WCAG 2.2's formula for contrast (1.4.3, 1.4.11)."""

import re
from itertools import product

import pytest
from django.contrib.staticfiles import finders

KINDS = ("attack", "casualties", "control", "displacement", "diplomacy", "aid", "mixed")
GROUNDS = ("paper", "raised", "ground")


def _themes() -> dict[str, dict[str, str]]:
    path = finders.find("marsad/site.css")
    assert path is not None
    with open(path, encoding="utf-8") as sheet:
        blocks = re.findall(r":root \{(.*?)\}", sheet.read(), re.DOTALL)
    light, dark = (dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", block)) for block in blocks[:2])
    assert set(light) == set(dark)
    return {"light": light, "dark": dark}


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, two: str) -> float:
    darker, lighter = sorted((_luminance(one), _luminance(two)))
    return (lighter + 0.05) / (darker + 0.05)


def test_the_formula_is_wcags() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(
    ("front", "back"),
    [*product(("ink", "soft", "link", "link-hover", "warn", *KINDS), GROUNDS), ("warn", "warn-ground"),
     ("ink", "warn-ground"), ("paper", "link"), ("paper", "link-hover")],
)  # fmt: skip
def test_text_can_be_read(theme: str, front: str, back: str) -> None:
    tokens = _themes()[theme]
    assert contrast(tokens[front], tokens[back]) >= 4.5


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("front", "back"), list(product(("focus", "strong-rule"), GROUNDS)))
def test_edges_and_focus_can_be_seen(theme: str, front: str, back: str) -> None:
    tokens = _themes()[theme]
    assert contrast(tokens[front], tokens[back]) >= 3
