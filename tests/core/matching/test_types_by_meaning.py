"""What headings mean tells the record type, in any language, and never against better knowledge."""

from __future__ import annotations

import pytest

from rosterwizard.core.matching.likely_types import Likely, clear_choice, likely_among
from rosterwizard.core.matching.suggesting import no_values
from rosterwizard.core.matching.types_by_meaning import clear_by_meaning, likely_by_meaning
from rosterwizard.core.profiles.language import RecordType
from tests.heading_figures import SETS, exports
from tests.helpers.club_profile import MEMBERS
from tests.type_figures import TYPES, outcome, type_lines


def likely(*scores: float) -> list[Likely]:
    return [Likely(f"x/{place}", 1, 1, (), score) for place, score in enumerate(scores)]


@pytest.mark.parametrize("name", SETS)
def test_no_export_is_clearly_of_a_wrong_record_type(name: str) -> None:
    assert "wrong but clear" not in [outcome(export) for _, export in exports(name)]


@pytest.mark.parametrize("name", ["tuned", "held_out"])
def test_exports_find_their_record_type(name: str) -> None:
    found = [outcome(export) for _, export in exports(name)]

    assert found.count("wrong first") <= 1
    assert found.count("right and clear") >= len(found) / 3


def test_the_figures_name_what_is_wrong() -> None:
    shoes = {"name": "shoes", "types": ["x/y"], "columns": [["Shoe size", "none", "42"]]}

    counts, wrong = type_lines([("de", shoes)], with_wrong=True)
    assert counts.startswith("record types of 1 exports: right and clear 0")
    assert wrong == "  de shoes: wrong first"


@pytest.mark.parametrize(
    ("scores", "clear"),
    [
        ([], None),
        ([0.59], None),
        ([0.6], "x/0"),
        ([0.8, 0.7], None),
        ([0.8, 0.65], "x/0"),
    ],
)
def test_what_fits_well_and_clearly_better_is_clear(scores: list[float], clear: str | None) -> None:
    found = clear_by_meaning(likely(*scores), None)
    assert (found and found.record_type) == clear


def test_names_count_more_than_meaning_unless_another_has_a_place_for_much_more() -> None:
    first, second = likely(0.8, 0.7)
    assert clear_by_meaning([first, second], second) is second
    assert clear_by_meaning([], second) is second
    first, second = likely(0.8, 0.6)
    assert clear_by_meaning([first, second], second) is None
    assert clear_by_meaning([first], second) is None


def test_a_name_that_has_a_place_for_less_than_half_of_the_sheet_does_not_settle_it() -> None:
    half, less = (Likely("x/1", 1, explained, (), 0.7) for explained in (0.5, 0.4))
    better = Likely("x/0", 1, 0.6, (), 0.71)

    assert clear_by_meaning([better, half], half) is half
    assert clear_by_meaning([better, less], less) is None
    assert clear_by_meaning([less], less) is less


def test_a_small_record_type_does_not_swallow_a_list_that_another_has_a_place_for() -> None:
    headings = ["First Name", "Last Name", "Email", "Roll Class", "Year Lvl", "Sex", "Barcode"]

    choice = clear_choice(likely_among(TYPES, headings))
    assert choice is not None
    assert choice.record_type == "riipen/experience-learners"
    meant = likely_by_meaning(TYPES, headings, no_values)
    assert meant[0].record_type == "infiniti/patrons"
    assert clear_by_meaning(meant, choice) is None


def test_a_name_tells_more_than_a_word_for_the_same() -> None:
    named, meant = (
        likely_by_meaning([MEMBERS], [heading], no_values)[0] for heading in ("Email", "Courriel")
    )
    assert named.score > meant.score > 0
    assert "email" not in {*named.missing, *meant.missing}


def test_nothing_is_told_of_very_wide_sheets_and_of_strange_headings() -> None:
    assert likely_by_meaning([MEMBERS], ["Email"] * 201, no_values) == ()
    assert likely_by_meaning([MEMBERS], ["zzqq"], no_values) == ()


def test_a_record_type_without_anything_that_must_be_there_can_be_complete() -> None:
    loose = RecordType("loose", MEMBERS.schema.__class__(fields=(MEMBERS.fields[-1],)), system="x")

    (found,) = likely_by_meaning([loose], ["note"], no_values)
    assert found.score == 1
