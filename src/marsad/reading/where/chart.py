"""The chart of a report: which sites each sentence names, read once, and where the acts told of so far happened."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import takewhile
from math import log
from typing import cast

import msgspec
from ahocorasick_rs import AhoCorasick

from marsad.reading import place_names, triggers
from marsad.reading.casualties import patients
from marsad.reading.context import Article, Sentence
from marsad.reading.place_names import PlaceName, described
from marsad.reading.place_names.words import fold, words
from marsad.reading.tokens import Doc, Token
from marsad.reading.where.sites import Site, group

SURE = 2.5
"""Points from which a name found in one sentence is taken for a place in the whole report."""


_MATTER = frozenset({"NOUN", "VERB", "NUM", "ADJ"})
_DETERMINERS = frozenset(
    "the this that these those its their a an another one two three four five several some many".split()
)


class Act(msgspec.Struct, frozen=True):
    """An act that a claim of the sentence ``index`` tells of by ``trigger``, with the place that weighed most."""

    index: int
    action: str
    site: Site | None
    trigger: Token | None = None


class Earlier:
    """The acts told of in the sentences before one: in their order, by place, and of the last such sentence.

    ``latest`` is the index of that sentence, ``last`` the places of up to eight acts of it.
    """

    def __init__(self, acts: Sequence[Act]) -> None:
        """Sort the acts."""
        self.acts = acts
        self.at: dict[str, list[Act]] = {}
        for act in acts:
            if act.site is not None:
                self.at.setdefault(act.site.key, []).append(act)
        self.latest = acts[-1].index if acts else -1
        self.last = {act.site.key for act in acts[-8:] if act.index == self.latest and act.site is not None}
        self.of_action = {act.action: act for act in acts}


@dataclass
class Chart:
    """What is worked out once for a report; ``acts`` holds the claims asked for so far, in the order asked.

    ``kept`` is what was worked out for all claims of the sentence asked about last, with that sentence's index.
    """

    article: Article
    acts: list[Act] = field(default_factory=list)
    kept: tuple[int | None, object] = (None, None)
    _earlier: tuple[int, Earlier] = (-1, Earlier(()))
    _kinship: dict[tuple[int, int], float] = field(default_factory=dict)

    @cached_property
    def names(self) -> list[list[PlaceName]]:
        """The place names of each sentence, those found with what the rest of the report tells."""
        article = self.article
        first = [place_names.find(sentence, article.knows_place) for sentence in article.sentences]
        known = {fold(name.core) for names in first for name in names if name.points >= SURE}
        known -= words().known.keys()
        second = []
        within = AhoCorasick(sorted(known)) if known else None
        for sentence, names in zip(article.sentences, first, strict=True):
            told = within.find_matches_as_strings(fold(sentence.text), overlapping=True) if within else ()
            again = not {fold(name.core) for name in names}.issuperset(told)
            second.append(place_names.find(sentence, article.knows_place, known) if again else names)
        return second

    @cached_property
    def sites(self) -> list[tuple[Site, ...]]:
        """The sites of each sentence."""
        pairs = zip(self.article.sentences, self.names, strict=True)
        return [group(sentence, _no_persons(sentence, names)) for sentence, names in pairs]

    @cached_property
    def told(self) -> list[tuple[Site, ...]]:
        """The sites that each sentence tells of without a name; "the town" alone only refers to a name."""
        pairs = zip(self.article.sentences, self.names, strict=True)
        return [
            tuple(Site((name,), sentence) for name in described.find(sentence, names) if not _bare(name))
            for sentence, names in pairs
        ]

    @cached_property
    def title(self) -> tuple[Site, ...]:
        """The sites of the headline; their sentence has the index -1 and no place in the text."""
        title = Sentence(-1, -1, -1, self.article.report.title)
        known = {fold(name.core) for names in self.names for name in names}
        return group(title, place_names.find(title, self.article.knows_place, known))

    def earlier(self, index: int, back: int) -> Earlier:
        """Give the acts told of before a sentence, at most ``back`` sentences before it."""
        if self._earlier[0] != index:
            self._earlier = index, Earlier([act for act in self.acts if index - back <= act.index < index])
        return self._earlier[1]

    def beside(self, index: int) -> list[Act]:
        """List the acts told of so far in a sentence."""
        return list(reversed([*takewhile(lambda act: act.index == index, reversed(self.acts))]))

    def named_around(self, index: int, back: int, ahead: int) -> list[str]:
        """List the places named around a sentence, and the one named first if before it, in their order of naming."""
        keys = {site.key for sites in self.sites[max(0, index - back) : index + ahead + 1] for site in sites}
        if self.first and self.spots[self.first][0].sentence.index < index:
            keys.add(self.first)
        return sorted(keys, key=self._order.__getitem__)

    @cached_property
    def _order(self) -> dict[str, int]:
        return {key: at for at, key in enumerate(self.spots)}

    @cached_property
    def mentions(self) -> Counter[str]:
        """How often the report names each place."""
        return Counter(site.key for sites in self.sites for site in sites)

    @cached_property
    def first(self) -> str:
        """The place that the report names first, provinces and countries left out; "" where none."""
        return next((site.key for sites in self.sites for site in sites if site.rank < 3), "")

    @cached_property
    def matter(self) -> list[frozenset[str]]:
        """The words of each sentence that tell what it is about: dictionary forms of nouns, verbs, figures."""
        return [
            frozenset(t.lemma_.lower() for t in s.doc if t.pos_ in _MATTER and not t.is_stop) if s.doc else frozenset()
            for s in self.article.sentences
        ]

    @cached_property
    def rarity(self) -> dict[str, float]:
        """How rare each word is among the report's sentences (inverse sentence frequency)."""
        seen = Counter(word for about in self.matter for word in about)
        return {word: log(len(self.matter) / count) for word, count in seen.items()}

    def kinship(self, a: int, b: int) -> float:
        """How much two sentences share of what they are about, 0 to 1."""
        if (found := self._kinship.get((a, b))) is None:
            found = self._kinship[a, b] = self._shared(a, b)
        return found

    def _shared(self, a: int, b: int) -> float:
        first, second, rarity = self.matter[a], self.matter[b], self.rarity
        shared = sum(rarity[word] for word in first & second)
        return shared / (1.0 + sum(rarity[word] for word in first)) if shared else 0.0

    @cached_property
    def spots(self) -> dict[str, list[Site]]:
        """The mentions of each place in the order of the text."""
        found: dict[str, list[Site]] = {}
        for sites in self.sites:
            for site in sites:
                found.setdefault(site.key, []).append(site)
        return found


