"""Each run of a command leaves its line in the log, however it ends, and never a name."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

import pytest

from rosterwizard.cli import check_command
from rosterwizard.cli.logged import note_counts
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.progress import Cancelled
from rosterwizard.services.folders import log_folder
from tests.helpers.command_line import called
from tests.helpers.patrons import patron, write_patrons, write_rows

if TYPE_CHECKING:
    from pathlib import Path

    Capsys = pytest.CaptureFixture[str]


def lines() -> list[str]:
    log = (log_folder() / "rosterwizard.log").read_text("utf-8").splitlines()
    return [each.partition(" INFO ")[2] for each in log if " INFO " in each]


def test_counts_and_status_are_written(capsys: Capsys, tmp_path: Path) -> None:
    bad = ("bela", "Y", "N", "nobody", "2031")
    file = write_rows(tmp_path / "Anna.csv", [patron(1), bad])
    called(capsys, "check", file)
    called(capsys, "fix", file, "-o", tmp_path / "out.csv")
    called(capsys, "export", file, "-o", tmp_path / "out.csv")
    called(capsys, "submit", file, "--server", "practice", "--good-rows")
    found = lines()
    for name in ("check", "fix", "export", "submit"):
        assert f"rows-read by={name} type=infiniti/patrons rows=2" in found
        assert [each for each in found if each.startswith(f"command name={name} status=1 errors=1")]
    assert [each for each in found if each.startswith("submitted type=infiniti/patrons rows=2")]
    assert "Anna" not in "".join(found)


@pytest.mark.parametrize(
    ("end", "status"),
    [(RosterError("not-written", file="r", reason="full"), 2), (Cancelled(), 130)],
)
def test_a_run_that_is_stopped_says_so(
    capsys: Capsys, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, end: BaseException, status: int
) -> None:
    def stop(*_: object) -> NoReturn:
        raise end

    monkeypatch.setattr(check_command, "open_files", stop)
    assert called(capsys, "check", write_patrons(tmp_path / "a.csv", 1)).status == status
    assert lines() == [f"command name=check status={status}"]


def test_what_cannot_be_read_has_its_status(capsys: Capsys, tmp_path: Path) -> None:
    called(capsys, "check", tmp_path / "none.csv")
    assert lines() == ["command name=check status=3"]


def test_outside_of_a_command_nothing_is_noted() -> None:
    note_counts(errors=1)
