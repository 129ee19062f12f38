"""What was hit and with what: targets that the laws of war protect, weapons, sides."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache

from marsad.model import Claim, Protection
from marsad.reconcile.lists import Weapon, holds_any, protected, weapons
from marsad.reconcile.wording import plain


def protections(claims: Iterable[Claim]) -> tuple[Protection, ...]:
    """List the protected targets that attacks hit, each with the rule that protects it, in the order of the list."""
    attacks = [claim for claim in claims if _is_attack(claim) and claim.group]
    return tuple(
        Protection(target=item.target, ground=item.ground)
        for item in protected()
        if any(
            claim.group in item.groups and (not item.words or holds_any(claim.quote.text, item.words))
            for claim in attacks
        )
    )


def weapons_of(claims: Iterable[Claim]) -> tuple[str, ...]:
    """List the weapons that the sentences on attacks name, in the order of the list."""
    named = {weapon for claim in claims if _is_attack(claim) for weapon in _named(claim.quote.text, claim.action)}
    return tuple(weapon.name for weapon in weapons() if weapon.name in named)


@lru_cache(maxsize=16_384)
def _named(sentence: str, action: str) -> frozenset[str]:
    """Find the weapons in a sentence: of "ballistic missile" and "missile" the longer."""
    found = (_by_word()[hit] for hit in _words().findall(plain(sentence)))
    return frozenset(weapon.name for weapon in found if action in weapon.actions)


@cache
def _by_word() -> Mapping[str, Weapon]:
    return {word: weapon for weapon in weapons() for word in weapon.words}


@cache
def _words() -> re.Pattern[str]:
    longest_first = sorted(_by_word(), key=lambda word: (-len(word), word))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b")


def sides(claims: Sequence[Claim]) -> tuple[str, ...]:
    """List the sides on which the actors of an event stand."""
    return tuple(sorted({actor.side for claim in claims for actor in claim.actors if actor.side}))


def _is_attack(claim: Claim) -> bool:
    return claim.kind == "attack" and claim.status == "reported"
