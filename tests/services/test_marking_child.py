"""The marking process gives one answer, whatever happens while Python is alive."""

from __future__ import annotations

import gc
import io
import os
import sys
from typing import TYPE_CHECKING

import pytest
from msgspec import msgpack

from rosterwizard.core.marking import own_workbook
from rosterwizard.core.marking.marks import Marking, SheetMarks
from rosterwizard.core.marking.own_workbook import Marked
from rosterwizard.core.reading.workbooks.messages import Fault
from rosterwizard.services import marking_child
from rosterwizard.services.marking_child import LENGTH_BYTES, MarkRequest, answer, main
from tests.helpers.workbook_files import ods_file, workbook

if TYPE_CHECKING:
    from pathlib import Path

PEOPLE = workbook({"People": [["ID"], ["007"]]})
MARKING = Marking([SheetMarks("People", [], [(1, 1, "ID")])])


def request_for(data: bytes) -> bytes:
    request = msgpack.encode(MarkRequest(MARKING, keep_macros=False, memory_bytes=0))
    return len(request).to_bytes(LENGTH_BYTES, "big") + request + data


@pytest.fixture(autouse=True)
def limits(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    held: list[int] = []
    monkeypatch.setattr(marking_child, "limit_memory", held.append)
    return held


def answered(data: bytes) -> Marked | Fault:
    out = io.BytesIO()
    answer(io.BytesIO(request_for(data)), out)
    return msgpack.decode(out.getvalue(), type=Marked | Fault)


def test_workbook_comes_back_marked(limits: list[int]) -> None:
    found = answered(PEOPLE)
    assert isinstance(found, Marked)
    assert found.content.startswith(b"PK")
    assert limits == [0]


def test_what_is_wrong_is_told() -> None:
    assert answered(ods_file("")) == Fault("marking-other-form", {})
    assert answered(b"PK") == Fault("file-cut-off", {})


class PanicError(BaseException):
    """What is no `Exception`."""


@pytest.mark.parametrize("error", [MemoryError, PanicError, ValueError, KeyError])
def test_whatever_the_library_stumbles_over(
    monkeypatch: pytest.MonkeyPatch, error: type[BaseException]
) -> None:
    def stumble(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(own_workbook, "marked_workbook", stumble)
    assert answered(PEOPLE) == Fault("marking-failed", {})


def test_process_reads_and_writes_by_number(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    source, target = tmp_path / "in", tmp_path / "out"
    source.write_bytes(request_for(PEOPLE))
    monkeypatch.setattr(gc, "disable", lambda: None)
    monkeypatch.setattr(sys, "stdin", None)
    kept = [os.dup(0), os.dup(1)]
    try:
        for number, (path, flags) in enumerate(
            [(source, os.O_RDONLY), (target, os.O_WRONLY | os.O_CREAT)]
        ):
            file = os.open(path, flags)
            os.dup2(file, number)
            os.close(file)
        main()
    finally:
        for number, file in enumerate(kept):
            os.dup2(file, number)
            os.close(file)
    assert isinstance(msgpack.decode(target.read_bytes(), type=Marked | Fault), Marked)
