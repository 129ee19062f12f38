"""A parsed sentence as plain objects.

The rules ask each word many questions; asked of spaCy's own documents, every one of them makes a new object.
Names and meanings are those of spaCy's ``Doc`` and ``Token``, of which this is a copy that is only read.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, Self


@dataclass(frozen=True, slots=True)
class Word:
    """What is true of a written word wherever it stands."""

    text: str
    lower_: str
    is_alpha: bool
    is_digit: bool
    is_lower: bool
    is_punct: bool
    is_quote: bool
    is_space: bool
    is_stop: bool
    is_title: bool
    like_num: bool


class Form(NamedTuple):
    """What a word is where it stands: its dictionary form, its part of speech in two tag sets, its relation."""

    lemma: str
    pos: str
    tag: str
    dep: str


class Token:
    """A word at its place in a sentence.

    ``i`` counts words and ``idx`` characters of the sentence. ``lefts`` and ``rights`` hang on it by the parse, before
    and behind it; ``children`` are both. The root is its own ``head``.
    """

    __slots__ = (
        "children", "dep_", "doc", "head", "i", "idx", "lefts", "lemma_", "lower_", "pos_", "rights", "tag_", "text",
        "word",
    )  # fmt: skip

    doc: "Doc"
    head: "Token"
    lefts: "tuple[Token, ...]"
    rights: "tuple[Token, ...]"
    children: "tuple[Token, ...]"

    def __init__(self, i: int, idx: int, word: Word, form: Form) -> None:
        """Make a word that hangs on nothing yet; ``Doc`` ties it to the others."""
        self.i, self.idx, self.word = i, idx, word
        self.text, self.lower_ = word.text, word.lower_
        self.lemma_, self.pos_, self.tag_, self.dep_ = form

    def __repr__(self) -> str:
        """Show the word."""
        return self.text

    @property
    def ancestors(self) -> "Iterator[Token]":
        """The words above it, nearest first."""
        here = self
        while here.head is not here:
            here = here.head
            yield here

    def is_ancestor(self, below: "Token") -> bool:
        """Whether another word hangs on this one, directly or not."""
        return any(above is self for above in below.ancestors)

    @property
    def subtree(self) -> "Iterator[Token]":
        """The word and all that hangs on it, in the order of the sentence."""
        for child in self.lefts:
            yield from child.subtree
        yield self
        for child in self.rights:
            yield from child.subtree

    @property
    def conjuncts(self) -> "tuple[Token, ...]":
        """The words joined to it ("A, B and C"), itself left out."""
        first = self
        while first.head is not first and first.dep_ == "conj":
            first = first.head
        found = [first]
        for word in found:
            found += [child for child in word.rights if child.dep_ == "conj"]
        return tuple(word for word in found if word is not self)

    def nbor(self, steps: int = 1) -> "Token":
        """Give the word so many steps on.

        Raises:
            IndexError: the sentence ends before.
        """
        if self.i + steps < 0:
            raise IndexError(self.i + steps)
        return self.doc[self.i + steps]

    @property
    def is_alpha(self) -> bool:
        """Whether it is all letters."""
        return self.word.is_alpha

    @property
    def is_digit(self) -> bool:
        """Whether it is all digits."""
        return self.word.is_digit

    @property
    def is_lower(self) -> bool:
        """Whether it is written without capitals."""
        return self.word.is_lower

    @property
    def is_punct(self) -> bool:
        """Whether it is a punctuation mark."""
        return self.word.is_punct

    @property
    def is_quote(self) -> bool:
        """Whether it is a quotation mark."""
        return self.word.is_quote

    @property
    def is_space(self) -> bool:
        """Whether it is white space."""
        return self.word.is_space

    @property
    def is_stop(self) -> bool:
        """Whether it is one of the commonest words, which tell little."""
        return self.word.is_stop

    @property
    def is_title(self) -> bool:
        """Whether it is written with a capital first and small letters after."""
        return self.word.is_title

    @property
    def like_num(self) -> bool:
        """Whether it is a number, in digits or as a word."""
        return self.word.like_num


class Doc(tuple[Token, ...]):
    """A parsed sentence: its words, tied to each other; ``user_data`` keeps what the rules have worked out about it."""

    text: str
    user_data: dict[Any, Any]

    def __new__(cls, text: str, tokens: Iterable[Token], heads: Sequence[int]) -> Self:
        """Tie words to each other; ``heads`` has the number of each word's head, its own for a root."""
        self = super().__new__(cls, tokens)
        self.text, self.user_data = text, {}
        for token, head in zip(self, heads, strict=True):
            token.doc, token.head = self, self[head]
            token.lefts = token.rights = ()
        for token in self:
            above = token.head
            if token.i < above.i:
                above.lefts += (token,)
            elif token.i > above.i:
                above.rights += (token,)
        for token in self:
            token.children = token.lefts + token.rights
        return self

    def text_of(self, first: int, end: int) -> str:
        """Give the text of the words from ``first`` to before ``end``; empty where there are none."""
        words = self[first:end]
        return self.text[words[0].idx : words[-1].idx + len(words[-1].text)] if words else ""

    def root_of(self, first: int, end: int) -> Token:
        """Give the highest of the words from ``first`` to before ``end`` in the parse, the first of equals.

        A mark or a space that nothing hangs on is taken only where nothing else stands there.
        """
        words = self[first:end]
        if len(words) == 1:
            return words[0]
        for word in words:
            if word.head is word:
                return word
        outward = [word for word in words if not first <= word.head.i < end]
        return min(outward, key=self._depth, default=words[0])

    def _depth(self, word: Token) -> int:
        if (word.is_space or word.is_punct) and not word.children:
            return len(self) - 1
        return sum(1 for _ in word.ancestors)

    def span_of(self, start: int, end: int) -> tuple[int, int] | None:
        """Give the words that the characters from ``start`` to before ``end`` touch, as (first, one past the last)."""
        if not 0 <= start < end <= len(self.text) or not self:
            return None
        first = bisect_right(self, start, key=_begins) - 1
        last = bisect_right(self, end - 1, key=_begins) - 1
        if start == self[first].idx + len(self[first].text):
            first += 1
        return (first, last + 1) if first <= last else None


def _begins(token: Token) -> int:
    return token.idx
