"""Parts of speech and dictionary forms: spaCy's own rules, asked once for each use of a word.

The model's first rules look at the word, if they name it, its tag and its relation in the parse; the lemmatizer at
the word and what they make of it. So what they say of one use of a word holds for all its like, and what the first say
of a word that they do not name holds for every such word. The few that look at two words ("let 's") are found apart,
and sentences in which one applies are given to the rules whole.
"""

from collections.abc import Iterable, Iterator
from typing import Any, cast

import numpy as np
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.tokens import Doc as Parsed

from marsad.reading.tokens import Doc, Form, Token, Word

RULES = ("attribute_ruler", "lemmatizer")
"""The components of the model that are asked here and left out of its pipeline."""

_USE: list[int | str] = ["ORTH", "TAG", "DEP"]
_WHERE: list[int | str] = ["IDX", "HEAD"]
_RULED: list[int | str] = ["LEMMA", "POS", "TAG", "DEP", "MORPH"]
_ALIKE = frozenset({"LOWER", "TAG", "DEP", "IS_SPACE"})
"""What the first rules look at; by no more than these, words that they do not name are alike."""
_MOST = 200_000
"""Uses and words remembered before all are forgotten, so that a long run does not fill the memory."""

Use = tuple[int, int, int]
"""A written word, its tag and its relation, as spaCy numbers them."""

Ruled = tuple[int, int, int, int, int]
"""What the first rules say: dictionary form (0 where they leave it open), part of speech, tag, relation, inflection."""


