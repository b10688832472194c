"""Editing sessions that are killed: one Python loads all they need, and forks for each.

A session is the window's own, with the keeper that writes each change down, but for what is drawn.
What is done in it follows from a number. It tells each change that is kept, and is killed a moment
after some of these.
"""

from __future__ import annotations

import gc
import json
import os
import random
import signal
import subprocess
import sys
import time
import traceback
from collections import deque
from importlib import import_module
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Self

from PySide6.QtCore import QCoreApplication

from rosterwizard.core.fixing import reshaping
from rosterwizard.core.job import cell_edits, sheet_edits
from rosterwizard.core.job.edits import Edit, HeadingEdit
from rosterwizard.core.letters.changed_case import CASES
from rosterwizard.core.wizard.flow import Step
from rosterwizard.gui.keeping import Keeper
from rosterwizard.gui.session import Session
from tests.helpers.command_line import ROOT
from tests.helpers.small_jobs import patrons

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from concurrent.futures import Future
    from pathlib import Path

    from rosterwizard.core.job.job import Job, JobSheet

ROWS, CHANGES = 20, 30
SYNC_EVERY_S = 0.005  # in which a session makes some changes, as in a second of a person's
TEXTS = ("", "ann", "Bé", "x" * 300, 'a,b\n"c"', "anna@school.example")
_ONE_THREAD = {"POLARS_MAX_THREADS": "1"}  # there is little for each to do, and many sessions
_LINE_BYTES = 4096


def opened_job() -> Job:
    """Return the job as it is opened."""
    return patrons(*(f"user{number}" for number in range(ROWS)))


def changes(session: Session, seed: int) -> Iterator[None]:
    """Open the job and change it in every way there is; pause after each change that is to keep."""
    chance = random.Random(seed)  # noqa: S311 - what a person does next
    job = opened_job()
    (sheet,) = job.sheets
    session.choose(job.profile, [sheet.record_type.name])
    session.set_paths([sheet.sheet.origin.file])
    session.set_job(job)
    for _ in range(CHANGES):
        before = session.work.revision
        _change(session, chance)
        if session.work.revision != before:
            yield


def _change(session: Session, chance: random.Random) -> None:
    job = session.work.job
    assert job is not None
    (sheet,) = job.sheets
    kind = chance.randrange(8)
    if kind == 0:
        session.undo()
    elif kind == 1:
        session.redo()
    elif kind == 2:
        matching = sheet.matching.with_match(1, chance.choice(("emailaddress", None)))
        session.set_matching(sheet.record_type.name, matching)
    else:
        edit = chance.choice(EDITS)(sheet, chance)
        if edit is not None:
            session.apply_edit(sheet.record_type.name, edit)


def _rows(sheet: JobSheet, chance: random.Random) -> list[int]:
    height = sheet.frame.height
    return sorted(chance.sample(range(height), min(3, height)))


def _typed(sheet: JobSheet, chance: random.Random) -> Edit | None:
    rows = _rows(sheet, chance)
    return (
        cell_edits.typed(sheet, rows[0], chance.randrange(2), chance.choice(TEXTS))
        if rows
        else None
    )


def _cleared(sheet: JobSheet, chance: random.Random) -> Edit | None:
    return cell_edits.cleared(sheet, [(_rows(sheet, chance), [0, 1])])


def _pasted(sheet: JobSheet, chance: random.Random) -> Edit | None:
    block = ((chance.choice(TEXTS), chance.choice(TEXTS)), (chance.choice(TEXTS), "end"))
    return cell_edits.pasted(sheet, _rows(sheet, chance), [0, 1], block)


def _filled_down(sheet: JobSheet, chance: random.Random) -> Edit | None:
    return cell_edits.filled_down(sheet, [(_rows(sheet, chance), [0, 1])])


def _replaced_everywhere(sheet: JobSheet, chance: random.Random) -> Edit | None:
    return cell_edits.replaced(sheet, cell_edits.Search("e", (0, 1)), chance.choice(TEXTS))


def _recased(sheet: JobSheet, chance: random.Random) -> Edit | None:
    areas = [(_rows(sheet, chance), [0, 1])]
    return reshaping.recased(sheet, areas, chance.choice(CASES), in_rows=True).edit


def _split_up(sheet: JobSheet, chance: random.Random) -> Edit | None:
    how = reshaping.Splitting(chance.randrange(2), "e", (0, 1))
    return reshaping.split_up(sheet, _rows(sheet, chance), how, in_rows=True).edit


