"""What is done to a job is written down step by step, and comes back as it was made."""

from __future__ import annotations

import gc
import os
import stat
import subprocess
import sys
from typing import TYPE_CHECKING
from weakref import ref

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from rosterwizard.core.job.cell_edits import typed
from rosterwizard.core.job.job import Job, JobSheet
from rosterwizard.core.job.laying import lay_on
from rosterwizard.core.job.steps import Made, Opened, Step
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.services import work_journal
from rosterwizard.services.held_entry import HeldEntry
from rosterwizard.services.kept_entries import entry_in, new_entry
from rosterwizard.services.kept_records import Record, append_records, packed
from rosterwizard.services.kept_sent import KeptSending
from rosterwizard.services.kept_steps import kept_steps, record_of
from rosterwizard.services.kept_work import STEP, KeptWork
from tests.helpers.any_edit import changed, same_sheet
from tests.helpers.any_roster import job_sheets, record_types
from tests.helpers.checked import system
from tests.helpers.kept_list import EntryJournal, the_file, the_steps, the_work
from tests.helpers.needing import elsewhere
from tests.helpers.small_jobs import patrons

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from concurrent.futures import Future
    from io import BytesIO
    from pathlib import Path


@pytest.fixture
def journal() -> EntryJournal:
    return EntryJournal()


def keep(journal: EntryJournal, job: Job | None, step: str = "check") -> None:
    journal.keep(KeptWork(system="infiniti", step=step), (), job).result()


def edited(job: Job, text: str, row: int = 0) -> Job:
    (sheet,) = job.sheets
    edit = typed(sheet, row, 0, text)
    assert edit is not None
    return job.with_sheet(sheet.edited(edit))


def laid_on(job: Job, file: Path | None = None, steps: Sequence[Step] | None = None) -> JobSheet:
    laid = lay_on(job, kept_steps(file or the_file()).steps if steps is None else steps)
    assert laid.misfits == ()
    return laid.job.sheets[0]


@settings(max_examples=25)
@given(st.data())
def test_whatever_was_done_comes_back_as_it_was_made(data: st.DataObject) -> None:
    journal = EntryJournal()
    fresh = data.draw(job_sheets(data.draw(record_types())))
    job = Job(system(fresh.record_type), (fresh,))
    for _ in range(data.draw(st.integers(1, 5))):
        journal.keep(KeptWork(), (), job)
        job = job.with_sheet(changed(data, job.sheets[0]))
    keep(journal, job)
    opened, file = Job(job.profile, (fresh,)), journal.entry.file
    assert same_sheet(laid_on(opened, file), job.sheets[0])
    assert entry_in(file).edits == len(job.sheets[0].edits.done)


def test_each_change_is_one_record_behind_the_others(journal: EntryJournal) -> None:
    opened = job = patrons("anna", "ben")
    keep(journal, job)
    before = the_file().read_bytes()
    job = edited(job, "ann")
    keep(journal, job)
    after = the_file().read_bytes()
    assert after.startswith(before)
    keep(journal, job)
    assert the_file().read_bytes() == after
    for change in (JobSheet.undone, JobSheet.redone):
        job = job.with_sheet(change(job.sheets[0]))
        keep(journal, job)
    assert [type(step).__name__ for step in the_steps().steps] == [
        *("Opened", "Made", "Undone", "Redone")
    ]
    assert same_sheet(laid_on(opened), job.sheets[0])


def test_keys_in_place_of_cells_are_no_step(journal: EntryJournal) -> None:
    job = patrons("anna", "ben")
    keep(journal, edited(job, "ann"))
    _, made = the_steps().steps
    assert isinstance(made, Made)
    assert made.keys is not None
    forged = structs.replace(made, edit=structs.replace(made.edit, cells=made.keys.rows))
    keep(journal, job)
    with the_file().open("ab") as file:
        file.write(packed([record_of(made), record_of(forged)]))
    steps = the_steps()
    assert ([type(each) for each in steps.steps], steps.is_whole) == ([Opened, Made], False)


def test_where_the_person_is_is_kept_too(journal: EntryJournal) -> None:
    job = patrons("anna", "ben")
    keep(journal, job, "file")
    keep(journal, edited(job, "ann"), "check")
    back = the_work()
    assert back is not None
    assert back.step == "check"
    assert len(the_steps().steps) == 2


