"""What was just done is said in words of the past, whatever step it was."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from rosterwizard.core.fixing import edit_of_all
from rosterwizard.core.job.cell_edits import cleared, typed
from rosterwizard.core.job.edits import Edit, HeadingEdit
from rosterwizard.core.job.sheet_edits import rows_set_aside
from rosterwizard.core.messages.progress import UNWATCHED
from rosterwizard.core.messages.words import has_sentence
from rosterwizard.core.showing.checked_job import checked
from rosterwizard.core.showing.steps_in_words import is_bulk, made_in_words, size_of
from tests.helpers import any_edit
from tests.helpers.any_roster import job_sheets, record_types
from tests.helpers.patron_jobs import infiniti_job
from tests.helpers.word_codes import codes

SHEET = infiniti_job().sheets[0]


def step(edit: Edit | None) -> Edit:
    assert edit is not None
    return edit


def test_a_step_of_several_cells_is_told_with_their_number() -> None:
    emptied = step(cleared(SHEET, [((0, 1, 2), (0,))]))
    assert made_in_words([emptied]) == "Emptied 3 cells."
    safe = edit_of_all(checked(infiniti_job(), {}, UNWATCHED).sheets["patrons"].safe_fixes)
    assert made_in_words([safe]) == "Mended 2 cells."
    assert made_in_words([safe, safe]) == "Mended 4 cells."
    assert made_in_words([safe, emptied]) == "Made 2 steps."


def test_rows_that_go_are_told_as_rows_whatever_took_them() -> None:
    aside = step(rows_set_aside(SHEET, [1, 2]))
    assert made_in_words([aside]) == "Set 2 rows aside."
    assert made_in_words([Edit(code="fix-twin", set_aside=(3,))]) == "Set one row aside."


def test_one_cell_is_no_bulk_and_one_row_is() -> None:
    one = step(typed(SHEET, 0, 0, "x"))
    assert not is_bulk([])
    assert not is_bulk([one])
    assert is_bulk([one, one])
    assert is_bulk([step(rows_set_aside(SHEET, [1]))])
    assert not is_bulk([Edit(code="fix-heading", headings=(HeadingEdit(0, "a", "b"),))])


def test_every_step_that_a_person_makes_by_hand_has_words() -> None:
    by_hand = {code for code in codes() if code.startswith("edit-") and code != "edit-not-made"}
    own = {code for code in by_hand if has_sentence("step-made", code)}
    assert by_hand - own == {"edit-typed", "edit-all-safe"}


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_any_step_is_told_by_how_many_things_it_changes(data: st.DataObject) -> None:
    sheet = data.draw(job_sheets(data.draw(record_types())))
    edit = data.draw(st.sampled_from(any_edit.MAKERS))(data, sheet)
    if edit is not None and is_bulk([edit]):
        said = made_in_words([edit])
        assert str(size_of(edit)) in said or "one" in said
