"""The marking process marks; all else is in `test_answering`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rosterwizard.core.marking.marks import Marking, SheetMarks
from rosterwizard.core.marking.own_workbook import Marked
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.services import marking_child
from rosterwizard.services.marking_child import MarkRequest, main, mark
from tests.helpers.workbook_files import ods_file, workbook

if TYPE_CHECKING:
    from collections.abc import Callable

PEOPLE = workbook({"People": [["ID"], ["007"]]})
REQUEST = MarkRequest(
    Marking([SheetMarks("People", [], [(1, 1, "ID")])]), keep_macros=False, memory_bytes=0
)


def test_workbook_comes_back_marked() -> None:
    found = mark(REQUEST, PEOPLE)
    assert isinstance(found, Marked)
    assert found.content.startswith(b"PK")


def test_what_is_wrong_is_told() -> None:
    with pytest.raises(RosterError) as caught:
        mark(REQUEST, ods_file(""))
    assert caught.value.code == "marking-other-form"


def test_it_serves_that_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    served: list[tuple[type, Callable[..., object], str]] = []
    monkeypatch.setattr(marking_child, "serve_one", lambda *what: served.append(what))
    main()
    assert served == [(MarkRequest, mark, "marking-failed")]
