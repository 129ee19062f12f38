"""All that hits are made of, fetched at once: one query, whatever sorts of things a page of hits holds."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from django.db import connection

from marsad.ledger.backend import json_text

SENTENCES: Final = 12
"""Of an event, that its snippet is chosen from."""


class Found(NamedTuple):
    """A row of what was found; ``entry`` is its key in the index, ``row`` that of its own table.

    ``part`` numbers rows of one entry: of an event the sentences of its claims (0 is the event itself), of an actor or
    a source its names. ``text`` is a report's or a sentence, of a place its Arabic name. ``place`` is the name of the
    place, or the words for it; of a place what it lies in, level by level. ``listed`` is the action of a claim; as
    JSON the actions of an event, and the other names of a place.
    """

    entry: int
    what: str
    part: int
    uid: str
    row: int | None
    title: str
    text: str
    kind: str
    publisher: str
    language: str
    place: str
    place_id: str
    report: str
    listed: str


_QUERY: Final = """
WITH page AS (SELECT id, what, uid, "row" FROM ledger_searchentry WHERE id IN (:keys))
SELECT page.id, page.what, 0, t.uid, t.id, t.title, t.text, '', t.publisher, t.language, '', '', '', ''
FROM page JOIN ledger_report t ON t.id = page."row" WHERE page.what = 'report'
UNION ALL
SELECT page.id, page.what, 0, t.uid, t.id, '', :quote, t.kind, r.publisher, r.language,
    COALESCE(p.name, t.place_text), COALESCE(p.uid, ''), r.uid, t.action
FROM page JOIN ledger_claim t ON t.id = page."row" JOIN ledger_report r ON r.id = t.report_id
LEFT JOIN ledger_place p ON p.id = t.place_id WHERE page.what = 'claim'
UNION ALL
SELECT page.id, page.what, 0, t.uid, t.id, '', '', t.kind, '', '',
    COALESCE(p.name, t.place_text), COALESCE(p.uid, ''), '', CAST(t.actions AS text)
FROM page JOIN ledger_event t ON t.id = page."row" LEFT JOIN ledger_place p ON p.id = t.place_id
WHERE page.what = 'event'
UNION ALL
SELECT * FROM (
    SELECT page.id, page.what, ROW_NUMBER() OVER (
        PARTITION BY page.id ORDER BY r.published DESC, r.id, t.start, t.id
    ) AS part, page.uid, page."row", '' AS title, :quote AS text, '' AS kind, '' AS publisher, '' AS language,
        '' AS place, '' AS place_id, '' AS report, '' AS listed
    FROM page JOIN ledger_event_claims told ON told.event_id = page."row" JOIN ledger_claim t ON t.id = told.claim_id
    JOIN ledger_report r ON r.id = t.report_id WHERE page.what = 'event'
) AS said WHERE part <= :sentences
UNION ALL
SELECT page.id, page.what, 0, t.uid, t.id, t.name, t.name_ar, t.kind, '', '',
    t.admin3 || :line || t.admin2 || :line || t.admin1 || :line || t.country, '', '', CAST(t.names AS text)
FROM page JOIN ledger_place t ON t.id = page."row" WHERE page.what = 'place'
UNION ALL
SELECT page.id, page.what, ROW_NUMBER() OVER (PARTITION BY page.id ORDER BY t.listed DESC, t.id), page.uid,
    page."row", '', COALESCE(t.spelling, ''), '', '', '', '', '', '', ''
FROM page LEFT JOIN ledger_searchname t ON t.what = page.what AND t.uid = page.uid
WHERE page.what IN ('actor', 'source')
"""


def fetch(entries: Sequence[int]) -> dict[int, list[Found]]:
    """Fetch what these entries of the index stand for, by their keys; what is not there any more is left out."""
    if not entries:
        return {}
    # filled up, so that there are few queries, which the database then knows
    keys = [*entries, *[entries[-1]] * ((1 << (len(entries) - 1).bit_length()) - len(entries))]
    found: dict[int, list[Found]] = {}
    with connection.cursor() as cursor:
        cursor.execute(_query(len(keys), connection.vendor), keys)
        for row in map(Found._make, cursor.fetchall()):
            found.setdefault(row.entry, []).append(row)
    for rows in found.values():
        rows.sort(key=lambda row: row.part)
    return found


@lru_cache(maxsize=32)
def _query(number: int, _vendor: str) -> str:
    """Write the query for so many entries."""
    quote, keys = json_text("t.data", "quote", "text"), ", ".join(["%s"] * number)
    given = {"keys": keys, "quote": quote, "sentences": str(SENTENCES), "line": "'\n'"}
    return re.sub(r":(\w+)", lambda name: given[name[1]], _QUERY)