def test_columns_are_kept_before_a_file_is_open(journal: EntryJournal) -> None:
    keep(journal, None, "template")
    keep(journal, None, "file")
    assert the_steps().steps == ()
    keep(journal, edited(patrons("anna"), "ann"))
    assert len(the_steps().steps) == 2


def test_another_job_begins_the_file_anew(journal: EntryJournal, tmp_path: Path) -> None:
    keep(journal, edited(patrons("anna"), "ann"))
    other = patrons("cleo", "dina")
    keep(journal, other)
    assert [type(step) for step in the_steps().steps] == [Opened]
    journal.keep(KeptWork(), [tmp_path / "other.csv"], edited(other, "chloe")).result()
    back = the_work()
    assert back is not None
    assert back.paths == (tmp_path / "other.csv",)
    assert [type(step) for step in the_steps().steps] == [Opened, Made]


def test_what_an_older_program_wrote_there_is_never_mixed_with_ours(journal: EntryJournal) -> None:
    job = patrons("anna", "ben")
    keep(journal, job)
    other = EntryJournal()
    keep(other, patrons("cleo"))
    other.entry.file.replace(journal.entry.file)
    job = edited(job, "ann")
    keep(journal, job)
    assert laid_on(patrons("anna", "ben")).frame["c0"].to_list() == ["ann", "ben"]


def test_each_entry_is_a_file_of_its_own(journal: EntryJournal) -> None:
    keep(journal, edited(patrons("anna"), "ann"))
    other = journal.entry
    journal.entry = new_entry()
    keep(journal, patrons("cleo"))
    assert laid_on(patrons("anna"), other.file).frame["c0"].to_list() == ["ann"]
    assert laid_on(patrons("cleo"), journal.entry.file).frame["c0"].to_list() == ["cleo"]


def test_an_entry_that_another_window_holds_is_not_written(journal: EntryJournal) -> None:
    keep(journal, patrons("anna"))
    other = EntryJournal()
    other.entry = HeldEntry(journal.entry.file)
    with pytest.raises(RosterError, match="another window"):
        keep(other, patrons("cleo"))
    assert laid_on(patrons("anna")).frame["c0"].to_list() == ["anna"]
    journal.let_go()
    keep(other, patrons("cleo"))
    assert laid_on(patrons("cleo")).frame["c0"].to_list() == ["cleo"]


def test_an_entry_that_was_let_go_holds_no_row(journal: EntryJournal) -> None:
    job = patrons("anna")
    frame = ref(job.sheets[0].frame)
    keep(journal, job)
    del job
    journal.let_go()
    gc.collect()
    assert frame() is None


def test_forgotten_work_is_gone_and_the_next_change_begins_anew(journal: EntryJournal) -> None:
    job = patrons("anna", "ben")
    keep(journal, job)
    journal.forget()
    assert the_work() is None
    keep(journal, edited(job, "ann"))
    assert laid_on(job).frame["c0"].to_list() == ["ann", "ben"]


