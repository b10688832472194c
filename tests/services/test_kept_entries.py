"""Kept work is a list: each entry comes back as it was, or is said to be damaged, for itself."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from rosterwizard.core.job.cell_edits import typed
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.reading.options import ReadingOptions
from rosterwizard.services import kept_entries
from rosterwizard.services.folders import data_folder
from rosterwizard.services.held_entry import HeldEntry, lock_of
from rosterwizard.services.kept_entries import entry_in, kept_list, taken_up
from rosterwizard.services.kept_records import Record, new_opening, packed
from rosterwizard.services.kept_work import STEP, VERSION, WORK, KeptWork, kept_files
from tests.helpers.kept_list import EntryJournal
from tests.helpers.needing import elsewhere
from tests.helpers.small_jobs import patrons

if TYPE_CHECKING:
    from collections.abc import Sequence


def keep(
    work: KeptWork, paths: Sequence[Path] = (), at_s: int = 0, edits: Sequence[str] = ()
) -> EntryJournal:
    """Keep work in an entry that was written last at that time."""
    journal, job = EntryJournal(), patrons("anna", "ben")
    for text in edits:
        (sheet,) = job.sheets
        edit = typed(sheet, 0, 0, text)
        assert edit is not None
        job = job.with_sheet(sheet.edited(edit))
    journal.keep(work, paths, job).result()
    journal.let_go()
    os.utime(journal.entry.file, (at_s, at_s))
    return journal


def systems() -> list[str]:
    return [each.work.system for each in kept_list().entries]


def codes() -> list[str]:
    return [each.code for each in kept_list().troubles]


def test_nothing_kept_is_an_empty_list() -> None:
    assert kept_list() == ((), ())


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
    keep(work, [tmp_path / "roster.csv"], at_s=7, edits=["ann", "annie"])
    (back,) = kept_list().entries
    assert back.work == replace(work, files=kept_files([tmp_path / "roster.csv"]))
    assert back.work.paths == (tmp_path / "roster.csv",)
    assert (back.kept_at, back.edits, back.is_open) == (7, 2, False)


def test_the_latest_is_first_and_none_is_written_over() -> None:
    for at_s, system in ((2, "haiku"), (3, "infiniti"), (1, "echalk")):
        keep(KeptWork(system=system), at_s=at_s)
    assert systems() == ["infiniti", "haiku", "echalk"]


def test_the_entry_at_hand_is_not_listed() -> None:
    own = keep(KeptWork(system="haiku")).entry.file
    keep(KeptWork(system="infiniti"))
    assert [each.work.system for each in kept_list(own).entries] == ["infiniti"]


def test_an_entry_that_a_window_has_is_said_to_be_open_and_stays() -> None:
    journal = keep(KeptWork(system="haiku"))
    journal.entry.hold()
    assert [each.is_open for each in kept_list().entries] == [True]
    with pytest.raises(RosterError, match="open in another window"):
        taken_up(journal.entry.file)
    journal.entry.let_go()
    assert [each.is_open for each in kept_list().entries] == [False]


def test_what_is_taken_up_is_held_and_as_it_is_now() -> None:
    file = keep(KeptWork(system="haiku")).entry.file
    held, entry = taken_up(file)
    assert entry == entry_in(file)
    assert entry.is_open
    held.let_go()


def test_what_was_thrown_away_meanwhile_is_said() -> None:
    file = keep(KeptWork()).entry.file
    HeldEntry(file).forget()
    with pytest.raises(RosterError, match="thrown away"):
        taken_up(file)
    assert list(data_folder().iterdir()) == []


@pytest.mark.parametrize(
    "content",
    [
        *(b"", b"other\n" * 9, new_opening()),
        new_opening() + packed([Record(WORK, b"\x81")]),
        new_opening() + packed([Record(STEP, b"")]),
    ],
    ids=["empty", "other", "no-record", "bad-record", "no-work"],  # an opening is another each time
)
def test_a_damaged_entry_is_said_and_kept_aside_and_the_others_stay(content: bytes) -> None:
    damaged = keep(KeptWork()).entry.file
    keep(KeptWork(system="haiku"))
    damaged.write_bytes(content)
    found = kept_list()
    assert [each.work.system for each in found.entries] == ["haiku"]
    (trouble,) = found.troubles
    assert "cannot be understood" in str(trouble)
    assert Path(str(trouble.params["aside"])).read_bytes() == content
    assert (systems(), codes()) == (["haiku"], [])


def test_a_damaged_entry_is_not_taken_up() -> None:
    damaged = keep(KeptWork()).entry.file
    damaged.write_bytes(b"")
    with pytest.raises(RosterError, match="cannot be understood"):
        taken_up(damaged)
    lock_of(damaged).unlink()  # nobody holds it, or Windows would refuse
    assert systems() == []


def test_edits_are_counted_up_to_what_is_damaged() -> None:
    file = keep(KeptWork(), edits=["ann"]).entry.file
    with file.open("ab") as opened:
        opened.write(packed([Record(STEP, b"\xc1"), Record(STEP, b"\x81\xa4type\xa4Made")]))
    assert entry_in(file).edits == 1


@pytest.mark.parametrize("name", [f"work-{VERSION + 1}.records", f"work-{VERSION + 1}-a.records"])
def test_the_work_of_a_newer_program_is_named_and_left(name: str) -> None:
    (data_folder() / "work-x.records").touch()
    keep(KeptWork(system="haiku"))
    assert codes() == []
    newer = data_folder() / name
    newer.write_bytes(b"whatever it is")
    assert (systems(), codes()) == (["haiku"], ["kept-work-newer"])
    assert newer.read_bytes() == b"whatever it is"


@elsewhere(sys.platform == "win32", "there it says something else")
def test_work_that_cannot_be_read_is_said() -> None:
    (data_folder() / f"work-{VERSION}-a.records").mkdir()
    assert codes() == ["kept-work-unreadable"]


def test_what_goes_while_the_list_is_made_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    gone = data_folder() / f"work-{VERSION}-a.records"
    monkeypatch.setattr(kept_entries, "_latest_first", lambda _: [gone])
    assert kept_list() == ((), ())
    monkeypatch.undo()
    assert kept_entries._latest_first(iter([gone])) == [gone]  # noqa: SLF001 - it goes in between


def test_asking_for_kept_work_does_not_wait_for_polars() -> None:
    code = (
        "import sys, rosterwizard.services.kept_entries as k; "
        "import rosterwizard.services.older_work as o; o.take_over_older_work(); k.kept_list(); "
        "print('polars' in sys.modules)"
    )
    answer = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert answer.stdout.strip() == "False"
