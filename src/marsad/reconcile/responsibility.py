"""Who is accused of an attack, and what the accused party itself says: that it did it, or that it did not."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from marsad.model import ActorMention, Claim, SourceMention
from marsad.model.record import Response
from marsad.reconcile.lists import holds_any, voices
from marsad.reconcile.naming import credible
from marsad.reconcile.wording import plain


@dataclass(frozen=True, slots=True)
class Answer:
    """What accused parties say, by the sources that speak for them: ``conceded``, ``denied``.

    ``others_deny`` are independent sources that deny it and speak for none of the accused.
    """

    conceded: tuple[str, ...] = ()
    denied: tuple[str, ...] = ()
    others_deny: tuple[str, ...] = ()

    @property
    def response(self) -> Response | None:
        """What the accused side says in all; None: nothing."""
        if self.conceded and self.denied:
            return "both"
        return "conceded" if self.conceded else "denied" if self.denied else None


def answer(claims: Sequence[Claim], sources: Mapping[str, str]) -> Answer:
    """Gather what the accused say; ``sources`` leads from a claim's id to its independent source.

    Accused is whoever does what is reported as an attack; in a clash nobody is.
    """
    attacks = [claim for claim in claims if claim.kind == "attack" and claim.action != "clash"]
    accused = [actor for claim in attacks if claim.status == "reported" for actor in claim.actors]
    conceded = {
        sources[claim.id]
        for claim in attacks
        if claim.status == "reported" and any(speaks_for(_speaker(claim, sources), actor) for actor in claim.actors)
    }
    denied: set[str] = set()
    others: set[str] = set()
    for claim in claims:
        if claim.status == "denied" and claim.kind in ("attack", "casualties"):
            speaker = _denier(claim, sources)
            if any(speaks_for(speaker, actor) for actor in accused):
                denied.add(speaker.name or speaker.text)
            elif claim.source is not None or not claim.actors:
                others.add(credible(claim, sources))
    return Answer(tuple(sorted(conceded)), tuple(sorted(denied)), tuple(sorted(others)))


def _speaker(claim: Claim, sources: Mapping[str, str]) -> SourceMention:
    """Give whom a claim is attributed to; whoever stands behind it where its sentence names nobody."""
    return claim.source or SourceMention(sources[claim.id], sources[claim.id])


def _denier(claim: Claim, sources: Mapping[str, str]) -> SourceMention:
    """Give who denies: whom the sentence names as speaking, else the party that it speaks of."""
    if claim.source is None and claim.actors:
        return SourceMention(claim.actors[0].text, claim.actors[0].name)
    return _speaker(claim, sources)


def speaks_for(speaker: SourceMention, actor: ActorMention) -> bool:
    """Say whether a source is the voice of a party: by the list of voices, or by the party's own name in it."""
    names = {plain(name) for name in (actor.name, actor.text) if name}
    said = [plain(name) for name in (speaker.name, speaker.text) if name]
    if any(_is_named(text, name) for text in said for name in names):
        return True
    return any(
        actor.id in voice.parties
        and (speaker.name in voice.sources or (speaker.name is None and holds_any(speaker.text, voice.words)))
        for voice in voices().voice
    )


def _is_named(text: str, name: str) -> bool:
    """Say whether words name a party and nothing but words that may stand beside its name."""
    left = f" {text} ".replace(f" {name} ", " ", 1)
    return left != f" {text} " and all(word in voices().beside.words for word in left.split())