def test_after_a_full_disk_all_of_it_is_written(
    journal: EntryJournal, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = patrons("anna", "ben")
    keep(journal, job)

    def half(path: Path, opening: bytes, size: int, content: bytes) -> bool:
        append_records(path, opening, size, content[:5])
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(work_journal, "append_records", half)
        with pytest.raises(RosterError, match="No space left"):
            keep(journal, edited(job, "ann"))
    job = edited(edited(job, "ann"), "benno", row=1)
    keep(journal, job)
    assert the_steps().is_whole
    assert laid_on(patrons("anna", "ben")).frame["c0"].to_list() == ["ann", "benno"]


def test_settled_journals_have_written_all(journal: EntryJournal) -> None:
    job = patrons("anna", "ben")
    futures = []
    for text in ("ann", "an"):
        futures.append(journal.journal.keep(journal.entry, KeptWork(), (), job))
        job = edited(job, text)
    work_journal.settle_all()
    assert all(future.done() for future in futures)


class StillTimer:
    """A timer that rings when a test says so."""

    daemon = False

    def __init__(self, then: Callable[[], None]) -> None:
        self.then = then
        self.is_cancelled = False

    def start(self) -> None:
        assert self.daemon

    def cancel(self) -> None:
        self.is_cancelled = True


class Syncs:
    """Stands in for the disk and for the second that it is given."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.count = 0
        self.fault: OSError | None = None
        self.timers: list[StillTimer] = []
        monkeypatch.setattr(work_journal, "sync_file", self.sync)
        monkeypatch.setattr(work_journal, "Timer", self.timer)
        monkeypatch.setattr(work_journal, "SYNC_EVERY_S", 1000)

    def sync(self, _file: Path) -> None:
        self.count += 1
        if self.fault:
            raise self.fault

    def timer(self, wait_s: float, then: Callable[[], None]) -> StillTimer:
        assert 0 < wait_s <= 1000
        self.timers.append(StillTimer(then))
        return self.timers[-1]


@pytest.fixture
def syncs(monkeypatch: pytest.MonkeyPatch) -> Syncs:
    return Syncs(monkeypatch)


def kept_soon(journal: EntryJournal, *texts: str) -> list[Future[None]]:
    """Keep a job, then change by change, and wait until all is written, but for the disk."""
    job, futures = patrons("anna", "ben"), []
    for text in ("", *texts):
        job = edited(job, text) if text else job
        futures.append(journal.journal.keep(journal.entry, KeptWork(), (), job))
    journal.journal._thread.submit(lambda: None).result()  # noqa: SLF001 - `settle` would sync
    return futures


def test_the_disk_is_waited_for_once_a_second(journal: EntryJournal, syncs: Syncs) -> None:
    futures = kept_soon(journal, "ann", "annie", "an")
    assert [each.done() for each in futures] == [True, False, False, False]
    assert len(the_steps().steps) == 4  # what is written outlives the program
    (timer,) = syncs.timers
    timer.then()
    journal.journal._thread.submit(lambda: None).result()  # noqa: SLF001 - as above
    assert all(each.done() for each in futures)
    assert syncs.count == 2


def test_whoever_waits_has_the_disk_at_once(journal: EntryJournal, syncs: Syncs) -> None:
    futures = kept_soon(journal, "ann", "annie")
    journal.journal.settle()
    assert all(each.done() for each in futures)
    assert syncs.timers[0].is_cancelled


def test_a_disk_that_fails_later_is_told_and_all_is_written_again(
    journal: EntryJournal, syncs: Syncs
) -> None:
    futures = kept_soon(journal, "ann", "annie")
    before = the_file().read_bytes()
    syncs.fault = OSError(28, "No space left on device")
    journal.journal.settle()
    for each in futures[1:]:
        with pytest.raises(RosterError, match="No space left"):
            each.result()
    syncs.fault = None
    keep(journal, edited(edited(patrons("anna", "ben"), "ann"), "annie"))
    assert the_file().read_bytes()[: len(before)] != before
    assert laid_on(patrons("anna", "ben")).frame["c0"].to_list() == ["annie", "ben"]


def test_a_second_that_ends_after_the_program_is_passed_over(
    journal: EntryJournal, syncs: Syncs, monkeypatch: pytest.MonkeyPatch
) -> None:
    def end(*_: object) -> None:
        raise RuntimeError("cannot schedule new futures after interpreter shutdown")

    kept_soon(journal, "ann")
    with monkeypatch.context() as patch:
        patch.setattr(journal.journal._thread, "submit", end)  # noqa: SLF001 - as Python does
        syncs.timers[0].then()
    assert syncs.count == 1
    assert len(the_steps().steps) == 2


def test_what_was_never_kept_needs_no_disk(journal: EntryJournal) -> None:
    journal.journal.note_sending(journal.entry, KeptSending(submission="s")).result()
    assert the_work() is None


@elsewhere(sys.platform == "win32", "there files are private by their folder")
def test_the_file_is_for_its_owner_alone(journal: EntryJournal) -> None:
    job = patrons("anna", "ben")
    keep(journal, job)
    keep(journal, edited(job, "ann"))
    assert stat.S_IMODE(the_file().stat().st_mode) == 0o600


def test_cut_anywhere_the_changes_before_are_there(journal: EntryJournal) -> None:
    job = patrons("anna", "ben")
    keep(journal, job)
    sizes, texts = [the_file().stat().st_size], ["anna"]
    for text in ("ann", "annie", "an"):
        job = edited(job, text)
        keep(journal, job)
        sizes.append(the_file().stat().st_size)
        texts.append(text)
    file = the_file()
    whole = file.read_bytes()
    near = {size + by for size in sizes for by in (-1, 0, 1)} - {sizes[0] - 1, len(whole) + 1}
    for cut in sorted({*range(sizes[0], len(whole) + 1, 7), *near}):
        file.write_bytes(whole[:cut])
        sound = sum(cut >= size for size in sizes)
        steps = kept_steps(file)
        assert steps.is_whole == (cut in sizes)
        assert laid_on(patrons("anna", "ben"), steps=steps.steps).frame["c0"][0] == texts[sound - 1]
    assert the_work() is not None


_ENDLESS = """
import sys
from rosterwizard.core.job.cell_edits import typed
from rosterwizard.services.kept_work import KeptWork
from tests.helpers.kept_list import EntryJournal
from tests.helpers.small_jobs import patrons
journal, job = EntryJournal(), patrons("0", "ben")
for number in range(1, 1_000_000):
    journal.keep(KeptWork(), (), job).result()
    print(number, flush=True)
    sheet = job.sheets[0]
    job = job.with_sheet(sheet.edited(typed(sheet, 0, 0, str(number))))
"""


def test_killed_in_the_middle_all_but_the_last_change_is_there() -> None:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen(
        [sys.executable, "-c", _ENDLESS], stdout=subprocess.PIPE, text=True, env=environment
    ) as writer:
        assert writer.stdout is not None
        for line in writer.stdout:
            if int(line) == 40:
                writer.kill()
                break
    assert the_work() is not None
    there = int(laid_on(patrons("0", "ben")).frame["c0"][0])
    assert there >= 39


def test_what_a_step_cannot_be_is_the_end_of_what_was_kept(journal: EntryJournal) -> None:
    job = edited(patrons("anna", "ben"), "ann")
    keep(journal, job)
    good = the_file().read_bytes()
    (_, made) = the_steps().steps
    file = the_file()
    for content in (b"\x80", record_of(made).content.replace(b"ARROW", b"arrow")[:-9], b"\xc1"):
        file.write_bytes(good + packed([Record(STEP, content), record_of(made)]))
        steps = kept_steps(file)
        assert (len(steps.steps), steps.is_whole) == (2, False)


@pytest.mark.parametrize(
    "cells", [b"", b"no arrow", {"row": [0], "column": [0], "before": [None], "after": ["x"]}, 7]
)
def test_cells_that_are_none_are_no_step(cells: object, journal: EntryJournal) -> None:
    import msgspec

    keep(journal, patrons("anna"))
    edit = {"type": "Made", "record_type": "patrons", "edit": {"cells": cells}}
    content = packed([Record(STEP, msgspec.msgpack.encode(edit))])
    with the_file().open("ab") as file:
        file.write(content)
    assert not the_steps().is_whole


def test_work_that_cannot_be_read_by_now_is_said() -> None:
    with pytest.raises(RosterError, match="cannot be read"):
        kept_steps(new_entry().file)


def test_what_msgspec_does_not_know_is_kept_in_words() -> None:
    job = patrons("anna")
    (sheet,) = job.sheets
    edit = typed(sheet, 0, 0, "x")
    assert edit is not None
    step: Step = Made("patrons", edit)
    edit.params["where"] = sheet.sheet.origin.file
    assert b"roster.csv" in record_of(step).content


def test_cells_that_the_window_reads_are_never_locked(monkeypatch: pytest.MonkeyPatch) -> None:
    (sheet,) = patrons("anna").sheets
    edit = typed(sheet, 0, 0, "x")
    assert edit is not None
    written: list[pl.DataFrame] = []
    write = pl.DataFrame.write_ipc_stream

    def noted(frame: pl.DataFrame, file: BytesIO, **_: object) -> None:
        written.append(frame)
        write(frame, file)

    monkeypatch.setattr(pl.DataFrame, "write_ipc_stream", noted)
    record_of(Made("patrons", edit))
    assert [frame.equals(edit.cells) for frame in written] == [True]
    assert written[0] is not edit.cells
