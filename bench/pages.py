"""How long the site's pages take on a ledger of 100,000 claims, beside a bare Django view; their queries and weight.

For each kind of page, of some addresses, each of which some readers ask for, in mixed order:
- pages.KIND.times: the 95th percentile of the time, by that of a bare view: no query, and a template that puts a list
  of fifty links into the site's frame. Both go through all of the middleware, in the same process, in turns.
- pages.KIND.first_times: the same of the first reader of each address alone, for whom the page is made; the others
  have it from what the server keeps as long as the ledger does not change (marsad.site.kept).
- pages.KIND.queries: the most queries that one of them made.
- pages.KIND.kb: kilobytes (of 1000) that are sent of the heaviest with the style sheets, scripts, pictures and fonts
  that it names, to a browser that takes what is compressed.
- pages.bare_ms, pages.KIND.ms and pages.KIND.first_ms: the 95th percentiles in milliseconds of this process.

The ledger is the one that bench/record.py makes. MARSAD_HOME=FOLDER python bench/pages.py measures one that is there.
"""

import gc
import json
import re
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from random import Random
from statistics import quantiles
from typing import Any
from urllib.parse import urlencode

ADDRESSES, SLOW, ONE = 60, 8, 1
"""How many pages of each kind are asked for; of those that read the whole record anew, fewer, of lists of all one."""
OF_ALL = frozenset({"actors", "sources"})
"""What reads every claim there is; asked for after the others, whose times it would disturb."""
READERS = 25
"""How many readers ask for each address: fewer than a page has in an hour in which the ledger does not change."""
LOOKED_THROUGH = 6
"""How many pages of each kind have their queries counted and are weighed."""
WARMING = 3
"""The first few of each kind warm up and are not counted."""
BARE = 2
"""How often the bare view is asked for beside each page that is made."""
ROWS = 50
_NAMED = re.compile(r'(?:src|href)="(/static/[^"]+)"')
_NAMED_IN_STYLES = re.compile(r"url\(['\"]?([^'\")]+)")


@dataclass(frozen=True, slots=True)
class Answer:
    """What a request was answered, and the seconds of this process that it took."""

    status: str
    body: bytes
    seconds: float


def figures(_shared: Path) -> dict[str, float]:
    """Measure on the large ledger of the bench of the record."""
    import record  # noqa: PLC0415 - which measures these pages, too

    return record.on_ledger(record.MOST)["pages"]


def measure() -> dict[str, float]:
    """Ask for pages of the ledger of this process's settings."""
    from marsad.ledger.opening import open_ledger  # noqa: PLC0415 - Django is loaded here

    open_ledger()
    ask = asker()
    random = Random(1)  # noqa: S311 - a sample, and no secret
    pages = addresses(random)
    for kind in pages:
        for address in pages[kind][:WARMING]:
            _checked(address, ask(address))
    forget()
    first: dict[str, list[float]] = {kind: [] for kind in pages}
    every: dict[str, list[float]] = {kind: [] for kind in pages}
    bare = []
    asked = [(kind, address) for kind in pages for address in pages[kind][WARMING:] for _ in range(READERS)]
    last = [one for one in asked if one[0] in OF_ALL]
    asked = [one for one in asked if one[0] not in OF_ALL]
    random.shuffle(asked)
    asked += last
    seen = set()
    for kind, address in asked:
        took = _checked(address, ask(address)).seconds
        every[kind].append(took)
        if address not in seen:
            seen.add(address)
            first[kind].append(took)
            bare += [ask("/bare/").seconds for _ in range(BARE)]
    found = {"pages.bare_ms": 1000 * late(bare)}
    for kind, addresses_of in pages.items():
        some = addresses_of[:LOOKED_THROUGH]
        found[f"pages.{kind}.ms"] = 1000 * late(every[kind])
        found[f"pages.{kind}.first_ms"] = 1000 * late(first[kind])
        found[f"pages.{kind}.times"] = late(every[kind]) / late(bare)
        found[f"pages.{kind}.first_times"] = late(first[kind]) / late(bare)
        found[f"pages.{kind}.queries"] = max(queries(ask, address) for address in some)
        found[f"pages.{kind}.kb"] = max(weight(ask, address) for address in some) / 1000
    return found


def late(times: list[float]) -> float:
    """Give the 95th percentile."""
    return quantiles(times, n=20, method="inclusive")[-1] if len(times) > 1 else times[0]


def forget() -> None:
    """Have every page made anew, as after a change of the ledger."""
    from marsad.site import kept, remembered  # noqa: PLC0415

    kept.forget()
    remembered.forget()


