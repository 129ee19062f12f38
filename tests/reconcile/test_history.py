import datetime as dt

from marsad.model import Claim, FigureHistory, Report
from marsad.reconcile.history import Revision, history, sentence
from reconcile.build import claim, day, report


def dead(of: Report, number: int, **fields: object) -> Claim:
    given: dict[str, object] = {"low": number, "high": number, "text": f"The raid on the mill killed {number} workers."}
    return claim(of, "killed", **(given | fields))


def revision(of: Report, number: int, *claims: Claim, known: dt.date | None = None) -> Revision:
    return Revision(of, number, known or of.published or day(0), claims)


FIRST, SECOND = report(published=day(0)), report(published=day(2), text="Corrected.")
OLD, NEW = dead(FIRST, 34), dead(SECOND, 41)


def test_a_figure_of_a_newer_revision_is_a_correction() -> None:
    (found,) = history([NEW.id], [revision(FIRST, 1, OLD), revision(SECOND, 2, NEW)])
    assert (found.source, found.action, found.group) == ("Paper r1", "killed", None)
    assert [(step.low, step.revision, step.claim) for step in found.steps] == [(34, 1, OLD.id), (41, 2, NEW.id)]
    assert sentence(found) == "Paper r1, killed people: 34 (2020-03-02) → 41, corrected on 2020-03-04"


def test_a_correction_on_the_same_day_is_dated_by_when_it_was_known() -> None:
    again = report(published=day(0), text="Corrected.")
    new = dead(again, 41)
    (found,) = history([new.id], [revision(FIRST, 1, OLD), revision(again, 2, new, known=day(5))])
    assert sentence(found).endswith("→ 41, corrected on 2020-03-07")


def test_a_later_report_of_the_source_is_no_correction() -> None:
    later = report("r2", published=day(1), publisher="Paper r1")
    grown = dead(later, 36, low=36, high=None)
    (found,) = history([OLD.id, grown.id], [revision(later, 1, grown), revision(FIRST, 1, OLD)])
    assert sentence(found) == "Paper r1, killed people: 34 (2020-03-02) → 36+ (2020-03-03)"


def test_what_did_not_change_has_no_history() -> None:
    same = dead(SECOND, 34)
    assert history([same.id], [revision(FIRST, 1, OLD), revision(SECOND, 2, same)]) == ()
    other = report("r2")
    assert history([OLD.id, dead(other, 9).id], [revision(FIRST, 1, OLD), revision(other, 1, dead(other, 9))]) == ()


def test_older_claims_of_another_event_or_another_sentence_are_left_out() -> None:
    elsewhere = dead(FIRST, 5, text="Shells on the harbour killed 5 sailors.")
    gone = dead(FIRST, 80, text="Nobody knows how many, a guard put it at 80.")
    total = dead(FIRST, 900, cumulative=True)
    now = dead(SECOND, 6, text="Shells on the harbour killed 6 sailors.")
    revisions = [revision(FIRST, 1, OLD, elsewhere, gone, total), revision(SECOND, 2, NEW, now)]
    assert [[step.low for step in item.steps] for item in history([NEW.id], revisions)] == [[34, 41]]
    assert [[step.low for step in item.steps] for item in history([now.id], revisions)] == [[5, 6]]


def test_of_a_report_that_states_parts_the_whole_counts() -> None:
    part = dead(SECOND, 12)
    told = history([NEW.id, part.id], [revision(FIRST, 1, OLD), revision(SECOND, 2, NEW, part)])
    assert [[step.low for step in item.steps] for item in told] == [[34, 41]]


def test_open_ends_and_ranges_are_written_as_such() -> None:
    def told(low: int | None, high: int | None) -> str:
        new = dead(SECOND, 0, low=low, high=high)
        found: tuple[FigureHistory, ...] = history([new.id], [revision(FIRST, 1, OLD), revision(SECOND, 2, new)])
        return sentence(found[0]).partition("→ ")[2].partition(",")[0]

    assert [told(40, None), told(None, 40), told(30, 40)] == ["40+", "up to 40", "30-40"]
