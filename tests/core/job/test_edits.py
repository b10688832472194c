"""An edit shows no text of a person's file, in a log or a report of a bug."""

from __future__ import annotations

from rosterwizard.core.job.edits import Edit, HeadingEdit


def test_an_edit_shows_no_text() -> None:
    edit = Edit(headings=(HeadingEdit(2, "Secret", "Also secret"),))
    assert repr(edit) == "Edit('edit-typed', cells=0, headings=1)"
    assert repr(edit.headings[0]) == "HeadingEdit(column=2)"
