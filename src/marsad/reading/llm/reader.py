"""The second reader: a language model points at the claims of a report, the text decides which of them stand.

Each piece of a report is asked for once, and once more with what was wrong. What fails again is read by the default
reader, and the caller is told.
"""

from collections.abc import Callable
from functools import cached_property

from marsad.model import GROUPS, Claim, Report
from marsad.reading import grammar
from marsad.reading.context import KnowsPlace, encodable, knows_no_place, quoting
from marsad.reading.lexicon import load
from marsad.reading.llm.answers import claims_in, schema
from marsad.reading.llm.checks import Checked, check
from marsad.reading.llm.endpoint import Endpoint, Message, Unanswered
from marsad.reading.llm.pieces import Line, Piece, cut

Tell = Callable[[str], None]
"""Told in one line what of a report the model did not read, and why."""
_ATTEMPTS = 2
_TOLD_BACK = 20
"""Faults of one answer that the model is told; more would crowd out the report."""


class LlmReader:
    """Reads reports with a language model at an endpoint; called as ``grammar.read`` is."""

    def __init__(self, endpoint: Endpoint, tell: Tell = lambda _line: None) -> None:
        """Keep where to ask; nothing is sent before a report is read."""
        self.endpoint = endpoint
        self.tell = tell

    @property
    def version(self) -> str:
        """What the claims name as their reader: the model, and the version of what it is told."""
        return f"llm {load('llm')['version']} {self.endpoint.model}"

    def __call__(self, report: Report, knows_place: KnowsPlace = knows_no_place) -> list[Claim]:
        """Read a report into claims, in the order of its text; places are named, not yet settled.

        Raises:
            InstallationError: the endpoint refuses the key or the model, or what a reader needs is not installed.
        """
        plain = encodable(report)
        default = _Default(plain, knows_place)
        claims: dict[str, Claim] = {}
        for piece in cut(plain, self.endpoint.piece):
            for claim in self._piece(plain, piece, default):
                claims.setdefault(claim.id, claim)
        found = sorted(claims.values(), key=lambda claim: claim.quote.start)
        return found if plain is report else quoting(found, report)

    def _piece(self, report: Report, piece: Piece, default: "_Default") -> list[Claim]:
        try:
            checked = self._asked(report, piece)
        except Unanswered as fault:
            self._tell(report, piece, f"{fault}; read by the grammar")
            return default.of(piece.lines)
        if not checked.failures:
            return checked.claims
        self._tell(report, piece, _summary(checked))
        return checked.claims + default.missing(piece, checked)

    def _tell(self, report: Report, piece: Piece, what: str) -> None:
        part = f", part {piece.index} of {piece.of}" if piece.of > 1 else ""
        self.tell(f"report {report.id}{part}: {what}")

    def _asked(self, report: Report, piece: Piece) -> Checked:
        """Ask for the claims of a piece until all of them stand, twice at most; the last answer that could be read.

        Raises:
            Unanswered: neither answer could be read.
        """
        if len(piece.lines[0].text) > self.endpoint.piece:
            raise Unanswered("its sentence is longer than what is sent at once")
        messages, best, silence = _question(report, piece), None, Unanswered("no answer")
        for _ in range(_ATTEMPTS):
            try:
                answer = self.endpoint.ask(messages, schema())
            except Unanswered as fault:
                silence = fault
                continue
            try:
                best = check(claims_in(answer), piece, report, self.version)
            except ValueError as fault:
                silence = Unanswered(str(fault))
                messages = _again(report, piece, answer, [str(fault)])
                continue
            if not best.failures:
                break
            messages = _again(report, piece, answer, [str(failure) for failure in best.failures])
        if best is None:
            raise silence
        return best


class _Default:
    """What the default reader finds in the report; it reads once, and only where it is needed."""

    def __init__(self, report: Report, knows_place: KnowsPlace) -> None:
        self.report = report
        self.knows_place = knows_place

    @cached_property
    def _claims(self) -> list[Claim]:
        return grammar.read(self.report, self.knows_place)

    def of(self, lines: "tuple[Line, ...] | list[Line]") -> list[Claim]:
        starts = {line.start for line in lines}
        return [claim for claim in self._claims if claim.quote.start in starts]

    def missing(self, piece: Piece, checked: Checked) -> list[Claim]:
        """Give the claims of the sentences that failed, but for actions that the model read there in good order.

        Where a failed claim points at no sentence, those without any claim stand in for it.
        """
        read = {(claim.quote.start, claim.kind, claim.action) for claim in checked.claims}
        failed = [failure.line for failure in checked.failures if failure.line is not None]
        if any(failure.line is None for failure in checked.failures):
            done = {start for start, _, _ in read}
            failed += [line for line in piece.lines if line.start not in done]
        return [claim for claim in self.of(failed) if (claim.quote.start, claim.kind, claim.action) not in read]


def _question(report: Report, piece: Piece) -> list[Message]:
    """Put the instructions and a piece of a report into messages."""
    words = load("llm")
    actions = "\n".join(f"{action}: {meaning}" for action, meaning in words["actions"].items())
    system = words["instructions"].replace("{actions}", actions).replace("{groups}", ", ".join(GROUPS))
    lines = "\n".join(f"[{line.number}] {' '.join(line.text.split())}" for line in piece.lines)
    given = {
        "publisher": report.publisher or "not known",
        "published": report.published.strftime("%A %Y-%m-%d") if report.published else "not known",
        "headline": report.title,
        "first": piece.lines[0].number,
        "last": piece.lines[-1].number,
        "sentences": lines,
    }
    return [
        {"role": "system", "content": system.strip()},
        {"role": "user", "content": words["report"].format(**given).strip()},
    ]


def _again(report: Report, piece: Piece, answer: str, faults: list[str]) -> list[Message]:
    """Ask once more, with what was wrong."""
    told = "\n".join(f"- {fault}" for fault in faults[:_TOLD_BACK])
    return [
        *_question(report, piece),
        {"role": "assistant", "content": answer},
        {"role": "user", "content": load("llm")["faults"].format(faults=told).strip()},
    ]


def _summary(checked: Checked) -> str:
    """Say in a line what failed."""
    failed = len(checked.failures)
    first = f"{checked.failures[0].why}{', …' if failed > 1 else ''}"
    return f"{failed} of {failed + len(checked.claims)} claims failed the check ({first}); read by the grammar there"