class Morphology:
    """A model's rules, and what they have said so far."""

    def __init__(self, model: Language) -> None:
        """Take the rules of a model."""
        self._vocab, self._strings = model.vocab, model.vocab.strings
        self._ruler, self._lemmatizer = (model.get_pipe(name) for name in RULES)
        index = cast(Any, self._lemmatizer).lookups.get_table("lemma_index")
        for part_of_speech, words in list(index.items()):
            index[part_of_speech] = frozenset(words)  # long lists, in which words are only looked up
        patterns = [pattern for row in cast(Any, self._ruler).patterns for pattern in row["patterns"]]
        looked_at = [word for pattern in patterns for word in pattern]
        self._named = Matcher(model.vocab)
        self._named.add("named", [[{"LOWER": word["LOWER"]}] for word in looked_at if "LOWER" in word])
        if not _ALIKE.issuperset(key for word in looked_at for key in word):
            self._named.add("any", [[{}]])  # rules that look at something else may tell any two words apart
        pairs = [pattern for pattern in patterns if len(pattern) > 1]
        self._pairs = Matcher(model.vocab)
        self._pairs.add("pairs", pairs)
        self._first_of_pairs = Matcher(model.vocab)
        self._first_of_pairs.add("first", [pattern[:1] for pattern in pairs])
        self._forget()

    def _forget(self) -> None:
        self._forms: dict[Use, Form] = {}
        self._opening: set[Use] = set()
        self._words: dict[Use, Word] = {}
        self._alike: dict[int, int] = {}
        self._ruled: dict[Use, Ruled] = {}
        self._lemmas: dict[tuple[int, int, int], str] = {}

    def completed(self, batch: Iterable[Parsed]) -> Iterator[Doc]:
        """Complete the parses of some sentences, in their order."""
        parses = list(batch)
        if len(self._forms) + len(self._words) > _MOST:
            self._forget()
        uses = [list(zip(*parse.to_array(_USE).T.tolist(), strict=True)) for parse in parses]
        self._learn(sorted(set[Use]().union(*uses).difference(self._forms)))
        return (self._complete(parse, row) for parse, row in zip(parses, uses, strict=True))

    def _learn(self, unseen: list[Use]) -> None:
        """Ask the rules about uses of words."""
        if not unseen:
            return
        self._liken({orth for orth, _, _ in unseen} - self._alike.keys())
        kinds = [(self._alike[orth], tag, dep) for orth, tag, dep in unseen]
        self._rule([kind for kind in dict.fromkeys(kinds) if kind not in self._ruled])
        for use, kind in zip(unseen, kinds, strict=True):
            if kind in self._opening:
                self._opening.add(use)
        ruled = [self._ruled[kind] for kind in kinds]
        self._lemmatize({(use[0], one[1], one[4]) for use, one in zip(unseen, ruled, strict=True) if not one[0]})
        text = self._strings
        for (orth, _, _), use, (lemma, pos, tag, dep, morph) in zip(unseen, unseen, ruled, strict=True):
            written = text[lemma] if lemma else self._lemmas[orth, pos, morph]
            self._forms[use] = Form(written, text[pos], text[tag], text[dep])
        words = {orth: self._word(orth) for orth in dict.fromkeys(orth for orth, _, _ in unseen)}
        self._words |= {use: words[use[0]] for use in unseen}

    def _liken(self, words: set[int]) -> None:
        """Let one word stand for all that the first rules treat alike: those that they do not name, spaces apart."""
        listed = sorted(words)
        parse = Parsed(self._vocab, words=[self._strings[orth] for orth in listed])
        named = {start for _, start, _ in self._named(parse)}
        for at, orth in enumerate(listed):
            stand_in = " " if self._vocab[orth].is_space else "a word"
            self._alike[orth] = orth if at in named else self._strings.add(stand_in)

    def _rule(self, kinds: list[Use]) -> None:
        """Ask the first rules, kinds set side by side; those that make a pair there by chance, one by one."""
        side_by_side = self._made(kinds)
        self._opening |= {kinds[at] for _, at, _ in self._first_of_pairs(side_by_side)}
        paired = sorted({at for _, start, end in self._pairs(side_by_side) for at in range(start, end)})
        self._ruler(side_by_side)
        self._ruled |= zip(kinds, map(tuple, side_by_side.to_array(_RULED).tolist()), strict=True)
        for at in paired:
            alone = self._made([kinds[at]])
            self._ruler(alone)
            self._ruled[kinds[at]] = tuple(alone.to_array(_RULED).tolist()[0])

    def _made(self, kinds: list[Use]) -> Parsed:
        parse = Parsed(self._vocab, words=[self._strings[orth] for orth, _, _ in kinds])
        for token, (_, tag, dep) in zip(parse, kinds, strict=True):
            token.tag, token.dep = tag, dep
        return parse

    def _lemmatize(self, wanted: set[tuple[int, int, int]]) -> None:
        """Ask the lemmatizer about words with their part of speech and inflection."""
        unseen = sorted(wanted - self._lemmas.keys())
        parse = Parsed(self._vocab, words=[self._strings[orth] for orth, _, _ in unseen])
        uses = np.array([use[1:] for use in unseen], dtype="uint64").reshape(-1, 2)
        cast(Any, parse).from_array(["POS", "MORPH"], uses)
        self._lemmatizer(parse)
        self._lemmas |= zip(unseen, (token.lemma_ for token in parse), strict=True)

    def _asked(self, parse: Parsed) -> list[Form]:
        """Ask the rules about a whole sentence."""
        self._lemmatizer(self._ruler(parse))
        strings = self._strings
        return [Form(*(strings[value] for value in row[:4])) for row in parse.to_array(_RULED).tolist()]

    def _complete(self, parse: Parsed, uses: list[Use]) -> Doc:
        starts, steps = parse.to_array(_WHERE).astype("int64").T.tolist()
        paired = not self._opening.isdisjoint(uses) and self._pairs(parse)
        forms = self._asked(parse) if paired else map(self._forms.__getitem__, uses)
        words = map(self._words.__getitem__, uses)
        tokens = list(map(Token, range(len(uses)), starts, words, forms))
        return Doc(parse.text, tokens, [i + step for i, step in enumerate(steps)])

    def _word(self, orth: int) -> Word:
        one = self._vocab[orth]
        return Word(
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
