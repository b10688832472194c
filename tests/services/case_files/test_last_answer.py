"""What was answered last to the work on some files is found where that work is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl
import pytest

from rosterwizard.core.job.outcomes import FRAME, Outcomes
from rosterwizard.core.job.sent_rows import sent_rows
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.services.case_files import last_answer
from rosterwizard.services.case_files.last_answer import last_submitted
from rosterwizard.services.kept_outcomes import CameBack
from rosterwizard.services.kept_work import KeptWork, kept_files
from rosterwizard.services.submitting.submission import Submitted
from tests.helpers.kept_list import EntryJournal
from tests.helpers.small_jobs import patrons

if TYPE_CHECKING:
    from pathlib import Path

JOB = patrons("anna", "ben")


@pytest.fixture
def paths(tmp_path: Path) -> list[Path]:
    file = tmp_path / "p.csv"
    file.write_text("username\nanna\nben\n")
    return [file]


def keep(paths: list[Path], *, sent: bool = True) -> None:
    frame = pl.DataFrame([(0, "refused", "no"), (1, "created", "")], schema=FRAME, orient="row")
    rows = {"patrons": sent_rows(JOB.sheets[0], frame["row"])}
    submitted = Submitted({"patrons": Outcomes("patrons", frame)}, sent=rows, submission="s")
    back = CameBack(submitted, edited_since=False) if sent else None
    EntryJournal().keep(KeptWork(files=kept_files(paths)), tuple(paths), JOB, back).result()


def test_the_answer_of_the_same_files_is_found(paths: list[Path]) -> None:
    keep(paths)
    found = last_submitted(JOB, paths)
    assert found is not None
    assert found.outcomes["patrons"].frame["words"].to_list() == ["no", ""]


def test_other_files_and_work_that_was_not_sent_have_none(paths: list[Path]) -> None:
    assert last_submitted(JOB, paths) is None
    keep(paths, sent=False)
    assert last_submitted(JOB, paths) is None
    keep(paths)
    assert last_submitted(JOB, [paths[0].with_name("other.csv")]) is None


@pytest.mark.parametrize("damaged", [True, False])
def test_what_cannot_be_understood_has_none(
    damaged: bool, paths: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        if damaged:
            raise RosterError("kept-outcomes-damaged")

    keep(paths)
    monkeypatch.setattr(last_answer, "came_back", broken)
    assert last_submitted(JOB, paths) is None
