"""A quickened model parses as spaCy's own does, and looks each word up once."""

from typing import Any

import numpy as np
import pytest
import spacy
from spacy.language import Language
from thinc.api import LayerNorm, Model

from marsad.reading import arithmetic, pipeline

TEXTS = [
    "Warplanes struck a market in the town on Tuesday, killing nine people.",
    "The town was shelled again on Wednesday; the market was empty, officials said.",
    "",
    "  ",
    "Nine people were killed, among them three children of one family, when the roof fell in.",
]


@pytest.fixture(scope="module")
def plain() -> Language:
    return spacy.load(pipeline.installed(), exclude=["ner"])


@pytest.fixture(scope="module")
def quick() -> Language:
    model = spacy.load(pipeline.installed(), exclude=["ner"])
    arithmetic.quicken(model)
    return model


@pytest.mark.parametrize("texts", [TEXTS, TEXTS[2:3], TEXTS[:1] * 40], ids=["several", "empty", "many"])
def test_it_parses_as_before(plain: Language, quick: Language, texts: list[str]) -> None:
    for one, other in zip(plain.pipe(texts), quick.pipe(texts), strict=True):
        assert [(t.tag_, t.dep_, t.head.i) for t in one] == [(t.tag_, t.dep_, t.head.i) for t in other]


def test_each_word_is_looked_up_once(quick: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    once = next(layer for layer in quick.get_pipe("tok2vec").model.walk() if layer.name == "once")  # type: ignore[attr-defined]
    asked: list[int] = []
    forward = once.layers[0]._func

    def noting(layer: Any, rows: Any, is_train: bool) -> Any:
        asked.append(len(rows))
        return forward(layer, rows, is_train)

    monkeypatch.setattr(once.layers[0], "_func", noting)
    docs = list(quick.pipe(["Shells fell on the town. Shells fell on the town."] * 3))
    assert asked == [len({(t.norm_, t.shape_, bool(t.whitespace_)) for doc in docs for t in doc})]


def test_a_model_of_another_shape_stays_as_it_is() -> None:
    layers: list[Model[Any, Any]] = [Model("words", lambda *_: None), Model("mixed", lambda *_: None)]
    model: Model[Any, Any] = Model("embedding", lambda *_: None, layers=layers)
    arithmetic._embed_once(model)
    assert list(model.layers) == layers


def test_rows_are_evened_out_as_thinc_does() -> None:
    rows = np.array([[1.0, 2.0, 6.0], [0.5, 0.5, 0.5], [-3.0, 0.0, 9.0]], dtype="f")
    plain = LayerNorm(nI=3).initialize()
    plain.set_param("G", np.array([1.0, 2.0, -1.0], dtype="f"))
    plain.set_param("b", np.array([0.0, 0.25, 3.0], dtype="f"))
    above: Model[Any, Any] = Model("above", lambda *_: None, layers=[plain])
    before = plain.predict(rows)
    arithmetic._even_out(above)
    assert above.layers[0].name == "evened"
    np.testing.assert_allclose(above.layers[0].predict(rows), before, rtol=1e-6)


def test_the_largest_is_taken_along_the_last_axis() -> None:
    rows = np.arange(24, dtype="f").reshape(2, 4, 3) % 7
    assert (arithmetic._Arithmetic().maxout(rows)[0] == rows.max(axis=-1)).all()
