"""What the weighing looked at, worded for a person; loads no parser, so that pages can use it."""

from functools import cache

from marsad.reading.lexicon import table


@cache
def _templates() -> dict[str, str]:
    return table("explain", "features", dict[str, str])


def worded(feature: str) -> str:
    """Word a feature of the weighing, in English; one that no word was found for stands for itself."""
    name, _, value = feature.partition("=")
    template = _templates().get(feature) or _templates().get(name)
    return template.replace("{}", value) if template else feature
