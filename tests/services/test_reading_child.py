"""The reading process answers with messages, whatever happens while Python is alive."""

from __future__ import annotations

import gc
import io
import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, NoReturn

import msgspec
import pytest

from rosterwizard.core.reading.workbooks import library
from rosterwizard.core.reading.workbooks.messages import Fault, Message, Request, read_messages
from rosterwizard.services import reading_child
from rosterwizard.services.reading_child import answer, limit_memory, main
from tests.helpers.workbook_files import workbook

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PEOPLE = workbook({"People": [["ID"], ["007"]]})


def answered(data: bytes, *sheet_names: str) -> list[Message]:
    out = io.BytesIO()
    answer(Request(sheet_names, (), "_mark", 0), io.BytesIO(data), out)
    out.seek(0)
    return list(read_messages(out))


def test_a_workbook_is_answered_with_its_messages() -> None:
    assert [type(message).__name__ for message in answered(PEOPLE)] == [
        "Names",
        "Mark",
        "SheetStart",
        "Rows",
        "SheetEnd",
        "Done",
    ]


def test_what_is_wrong_is_the_last_message() -> None:
    assert answered(PEOPLE, "Staff")[-1] == Fault(
        "unknown-sheet", {"sheet": "Staff", "names": "People"}
    )


class PanicError(BaseException):
    """What the library raises when it gives up is no `Exception`."""


@pytest.mark.parametrize(
    ("error", "code"),
    [(MemoryError, "file-too-big"), (PanicError, "file-damaged"), (OSError, "file-damaged")],
)
def test_a_fault_of_the_library_is_told(
    error: type[BaseException], code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> NoReturn:
        raise error

    monkeypatch.setattr(library, "read_workbook", fail)

    assert answered(PEOPLE) == [Fault(code, {})]


def test_the_process_reads_its_arguments_and_answers(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    limits: list[int] = []
    request = msgspec.json.encode(Request((), (), "_mark", 123)).decode()
    monkeypatch.setattr(reading_child, "limit_memory", limits.append)
    monkeypatch.setattr(sys, "argv", ["reading_child", request])

    with standard_input(PEOPLE, tmp_path):
        main()
        assert not gc.isenabled()

    assert limits == [123]
    assert len(list(read_messages(io.BytesIO(capfdbinary.readouterr().out)))) == 6


@contextmanager
def standard_input(data: bytes, folder: Path) -> Iterator[None]:
    """Put `data` in place of standard input for a while, and the collector back at the end."""
    (folder / "input").write_bytes(data)
    real = os.dup(0)
    try:
        with (folder / "input").open("rb") as file:
            os.dup2(file.fileno(), 0)
            yield
    finally:
        os.dup2(real, 0)
        os.close(real)
        gc.enable()


def test_memory_is_limited_where_the_system_can(monkeypatch: pytest.MonkeyPatch) -> None:
    resource = pytest.importorskip("resource")
    limits: dict[int, tuple[int, int]] = {}
    monkeypatch.setattr(resource, "setrlimit", limits.__setitem__)

    limit_memory(1000)

    assert limits == {resource.RLIMIT_CORE: (0, 0), resource.RLIMIT_AS: (1000, 1000)}


def test_elsewhere_the_process_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "resource", None)
    monkeypatch.setattr(sys, "platform", "win32")

    limit_memory(1000)


@pytest.mark.parametrize("refusal", [ValueError("exceeds maximum"), OSError(22, "Invalid")])
def test_a_limit_that_macos_refuses_is_done_without(
    monkeypatch: pytest.MonkeyPatch, refusal: Exception
) -> None:
    resource = pytest.importorskip("resource")

    def refuse(*_: object) -> NoReturn:
        raise refusal

    monkeypatch.setattr(resource, "setrlimit", refuse)

    limit_memory(1000)


class UnreadableStream(io.BytesIO):
    """What comes of a workbook that is locked in part, or on a share that went away."""

    def __init__(self, error: OSError) -> None:
        super().__init__()
        self.error = error

    def read(self, size: int | None = -1) -> NoReturn:
        raise self.error


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (PermissionError(13, "Permission denied"), "file-forbidden"),
        (OSError(5, "Input/output error"), "file-unreadable"),
    ],
)
def test_what_the_disk_refuses_is_told(error: OSError, code: str) -> None:
    out = io.BytesIO()
    answer(Request((), (), "_mark", 0), UnreadableStream(error), out)
    out.seek(0)

    (fault,) = read_messages(out)
    assert isinstance(fault, Fault)
    assert fault.code == code
