"""Places of the record by their names in the reader's script."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from marsad.ledger.asking.places import at_hand
from marsad.ledger.models import Place
from marsad.model import PlaceMention
from marsad.site import names


@dataclass(frozen=True, slots=True)
class Spelled:
    """Names by places' ids, as far as they differ from those of the record, which is in Latin letters."""

    by_id: Mapping[str, str]

    @classmethod
    def of(cls, mentions: Iterable[PlaceMention | None]) -> "Spelled":
        """Look up the names of mentions: one query at most, none for readers of English."""
        return cls.of_ids(mention.id for mention in mentions if mention)

    @classmethod
    def of_ids(cls, ids: Iterable[str | None]) -> "Spelled":
        """Look up the names of places by their ids."""
        wanted = {key for key in ids if key} if names.reads_arabic() else set()
        read = at_hand(wanted)
        found = {key: row.name_ar for key, row in read.items() if row and row.name_ar}
        if missing := wanted - read.keys():
            found |= Place.objects.filter(uid__in=missing).exclude(name_ar="").values_list("uid", "name_ar")
        return cls(found)

    @classmethod
    def of_rows(cls, places: Iterable[Place]) -> "Spelled":
        """Take the names of places that were read before."""
        return cls({row.uid: row.name_ar for row in places if row.name_ar} if names.reads_arabic() else {})

    def name(self, mention: PlaceMention | None) -> str:
        """The name of what is mentioned; the words of the text where that is not settled, "" for no place."""
        if mention is None:
            return ""
        if known := self.by_id.get(mention.id or ""):
            return known
        code = mention.country or ""
        is_country = bool(code) and mention.name == names.in_english(code)  # its name needs no gazetteer
        return names.country(code) if is_country else mention.name or mention.text
