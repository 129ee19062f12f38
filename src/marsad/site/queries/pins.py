"""Events of a table by what maps draw them on: worked out once for all of its places, then only counted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from marsad.site.maps.clusters import Spot
from marsad.site.queries.areas import AreaKey, extents
from marsad.site.queries.counting import Counted, EventTable, Flags, Ints, date_of
from marsad.site.queries.mapped import Located, Row, Unplaced, by_most, spot_of

_Listed = tuple[str, str, bool]
"""What is listed and not pinned: the words of the text, what is known all the same, whether that is an area."""


@dataclass(frozen=True)
class Pins:
    """What the places of a table are drawn on, in one language; all columns follow the table's ``wheres``.

    Several of them may be drawn on one area: ``drawn_on`` numbers what is drawn on (-1: nothing), ``leads`` says which
    of them goes before another in telling what it is: the area's own place before those that lie in it. ``spots`` are
    what each makes where it leads, ``named`` their order by name, and ``listed`` what is not pinned.
    """

    drawn_on: Ints
    leads: Ints
    spots: Sequence[Spot | None]
    named: Ints
    listed: Sequence[_Listed | None]

    @classmethod
    def read(cls, table: EventTable) -> "Pins":
        """Work it out: one query at most."""
        rows = [
            Row("", 1, None, "", table.places.get(one.place or 0), one.precision, one.text, one.admin1, one.country)
            for one in table.wheres
        ]
        keys = [row.key for row in rows]
        numbered = {key: number for number, key in enumerate(dict.fromkeys(key for key in keys if key))}
        reached = extents([key for key in numbered if isinstance(key, AreaKey)])
        bears = [row.bears(key) for row, key in zip(rows, keys, strict=True)]
        spots = [
            spot_of(key, row.place if own else None, reached) if key else None
            for row, key, own in zip(rows, keys, bears, strict=True)
        ]
        leads = np.empty(len(rows), np.int64)
        leads[np.argsort(np.logical_not(bears), kind="stable")] = np.arange(len(rows))
        names = [spot.name if spot else "" for spot in spots]
        order = {name: number for number, name in enumerate(sorted(set(names)))}
        return cls(
            np.array([numbered[key] if key else -1 for key in keys], np.int64),
            leads,
            spots,
            np.array([order[name] for name in names], np.int64),
            [
                (row.text, row.known, isinstance(key, AreaKey)) if row.place is None or key is None else None
                for row, key in zip(rows, keys, strict=True)
            ],
        )

    def located(self, table: EventTable, chosen: Flags) -> Located:
        """Group chosen events of the table by what they are drawn on, as ``mapped.locate`` does."""
        counted = table.counted(chosen)
        on = self.drawn_on[counted.where]
        leader = self._leaders(counted.where, on)
        spots = self._spots(table, counted, on, leader)
        return Located(spots, self._unplaced(counted, on, leader))

    def _leaders(self, where: Ints, on: Ints) -> Ints:
        """Give, of all that is drawn on, the place that leads among these; -1 where there is none."""
        most = len(self.spots)
        first = np.full(int(self.drawn_on.max(initial=-1)) + 1, most, np.int64)
        np.minimum.at(first, on[on >= 0], self.leads[where[on >= 0]])
        led = np.append(np.argsort(self.leads), -1)
        return led[first]

    def _spots(self, table: EventTable, counted: Counted, on: Ints, leader: Ints) -> list[Spot]:
        """Make spots with their counts, those with the newest events first, then by their names."""
        width = max(len(table.kinds), 1)
        drawn = on >= 0
        cells = on[drawn] * width + counted.kind[drawn]
        numbers = np.bincount(cells, counted.number[drawn], len(leader) * width).astype(np.int64).reshape(-1, width)
        newest = np.full(len(leader), np.iinfo(np.int64).min)
        np.maximum.at(newest, on[drawn], counted.newest[drawn])
        last = np.zeros(len(leader), np.int64)
        last[on[drawn]] = counted.last[drawn]
        shown = np.array([key for key in np.flatnonzero(leader >= 0) if self.spots[leader[key]]], np.int64)
        shown = shown[np.lexsort((self.named[leader[shown]], ~newest[shown]))]  # ~ turns the order round, safely
        kinds = np.argsort(-numbers[shown], axis=1, kind="stable")
        uids = table.uids[last[shown]]
        told = zip(
            leader[shown].tolist(), numbers[shown].tolist(), kinds.tolist(), newest[shown].tolist(), uids.tolist(),
            strict=True,
        )  # fmt: skip
        return [
            self._spot(at, {table.kinds[kind]: row[kind] for kind in order if row[kind]}, day, uid)
            for at, row, order, day, uid in told
        ]

    def _spot(self, at: int, kinds: Mapping[str, int], day: int, uid: bytes) -> Spot:
        spot = self.spots[at]
        assert spot is not None  # noqa: S101 - only such were chosen
        made = Spot(
            spot.name, spot.latitude, spot.longitude, kinds, spot.place, date_of(day), "", spot.reach, spot.level,
            spot.outline,
        )  # fmt: skip
        if made.count == 1:
            made.event = uid.decode()
        return made

    def _unplaced(self, counted: Counted, on: Ints, leader: Ints) -> list[Unplaced]:
        found: dict[tuple[_Listed, int], int] = {}
        told = zip(counted.where.tolist(), on.tolist(), counted.number.tolist(), strict=True)
        for where, key, number in told:
            if entry := self.listed[where]:
                found[entry, key] = found.get((entry, key), 0) + number
        drawn = {key: bool(key >= 0 and self.spots[leader[key]]) for _entry, key in found}
        return by_most(
            Unplaced(text, area, number, drawn=is_area and drawn[key])
            for ((text, area, is_area), key), number in found.items()
        )
