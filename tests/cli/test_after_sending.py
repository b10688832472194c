"""Once rows were sent, the status says what became of them whatever the printer says."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING, NoReturn

import pytest

from rosterwizard.cli import after_sending
from rosterwizard.core.messages.errors import RosterError
from tests.helpers.command_line import called
from tests.helpers.patrons import write_patrons

if TYPE_CHECKING:
    from pathlib import Path

    Capsys = pytest.CaptureFixture[str]


@pytest.fixture
def three(tmp_path: Path) -> Path:
    return write_patrons(tmp_path / "three.csv", 3)


@pytest.mark.parametrize(
    ("trouble", "status", "told"),
    [
        (BrokenPipeError(errno.EPIPE, "Broken pipe"), 0, ""),
        (OSError(errno.ENOSPC, "No space left on device"), 2, "No space left on device"),
        (RosterError("not-written", file="r.csv", reason="full"), 2, "r.csv"),
    ],
)
def test_a_printer_that_fails_changes_no_outcome(
    capsys: Capsys, three: Path, trouble: Exception, status: int, told: str
) -> None:
    def fail(*_: object) -> NoReturn:
        raise trouble

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(after_sending, "print_outcomes", fail)
        patch.setattr(after_sending, "hush", lambda: None)
        for server, expected in (("practice", status), ("practice:cut", 6)):
            found = called(capsys, "submit", three, "--server", server)
            assert (found.status, told in found.err) == (expected, True)