def _no_persons(sentence: Sentence, names: list[PlaceName]) -> list[PlaceName]:
    """Leave out the names of those who were killed, hurt or taken: "police arrested Samir *Qamishli*"."""
    if sentence.doc is None or not names:
        return names
    befallen = patients.of_all(word for word in triggers.find(sentence.doc) if word.action.startswith("casualties/"))
    if not befallen:
        return names
    heads = ((name, sentence.doc.span_of(name.start, name.end)) for name in names)
    return [
        name
        for name, span in heads
        if span is None or span[1] - 1 not in befallen or not _of_person(sentence.doc, span)
    ]


def _of_person(doc: Doc, span: tuple[int, int]) -> bool:
    """Whether a capitalised word stands right before a name, as a person's first name or title does."""
    return span[0] > 0 and doc[span[0] - 1].pos_ == "PROPN" and doc[span[0] - 1].head.i == span[1] - 1


def _bare(name: PlaceName) -> bool:
    """Whether a description says nothing but the sort of place: "the town", "a village"; "the north" says more."""
    said = name.text.lower().split()
    return len(said) - (said[0] in _DETERMINERS) < 2 and said[-1] not in words().directions


def of(article: Article) -> Chart:
    """Return the chart of a report, made when first asked for."""
    if "where" not in article.cache:
        article.cache["where"] = Chart(article)
    return cast(Chart, article.cache["where"])
