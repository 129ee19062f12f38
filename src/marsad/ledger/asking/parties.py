"""Parties as they are asked for: by id, name or any alias, with all that belongs to them."""

from collections.abc import Callable, Iterable
from functools import cache

import msgspec

from marsad.reading.lexicon import table


class _Party(msgspec.Struct, frozen=True):
    """One party of the list of actors, as far as it is needed here."""

    id: str
    name: str
    arabic: str = ""
    aliases: tuple[str, ...] = ()
    parents: tuple[str, ...] = ()

    @property
    def names(self) -> set[str]:
        """All that it may be asked for by, folded."""
        return {_folded(name) for name in (self.id, self.name, self.arabic, *self.aliases) if name}


@cache
def _parties() -> tuple[_Party, ...]:
    return table("actors", "party", tuple[_Party, ...])


def _folded(name: str) -> str:
    return " ".join(name.casefold().removeprefix("the ").split())


def party(asked: str | Iterable[str] | None) -> Callable[[str], bool] | None:
    """Say of a name whether it is one of the parties asked for, or of one that belongs to them; None asks for none.

    A party that is not on the list is known by its words alone.
    """
    if asked is None:
        return None
    wanted = {_folded(name) for name in ([asked] if isinstance(asked, str) else asked)}
    ids = {one.id for one in _parties() if wanted & one.names}
    grown = 0
    while grown < len(ids):
        grown = len(ids)
        ids |= {one.id for one in _parties() if ids & set(one.parents)}
    names = wanted | {_folded(one.name) for one in _parties() if one.id in ids}
    return lambda name: _folded(name) in names
