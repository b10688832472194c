"""The reading process may die of a workbook; what it died of is said, and we live on."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.progress import Cancelled
from rosterwizard.core.reading.workbooks.messages import Done, Message, OtherZip, Rows
from rosterwizard.services import own_process, reading_process
from rosterwizard.services.reading_process import WorkbookProcess
from rosterwizard.services.unforeseen import threads_answered_for
from tests.helpers.stumbles import STUMBLES
from tests.helpers.watching import CancelWhen, Heard
from tests.helpers.workbook_files import workbook, xlsx_file, zip_file

if TYPE_CHECKING:
    from pathlib import Path

PEOPLE = workbook({"People": [["ID"], ["007"]]})
_HALF_A_MESSAGE = "import sys; sys.stdout.buffer.write(b'\\0\\0\\0\\x09abc')"
_GARBAGE = "print('Segmentation fault, I am afraid')"
_HANGS = "import sys; sys.stdin.read(); import time; time.sleep(60)"


def read(path: Path, data: bytes = PEOPLE, **more: float) -> list[Message]:
    path.write_bytes(data)
    with (
        path.open("rb", buffering=0) as file,
        WorkbookProcess(file, **more) as process,  # type: ignore[arg-type] # limits
    ):
        return list(process.messages())


def be_read_by(code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have Python code take the place of the reading process."""
    monkeypatch.setattr(own_process, "command_for", lambda *_: [sys.executable, "-c", code])


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "people.xlsx"


def test_a_workbook_is_read_by_another_process(file: Path) -> None:
    messages = read(file)

    assert Rows([["ID", "007"]]) in messages
    assert messages[-1] == Done()


def test_a_zip_of_others_ends_it(file: Path) -> None:
    assert read(file, zip_file({"a.csv": "x"})) == [OtherZip()]


def test_what_is_wrong_with_the_workbook_is_raised(file: Path) -> None:
    with pytest.raises(RosterError) as caught:
        read(file, PEOPLE[:100])

    assert caught.value.code == "file-cut-off"


def test_rows_are_reported(file: Path) -> None:
    file.write_bytes(PEOPLE)
    heard = Heard()

    with file.open("rb", buffering=0) as opened, WorkbookProcess(opened) as process:
        list(process.messages(heard))

    assert heard.reports[0] == (0, 0)
    assert heard.reports[-1] == (2, 2)


def test_a_workbook_that_needs_too_much_memory_ends_with_a_word(file: Path) -> None:
    cells = '<c r="A1"><v>1</v></c><c r="XFD1000000"><v>1</v></c>'  # room is made for all between

    with pytest.raises(RosterError) as caught:
        read(file, xlsx_file(cells))

    assert caught.value.code in {"file-too-big", "reading-stopped"}


@pytest.mark.parametrize("code", ["import os; os.abort()", _HALF_A_MESSAGE, _GARBAGE])
def test_a_process_that_dies_or_babbles_is_said_to_have_stopped(
    code: str, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    be_read_by(code, monkeypatch)

    with pytest.raises(RosterError) as caught:
        read(file)

    assert caught.value.code == "reading-stopped"


@pytest.mark.logs("bug NoExceptionError")
def test_a_fault_of_the_thread_that_listens_ends_the_wait(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading_process, "read_messages", STUMBLES["NoExceptionError"])

    with threads_answered_for(), pytest.raises(RosterError) as caught:
        read(file)

    assert caught.value.code == "reading-stopped"


def test_a_process_that_takes_too_long_is_stopped(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    be_read_by(_HANGS, monkeypatch)

    with pytest.raises(RosterError) as caught:
        read(file, time_s=0.2)

    assert caught.value.code == "reading-too-slow"


def test_cancelling_stops_the_process(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    be_read_by(_HANGS, monkeypatch)
    file.write_bytes(PEOPLE)

    with file.open("rb", buffering=0) as opened:
        process = WorkbookProcess(opened)
        with pytest.raises(Cancelled), process:
            list(process.messages(CancelWhen()))

    assert process._process.poll() is not None  # noqa: SLF001 - it must be no more


def test_nothing_heavy_is_loaded_before_the_process_starts() -> None:
    assert "polars" not in _loaded_by("rosterwizard.services.reading")
    assert "polars" not in _loaded_by("rosterwizard.services.opening")


def test_the_process_loads_only_what_it_needs() -> None:
    loaded = _loaded_by("rosterwizard.core.reading.workbooks.library")

    assert loaded.isdisjoint({"polars", "openpyxl", "rapidfuzz", "charset_normalizer"})


def _loaded_by(module: str) -> set[str]:
    """Return the modules that a new Python has loaded after importing `module`."""
    import subprocess

    code = f"import {module}, sys; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    return set(done.stdout.split())
