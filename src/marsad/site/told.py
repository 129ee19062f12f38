"""What the record holds of an event, in the reader's language: differences, grades, how figures changed."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from html import unescape

from django.utils.html import strip_tags
from django.utils.safestring import SafeString
from django.utils.translation import pgettext

from marsad import model
from marsad.reconcile.lists import grades
from marsad.reconcile.sentences import phrases
from marsad.site import figures, names, words
from marsad.site.markup import escape, format_html, format_html_join
from marsad.site.said import gettext as _


def differences(event: model.Event) -> Sequence[SafeString]:
    """Say what the sources of an event say against each other, one sentence for each thing."""
    return [difference(one) for one in event.differences]


def difference(one: model.Contradiction) -> SafeString:
    """Say one contradiction: "Civilians killed: the ministry says 3; a doctor says at least 12"."""
    said = one.positions
    match one.kind:
        case "figure":
            told = _joined(_sentence(_("%(who)s says %(what)s"), who=p.source, what=_number(p)) for p in said)
            return _sentence(_("%(about)s: %(told)s"), about=_counted(one), told=told)
        case "accused":
            told = _joined(_sentence(_("%(who)s names %(what)s"), who=p.source, what=_parties(p)) for p in said)
            return _sentence(_("Who did it: %(told)s"), told=told)
        case "method":
            told = _joined(_sentence(_("%(who)s says %(what)s"), who=p.source, what=_deeds(p)) for p in said)
            return _sentence(_("How: %(told)s"), told=told)
        case "denial":
            return _joined(_sentence(_("%(who)s denies %(what)s"), who=p.source, what=_deeds(p)) for p in said)


def reason(event: model.Event) -> str | SafeString:
    """Say why an event has its grade; a person's own words as they were written, "" where it has none."""
    grading = event.grading
    if grading is None:
        return ""
    key = None if grading.judged else _ground(event, grading)
    if key is None:
        return format_html("<bdi>{}</bdi>", grading.reason)
    who: str | SafeString = names.voices(grading.sources)
    if key == "accused":
        accused = next(one for one in event.differences if one.kind == "accused")
        pairs = (_sentence(_("%(who)s (%(what)s)"), who=p.source, what=_parties(p)) for p in accused.positions)
        who = format_html_join(SafeString(names.comma()), "{}", ((pair,) for pair in pairs))
    template = words.of_data(getattr(grades().reasons, key))
    return format_html(template, who=who, count=figures.number(len(grading.sources)))


def plain(sentence: str) -> str:
    """Give a sentence as bare text, for what is no page."""
    return unescape(strip_tags(sentence))


def _ground(event: model.Event, grading: model.Grading) -> str | None:
    """Tell which of the reasons of ``data/grades.toml`` a grade was given for; None where that can't be told."""
    if grading.grade == "contested":
        return "accused" if any(one.kind == "accused" for one in event.differences) else None
    if grading.grade == "discounted":
        return "denied" if set(grading.sources) <= set(event.denied_by) else "fighters"
    return {"confirmed": "conceded", "fair": "several", "weak": "single"}[grading.grade]


def history(told: model.FigureHistory) -> SafeString:
    """Say how a figure changed: "Valley Wire, civilians killed: 34 (2 March 2020) → 41, corrected on 4 March 2020"."""
    first, *later = told.steps
    steps = [_step(first, corrected=False, day=first.as_of or first.known_on)]
    for before, step in zip(told.steps, later, strict=False):
        same_day = before.as_of == step.as_of
        day = step.known_on if same_day or step.as_of is None else step.as_of
        steps.append(_step(step, corrected=step.report == before.report, day=day))
    arrow = SafeString(pgettext("from one source to the next", " → "))
    what = words.of_people(told.action, told.group or "people")
    line = format_html_join(arrow, "{}", ((step,) for step in steps))
    return _sentence(_("%(who)s, %(what)s: %(told)s"), who=told.source, what=what, told=line)


def _step(step: model.FigureStep, *, corrected: bool, day: dt.date) -> SafeString:
    form = _("%(count)s, corrected on %(day)s") if corrected else _("%(count)s (%(day)s)")
    return _sentence(form, count=figures.figure(step.low, step.high), day=figures.day(day))


def _counted(one: model.Contradiction) -> str:
    said = words.of_people(one.action or "", one.group or "")
    return said[:1].upper() + said[1:]


def _number(position: model.Position) -> str:
    return figures.figure(position.low, position.high)


def _parties(position: model.Position) -> SafeString:
    return _anded(names.voice(value) for value in position.values)


def _deeds(position: model.Position) -> SafeString:
    said: Mapping[str, str] = phrases().actions
    return _anded(words.of_data(said[action]) if action in said else action for action in position.values)


def _anded(said: Iterable[str]) -> SafeString:
    """Join what one source says of the same thing: "a and b"."""
    both = SafeString(pgettext("between two that are meant both", " and "))
    return format_html_join(both, "{}", ((one,) for one in said))


def _joined(sentences: Iterable[SafeString]) -> SafeString:
    return format_html_join(SafeString(pgettext("between two sentences", "; ")), "{}", ((one,) for one in sentences))


def _sentence(form: str, **values: str | SafeString) -> SafeString:
    """Fill in a sentence, each of its parts in its own direction; ``who`` is a source or a party by its name."""
    if "who" in values:
        values["who"] = names.voice(values["who"])
    return SafeString(str(escape(form)) % {name: format_html("<bdi>{}</bdi>", said) for name, said in values.items()})
