"""The reading process is started for real; one that dies or errs is told."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING, NoReturn

from rosterwizard.services.self_check import reading_check as module
from rosterwizard.services.self_check.reading_check import reading

if TYPE_CHECKING:
    import pytest


def test_workbook_is_read_as_it_stands() -> None:
    (finding,) = reading()
    assert finding.state == "well"


def test_process_that_dies_is_told_with_what_helps(monkeypatch: pytest.MonkeyPatch) -> None:
    begin = subprocess.Popen

    def dying(_command: object, **options: object) -> object:
        return begin([sys.executable, "-c", ""], **options)  # type: ignore[call-overload] # as given

    monkeypatch.setattr(subprocess, "Popen", dying)
    (finding,) = reading()
    assert finding.state == "wrong"
    assert "gave no answer (reading-stopped)" in finding.says
    assert "CSV files can be read all the same" in finding.says


def test_process_that_cannot_be_started_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> NoReturn:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(subprocess, "Popen", refused)
    (finding,) = reading()
    assert finding.state == "wrong"
    assert "(PermissionError)" in finding.says


def test_other_cells_than_there_are_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    workbook = module._workbook()  # noqa: SLF001 - with the cell as it is now
    monkeypatch.setattr(module, "_workbook", lambda: workbook)
    monkeypatch.setattr(module, "_CELL", "7")
    (finding,) = reading()
    assert finding.state == "wrong"
    assert "not read as they stand" in finding.says
