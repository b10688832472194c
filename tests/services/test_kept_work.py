"""Kept work comes back as it was, or is said to be damaged."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.reading.options import ReadingOptions
from rosterwizard.services.kept_records import Record, new_opening, packed
from rosterwizard.services.kept_work import (
    STEP,
    VERSION,
    WORK,
    KeptWork,
    forget,
    kept,
    kept_files,
    older_work_file,
    work_file,
)
from rosterwizard.services.work_journal import WorkJournal
from tests.helpers.needing import elsewhere
from tests.helpers.small_jobs import patrons

if TYPE_CHECKING:
    from collections.abc import Sequence


def keep(work: KeptWork, paths: Sequence[Path] = ()) -> None:
    WorkJournal().keep(work, paths, patrons("anna", "ben")).result()


def test_nothing_kept_is_none() -> None:
    assert kept() is None


def test_what_was_kept_comes_back(tmp_path: Path) -> None:
    (tmp_path / "roster.csv").write_text("username")
    work = KeptWork(
        system="infiniti",
        record_types=("patrons",),
        ticked={"patrons": ("username",)},
        options=ReadingOptions(heading_row=2),
        server="practice",
        row_choice="good-rows",
        step="check",
    )
    keep(work, [tmp_path / "roster.csv"])
    back = kept()
    assert back is not None
    assert back == replace(work, files=kept_files([tmp_path / "roster.csv"]))
    assert back.paths == (tmp_path / "roster.csv",)


def test_a_file_that_changed_or_went_is_noticed(tmp_path: Path) -> None:
    paths = [tmp_path / name for name in ("same", "changed", "gone")]
    for path in paths:
        path.write_text("a")
    work = KeptWork(files=kept_files(paths))
    paths[1].write_text("ab")
    paths[2].unlink()
    now = kept_files(paths)
    assert [one == other for one, other in zip(now, work.files, strict=True)] == [
        True,
        *[False] * (len(paths) - 1),
    ]


@pytest.mark.parametrize(
    "content",
    [b"", b"other\n" * 9, new_opening(), new_opening() + packed([Record(WORK, b"\x81")])],
    ids=["empty", "other", "no-record", "bad-record"],  # an opening is another one each time
)
def test_damaged_work_is_said_and_kept_aside(content: bytes) -> None:
    work_file().write_bytes(content)
    with pytest.raises(RosterError, match="cannot be understood") as raised:
        kept()
    assert Path(str(raised.value.params["aside"])).read_bytes() == content
    assert kept() is None


def test_work_whose_beginning_is_something_else_is_put_aside() -> None:
    work_file().write_bytes(new_opening() + packed([Record(STEP, b"")]))
    with pytest.raises(RosterError, match="cannot be understood"):
        kept()


def test_the_work_of_a_newer_program_is_said_and_left() -> None:
    work_file().with_name("work-x.records").touch()
    assert kept() is None
    newer = work_file().with_name(f"work-{VERSION + 1}.records")
    newer.write_bytes(b"whatever it is")
    with pytest.raises(RosterError, match="newer"):
        kept()
    keep(KeptWork())
    assert kept() is not None
    forget()
    assert newer.read_bytes() == b"whatever it is"


@elsewhere(sys.platform == "win32", "there it says something else")
def test_work_that_cannot_be_read_is_said() -> None:
    work_file().mkdir()
    with pytest.raises(RosterError, match="cannot be read"):
        kept()


def test_forgotten_work_is_gone() -> None:
    keep(KeptWork())
    older_work_file().touch()
    forget()
    forget()
    assert kept() is None
    assert not older_work_file().exists()


def test_asking_for_kept_work_does_not_wait_for_polars() -> None:
    code = (
        "import sys, rosterwizard.services.kept_work as k; "
        "import rosterwizard.services.older_work as o; o.take_over_older_work(); k.kept(); "
        "print('polars' in sys.modules)"
    )
    answer = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert answer.stdout.strip() == "False"