def _joined_up(sheet: JobSheet, chance: random.Random) -> Edit | None:
    how = reshaping.Joining((0, 1), chance.randrange(2), " ", emptied=True)
    return reshaping.joined_up(sheet, _rows(sheet, chance), how, in_rows=True).edit


def _heading(sheet: JobSheet, chance: random.Random) -> Edit:
    before = sheet.matching.matches[0].heading
    return Edit(code="fix-heading", headings=(HeadingEdit(0, before, chance.choice(TEXTS)),))


def _rows_set_aside(sheet: JobSheet, chance: random.Random) -> Edit | None:
    return sheet_edits.rows_set_aside(sheet, _rows(sheet, chance))


def _rows_brought_back(sheet: JobSheet, chance: random.Random) -> Edit | None:
    return sheet_edits.rows_brought_back(sheet, chance.sample(range(ROWS), 3))


EDITS: tuple[Callable[[JobSheet, random.Random], Edit | None], ...] = (
    *(_typed, _typed, _cleared, _pasted, _filled_down, _replaced_everywhere),
    *(_heading, _rows_set_aside, _rows_brought_back, _recased, _split_up, _joined_up),
)


class Killer:
    """The Python that forks for each session, and kills it."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.helpers.killed_editing"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
            env={**os.environ, **_ONE_THREAD},
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.communicate()

    def kept_when_killed(self, home: Path, seed: int, after: int, delay_s: float) -> int:
        """Begin a session, kill it, and return how many changes it told to be kept.

        after: as many must be kept before; then it may go on for `delay_s`.
        """
        assert self._process.stdin
        assert self._process.stdout
        asked = {"home": str(home), "seed": seed, "after": after, "delay_s": delay_s}
        print(json.dumps(asked), file=self._process.stdin, flush=True)
        return int(self._process.stdout.readline())


def _serve() -> None:
    for line in sys.stdin:
        asked = json.loads(line)
        after, delay_s = asked.pop("after"), asked.pop("delay_s")
        told, tells = os.pipe()
        pid = os.fork()
        if not pid:
            os.close(told)
            _run(tells, **asked)
        os.close(tells)
        kept = 0
        while kept < after and (part := os.read(told, _LINE_BYTES)):
            kept += len(part)
        time.sleep(delay_s)
        os.kill(pid, signal.SIGKILL)
        while part := os.read(told, _LINE_BYTES):
            kept += len(part)
        os.close(told)
        os.waitpid(pid, 0)
        print(kept, flush=True)  # noqa: T201 - the answer


def _run(tells: int, home: str, seed: int) -> None:
    """Be a session, to the end of what is done in it, and wait there."""
    from rosterwizard.services import work_journal
    from rosterwizard.services.work_journal import WorkJournal

    work_journal.SYNC_EVERY_S = SYNC_EVERY_S
    keep = WorkJournal.keep

    def keep_and_tell(*words: object, **named: object) -> Future[None]:
        kept: Future[None] = keep(*words, **named)  # type: ignore[arg-type] # as it was called
        kept.add_done_callback(lambda done: os.write(tells, b"." * (done.exception() is None)))
        return kept

    try:
        os.environ |= {"HOME": home, "XDG_DATA_HOME": home}
        WorkJournal.keep = keep_and_tell  # type: ignore[method-assign] # tells what is kept
        program = QCoreApplication([])
        session = Session(program)
        Keeper(session, lambda: Step.CHECK)
        chance = random.Random(seed)  # noqa: S311 - when a person waits
        for _ in changes(session, seed):
            if chance.randrange(2):
                session.wait_until_kept()
        signal.pause()
    except BaseException:  # noqa: BLE001 - it is told, and the fork must go no further
        traceback.print_exc()
    os._exit(1)


def _load_what_a_session_loads() -> None:
    """Have one session load all it needs, and load the same here."""
    told, tells = os.pipe()
    if not os.fork():
        known = set(sys.modules)
        with TemporaryDirectory() as home:
            os.environ |= {"HOME": home, "XDG_DATA_HOME": home}
            session = Session(QCoreApplication([]))
            Keeper(session, lambda: Step.CHECK)
            deque(changes(session, 0), 0)
            session.wait_until_kept()
        os.write(tells, " ".join(sys.modules.keys() - known).encode())
        os._exit(0)
    os.close(tells)
    with os.fdopen(told) as names:
        for name in names.read().split():
            import_module(name)
    os.wait()


if __name__ == "__main__":
    _load_what_a_session_loads()
    gc.freeze()  # collecting in the forks would copy all of it
    _serve()
