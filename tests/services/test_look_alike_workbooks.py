"""Another process works on the workbook; what becomes of that process is told."""

from __future__ import annotations

import pytest

from rosterwizard.core.lookalike.workbooks.texts import NewTexts
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.progress import UNWATCHED
from rosterwizard.services import asking
from rosterwizard.services.look_alike_workbooks import texts_in_workbook, workbook_with_texts
from tests.helpers.workbook_files import workbook

PEOPLE = workbook({"People": [["ID"], ["007"]]})


def test_texts_come_back_changed() -> None:
    texts = texts_in_workbook(PEOPLE)
    assert [cell.text for cell in texts.cells()] == ["ID", "007"]
    new = NewTexts({"People": [["ID", "004"]]}, {"People": "Qfpqmf"})
    again = texts_in_workbook(workbook_with_texts(PEOPLE, new).content)
    assert [(cell.sheet, cell.text) for cell in again.cells()] == [
        ("Qfpqmf", "ID"),
        ("Qfpqmf", "004"),
    ]


@pytest.mark.parametrize(
    ("data", "new", "code"),
    [
        (PEOPLE[:-200], None, "file-cut-off"),
        (PEOPLE, NewTexts({}, {}), "look-alike-failed"),  # the sheet has no new name
    ],
)
def test_what_is_wrong_is_told(data: bytes, new: NewTexts | None, code: str) -> None:
    with pytest.raises(RosterError) as caught:
        _ = texts_in_workbook(data) if new is None else workbook_with_texts(data, new)
    assert caught.value.code == code


def test_process_that_takes_too_long_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(RosterError) as caught:
        texts_in_workbook(PEOPLE, UNWATCHED, time_s=0)
    assert caught.value.code == "look-alike-failed"
    monkeypatch.setattr(asking, "_POLL_S", 0.001)  # it is asked again and again
    assert texts_in_workbook(PEOPLE).sheets
