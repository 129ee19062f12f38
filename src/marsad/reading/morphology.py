"""Parts of speech and dictionary forms: spaCy's own rules, asked once for each use of a word.

The model's rules look at the word, its tag and its relation in the parse (and the lemmatizer at what they make of
it), so what they say of one use of a word holds for all its like. The few that look at two words ("let 's") are
found apart, and sentences in which one applies are given to the rules whole.
"""

from collections.abc import Iterable, Iterator
from typing import Any, cast

from spacy.language import Language
from spacy.matcher import Matcher
from spacy.tokens import Doc as Parsed

from marsad.reading.tokens import Doc, Form, Token, Word

RULES = ("attribute_ruler", "lemmatizer")
"""The components of the model that are asked here and left out of its pipeline."""

_USE: list[int | str] = ["ORTH", "TAG", "DEP"]
_FORM: list[int | str] = ["LEMMA", "POS", "TAG", "DEP"]
_MOST = 200_000
"""Uses and words remembered before all are forgotten, so that a long run does not fill the memory."""

Use = tuple[int, int, int]
"""A written word, its tag and its relation, as spaCy numbers them."""


class Morphology:
    """A model's rules, and what they have said so far."""

    def __init__(self, model: Language) -> None:
        """Take the rules of a model."""
        self._vocab, self._strings = model.vocab, model.vocab.strings
        self._rules = [model.get_pipe(name) for name in RULES]
        index = cast(Any, self._rules[1]).lookups.get_table("lemma_index")
        for part_of_speech, words in list(index.items()):
            index[part_of_speech] = frozenset(words)  # long lists, in which words are only looked up
        self._forms: dict[Use, Form] = {}
        self._opening: set[Use] = set()
        self._words: dict[int, Word] = {}
        self._pairs = Matcher(model.vocab)
        ruler = cast(Any, self._rules[0])
        pairs = [pattern for row in ruler.patterns for pattern in row["patterns"] if len(pattern) > 1]
        self._pairs.add("pairs", pairs)
        self._first_of_pairs = Matcher(model.vocab)
        self._first_of_pairs.add("first", [pattern[:1] for pattern in pairs])

    def completed(self, batch: Iterable[Parsed]) -> Iterator[Doc]:
        """Complete the parses of some sentences, in their order."""
        parses = list(batch)
        if len(self._forms) + len(self._words) > _MOST:
            self._forms.clear()
            self._opening.clear()
            self._words.clear()
        uses = [list(zip(*parse.to_array(_USE).T.tolist(), strict=True)) for parse in parses]
        self._learn(list(dict.fromkeys(use for row in uses for use in row if use not in self._forms)))
        return (self._complete(parse, row) for parse, row in zip(parses, uses, strict=True))

    def _learn(self, unseen: list[Use]) -> None:
        """Ask the rules about uses of words, set side by side; those that make a pair there by chance, one by one."""
        if not unseen:
            return
        side_by_side = self._made(unseen)
        self._forms |= zip(unseen, self._asked(side_by_side), strict=True)
        self._opening |= {unseen[at] for _, at, _ in self._first_of_pairs(side_by_side)}
        paired = {at for _, start, end in self._pairs(side_by_side) for at in range(start, end)}
        self._forms |= {unseen[at]: self._asked(self._made([unseen[at]]))[0] for at in sorted(paired)}

    def _made(self, uses: list[Use]) -> Parsed:
        parse = Parsed(self._vocab, words=[self._strings[orth] for orth, _, _ in uses])
        for token, (_, tag, dep) in zip(parse, uses, strict=True):
            token.tag, token.dep = tag, dep
        return parse

    def _asked(self, parse: Parsed) -> list[Form]:
        for rules in self._rules:
            rules(parse)
        strings = self._strings
        return [Form(*(strings[value] for value in row)) for row in parse.to_array(_FORM).tolist()]

    def _complete(self, parse: Parsed, uses: list[Use]) -> Doc:
        starts, steps = parse.to_array(["IDX", "HEAD"]).astype("int64").T.tolist()
        paired = not self._opening.isdisjoint(uses) and self._pairs(parse)
        forms = self._asked(parse) if paired else [self._forms[use] for use in uses]
        tokens = [
            Token(i, idx, self._words.get(use[0]) or self._word(use[0]), form)
            for i, (idx, use, form) in enumerate(zip(starts, uses, forms, strict=True))
        ]
        return Doc(parse.text, tokens, [i + step for i, step in enumerate(steps)])

    def _word(self, orth: int) -> Word:
        one = self._vocab[orth]
        word = self._words[orth] = Word(
            text=one.text,
            lower_=one.lower_,
            is_alpha=one.is_alpha,
            is_digit=one.is_digit,
            is_lower=one.is_lower,
            is_punct=one.is_punct,
            is_quote=one.is_quote,
            is_space=one.is_space,
            is_stop=one.is_stop,
            is_title=one.is_title,
            like_num=one.like_num,
        )
        return word