def addresses(random: Random) -> dict[str, list[str]]:
    """Choose pages of each kind, the same for the same ledger."""
    from django.urls import reverse  # noqa: PLC0415

    from marsad.ledger.models import Event, Place, Report  # noqa: PLC0415

    def some(rows: Any) -> list[str]:
        return random.sample(sorted(rows.values_list("uid", flat=True)), ADDRESSES + WARMING)

    def lists(name: str, fields: Iterator[Mapping[str, object]], number: int = ADDRESSES) -> list[str]:
        return [f"{reverse(f'site:{name}')}?{urlencode(next(fields))}" for _ in range(number + WARMING)]

    towns = list(Place.objects.filter(events__isnull=False).distinct().order_by("uid").values_list("uid", "name"))
    days = sorted(set(Event.objects.exclude(date_start=None).values_list("date_start", flat=True)))
    pages = {
        name: [reverse(f"site:{name}", args=[uid]) for uid in some(rows)]
        for name, rows in (
            ("report", Report.objects.all()),
            ("event", Event.objects.all()),
            ("place", Place.objects.filter(events__isnull=False).distinct()),
        )
    }
    return pages | {
        "search": lists("search", searches(random, towns, days)),
        "map": lists("map", maps(random, days)),
        "events": lists("events", maps(random, days), SLOW),
        "front": [reverse("site:front")] * (SLOW + WARMING),
        "tolls": lists("tolls", ({"place": random.choice(towns)[0]} for _ in iter(int, 1)), SLOW),
        "control": lists("control", ({"as_of": random.choice(days)} for _ in iter(int, 1)), SLOW),
        "actors": [reverse("site:actors")] * (ONE + WARMING),
        "sources": [reverse("site:sources")] * (ONE + WARMING),
    }


def searches(random: Random, towns: list[tuple[str, str]], days: list[Any]) -> Iterator[dict[str, object]]:
    """Search as readers do: a name, a name with words, words, a phrase, what happened in a while."""
    import generated  # noqa: PLC0415

    while True:
        (_, town), (_, other) = random.sample(towns, 2)
        scene, role = random.choice(generated.SCENES), random.choice(generated.ROLES)
        start, end = sorted(random.sample(days, 2))
        yield {"q": town}
        yield {"q": f"{town} {scene}"}
        yield {"q": f"{role} {scene}"}
        yield {"q": f'"near the old {scene}"', "since": start, "until": end}
        yield {"q": other, "kind": "attack", "sort": "date"}


def maps(random: Random, days: list[Any]) -> Iterator[dict[str, object]]:
    """Look at maps: of everything, of a while, of one kind, of a part."""
    while True:
        start, end = sorted(random.sample(days, 2))
        west, south = round(random.uniform(40, 42), 2), round(random.uniform(31, 33), 2)
        yield {"since": start}
        yield {"since": start, "until": end, "kind": "attack"}
        yield {"box": f"{west},{south},{west + 1.5},{south + 1}", "until": end}


def asker() -> Callable[[str], Answer]:
    """Put the bare view beside the site's, and give what asks for an address as a server does."""
    from django.conf import settings  # noqa: PLC0415
    from django.http import HttpRequest, HttpResponse  # noqa: PLC0415
    from django.template import engines  # noqa: PLC0415
    from django.test import RequestFactory  # noqa: PLC0415
    from django.urls import path  # noqa: PLC0415

    from marsad.site import urls  # noqa: PLC0415
    from marsad.site.serving import application  # noqa: PLC0415

    template = engines["django"].from_string(
        '{% extends "marsad/base.html" %}{% block content %}<h1>{{ title }}</h1><ul>{% for row in rows %}'
        '<li><a href="/{{ row.id }}/">{{ row.name }}</a></li>{% endfor %}</ul>{% endblock %}'
    )
    rows = [{"id": number, "name": f"The name of row {number}"} for number in range(ROWS)]

    def bare(request: HttpRequest) -> HttpResponse:
        return HttpResponse(template.render({"title": "Rows", "rows": rows}, request))

    urls.urlpatterns.insert(0, path("bare/", bare))
    settings.ALLOWED_HOSTS = ["localhost"]
    site = application()
    factory = RequestFactory(HTTP_HOST="localhost")

    def ask(address: str, **headers: str) -> Answer:
        told: list[str] = []
        environ = factory.get(address, **headers).environ
        gc.collect(0)
        start = time.process_time()
        answer = site(environ, lambda status, _headers: told.append(status))
        body = b"".join(answer)
        answer.close()
        return Answer(told[0], body, time.process_time() - start)

    return ask


def _checked(address: str, answer: Answer) -> Answer:
    if not answer.status.startswith("200"):
        raise RuntimeError(f"{address} was answered {answer.status}")
    return answer


def queries(ask: Callable[[str], Answer], address: str) -> int:
    """Count the queries of a page that is made anew."""
    from django.db import connection  # noqa: PLC0415

    from marsad.site import kept, remembered  # noqa: PLC0415

    kept.forget()
    remembered.forget()

    asked: list[str] = []

    def count(execute: Callable[..., object], sql: str, *given: object) -> object:
        asked.append(sql)
        return execute(sql, *given)

    with connection.execute_wrapper(count):
        ask(address)
    return len(asked)


def weight(ask: Callable[..., Answer], address: str) -> int:
    """Add up the bytes that are sent of a page and of all that it names and a browser loads with it."""
    loaded: dict[str, int] = {}
    wanted = [address]
    while wanted:
        name = wanted.pop()
        if name not in loaded:
            loaded[name] = len(_checked(name, ask(name, HTTP_ACCEPT_ENCODING="gzip")).body)
            wanted += _named_in(name, ask(name).body) if name == address or name.endswith(".css") else []
    return sum(loaded.values())


def _named_in(name: str, body: bytes) -> list[str]:
    return (_NAMED_IN_STYLES if name.endswith(".css") else _NAMED).findall(body.decode())


if __name__ == "__main__":
    print(json.dumps(measure()))
