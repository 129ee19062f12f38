"""A page as a test looks at it: what a parser makes of the answer, not what its source looks like."""

import re
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.test import Client
from django.urls import reverse
from lxml import html

from .factories import BROOK, HOSTILE, MILL, ODD_ID

_STEP = re.compile(
    r"\s*(?P<joint>[>~+]|\s|^)\s*(?P<tag>[\w-]*)(?P<tests>(?:[.#][\w-]+|:not\(\[[^\]]+\]\)|\[[^\]]+\])*)"
)
_TEST = re.compile(r"(?P<sign>[.#]|:not\(\[|\[)(?P<name>[\w-]+)(?:=[\"']?(?P<value>[^\"'\])]*)[\"']?)?\]?\)?")
_AXES = {"": "//", " ": "//", ">": "/", "~": "/following-sibling::", "+": "/following-sibling::*[1]/self::"}


def xpath(selector: str) -> str:
    """Write a selector of style sheets as XPath: tags, classes, ids, attributes, ``:not([…])``, and the four joints."""
    return " | ".join("." + _path(part.strip()) for part in selector.split(","))


def _path(selector: str) -> str:
    path, at = "", 0
    while at < len(selector):
        step = _STEP.match(selector, at)
        assert step is not None
        assert step.end() > at, selector
        tests = "".join(map(_condition, _TEST.finditer(step["tests"])))
        path += _AXES[step["joint"].strip() or step["joint"][:1]] + (step["tag"] or "*") + tests
        at = step.end()
    return path


def _condition(test: "re.Match[str]") -> str:
    name, value = test["name"], test["value"]
    if test["sign"] == ".":
        return f"[contains(concat(' ', normalize-space(@class), ' '), ' {name} ')]"
    if test["sign"] == "#":
        return f"[@id='{name}']"
    has = f"@{name}='{value}'" if value is not None else f"@{name}"
    return f"[not({has})]" if test["sign"].startswith(":not") else f"[{has}]"


@dataclass(frozen=True)
class Page:
    """An answer and its tree."""

    answer: Any
    tree: Any

    def find(self, selector: str) -> list[Any]:
        """All elements that fit a selector, in the order of the page."""
        found: list[Any] = self.tree.xpath(xpath(selector))
        return found

    def text(self, selector: str = "main") -> str:
        """All words of the first element that fits, with single spaces."""
        return " ".join(self.find(selector)[0].text_content().split())

    def texts(self, selector: str) -> list[str]:
        """The words of all elements that fit."""
        return [" ".join(found.text_content().split()) for found in self.find(selector)]

    def links(self) -> list[str]:
        """All addresses that it links to."""
        return [found.get("href") for found in self.find("a[href]")]


def get(address: str, status: int = 200) -> Page:
    """Ask for a page."""
    answer = Client().get(address)
    assert answer.status_code == status, (address, answer.status_code)
    return Page(answer, html.fromstring(answer.content.decode()))


def languages() -> list[str]:
    """The languages that the site speaks."""
    return [code for code, _name in settings.LANGUAGES]


def addresses() -> dict[str, str]:
    """One address of each kind of page, in the language that is active."""
    return {
        "front": reverse("site:front"),
        "reports": reverse("site:reports"),
        "report": reverse("site:report", args=["post-1"]),
        "arabic": reverse("site:report", args=["arabic-1"]),
        "odd": reverse("site:report", args=[ODD_ID]),
        "events": reverse("site:events"),
        "event": reverse("site:event", args=["event-strike"]),
        "odd event": reverse("site:event", args=["event-odd"]),
        "place": reverse("site:place", args=[BROOK.id]),
        "town": reverse("site:place", args=[MILL.id]),
        "area": reverse("site:place", args=["test:upland"]),
        "map": reverse("site:map"),
        "tolls": reverse("site:tolls"),
        "tolls of a place": reverse("site:tolls") + "?place=test:upland&action=killed&group=people",
        "sources": reverse("site:sources"),
        "source": reverse("site:source", args=["Evening Gazette"]),
        "odd source": reverse("site:source", args=[HOSTILE]),
        "actors": reverse("site:actors"),
        "actor": reverse("site:actor", args=["The Army"]),
        "odd actor": reverse("site:actor", args=[HOSTILE]),
        "control": reverse("site:control"),
        "control then": reverse("site:control") + "?place=test:upland&as_of=2021-05-09&since=2021-05-01",
        "about": reverse("site:about"),
        "search": reverse("site:search") + "?q=Brookfield",
        "searched by filters": reverse("site:search")
        + "?q=raid+in+Brookfield&kind=attack&place=test:brook&since=2021-05-01",
        "odd search": reverse("site:search") + "?q=script+alert",
        "nothing asked": reverse("site:search"),
        "nothing found": reverse("site:search") + "?q=Brookfierd",
    }


def further() -> dict[str, str]:
    """Pages that tell a reader of a fault, forms on a page of their own, and what other sites show in a frame."""
    return {
        "nothing there": reverse("site:report", args=["nothing"]),
        "an older revision": reverse("site:report", args=[ODD_ID]) + "?revision=1",
        "a comment": reverse("site:comment", args=["post-1"]),
        "no such day": reverse("site:events") + "?since=yesterday&until=2021-05-01",
        "no such place": reverse("site:tolls") + "?place=nowhere",
        "no such box": reverse("site:map") + "?box=1,2",
        "every layer": reverse("site:map") + "?layer=events&layer=control&layer=displacement&layer=reports",
        "as known": reverse("site:place", args=[MILL.id]) + "?as_known=2021-05-20",
        "framed map": reverse("site:embed-map"),
        "framed tolls": reverse("site:embed-tolls") + "?place=test:upland",
        "framed event": reverse("site:embed-event", args=["event-strike"]),
        "framed place": reverse("site:embed-place", args=[MILL.id]),
    }
