"""Forgetting a file takes all that is kept of it, and never what would hide unknown rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.services import forgetting_files, journal
from rosterwizard.services.forgetting_files import Forgettable, forget_all_of, forgettable
from rosterwizard.services.history import entries, remember
from rosterwizard.services.journal import journals
from rosterwizard.services.kept_entries import KeptEntry, KeptList
from rosterwizard.services.kept_sent import KeptSending
from rosterwizard.services.kept_work import KeptFile, KeptWork
from rosterwizard.services.register_store import opened_register, write_register
from rosterwizard.services.settings import Settings, load_settings
from rosterwizard.services.submissions import every_submission
from tests.helpers.kept_settings import save_settings
from tests.helpers.sent_before import entry, sent

if TYPE_CHECKING:
    from pathlib import Path


INSERT = "INSERT INTO numbers (record_type, field, digest) VALUES (?, ?, ?)"
NUMBERS = [(f"infiniti/{name}", "id", b"d") for name in ("patrons", "contacts")]


def forget(named: str) -> Forgettable:
    found = forgettable(named)
    forget_all_of(found)
    return found


def code_of(named: str) -> str:
    with pytest.raises(RosterError) as raised:
        forget(named)
    assert str(raised.value)
    return raised.value.code


@pytest.mark.parametrize("named", ["one", "p.csv", "/anywhere/p.csv"])
def test_a_submission_or_all_of_a_file(named: str) -> None:
    sent("one", {"d1": "created"})
    write_register(lambda database: database.executemany(INSERT, NUMBERS))
    assert forget(named).submissions == {"one"}
    assert (every_submission(), entries(), journals()) == ((), (), ())
    with opened_register() as register:
        left = register.execute("SELECT record_type FROM numbers").fetchall()
    assert left == [("infiniti/contacts",)]


def test_lines_without_a_journal_go_too() -> None:
    remember([entry("old", created=1)])
    assert forget("p.csv").submissions == {"old"}
    assert entries() == ()


def test_what_nobody_knows_of_stays_until_somebody_looked() -> None:
    sent("one", {"d1": "cut"})
    assert code_of("one") == "forget-open"
    assert len(journals()) == 1


def test_what_is_being_sent_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    sent("one", {"d1": "created"})
    every_submission()
    monkeypatch.setattr(forgetting_files, "is_being_written", lambda _: True)
    assert code_of("p.csv") == "forget-while-sending"
    assert journal.journal_of("one").exists()


def test_what_is_not_kept_is_said() -> None:
    assert code_of("other.csv") == "forget-nothing"


def kept(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, *, is_open: bool = False, submission: str = ""
) -> Path:
    own = tmp_path / "mine.csv"
    work = KeptWork(files=(KeptFile(str(own), 1, 1),))
    record = tmp_path / "work-2-a.records"
    record.touch()
    sending = KeptSending(submission=submission) if submission else None
    found = KeptEntry(record, work, 0.0, 0, sending, is_open)
    monkeypatch.setattr(forgetting_files, "kept_list", lambda: KeptList((found,), ()))
    return own


def test_kept_work_on_the_file_goes_and_its_place_among_the_recent(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    own = kept(monkeypatch, tmp_path)
    save_settings(Settings(recent_files=((str(own),), (str(tmp_path / "b.csv"),))))
    assert len(forget(str(own)).kept) == 1
    assert not (tmp_path / "work-2-a.records").exists()
    assert load_settings().recent_files == ((str(tmp_path / "b.csv"),),)


def test_kept_outcomes_of_the_submission_go(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    sent("one", {"d1": "created"})
    kept(monkeypatch, tmp_path, submission="one")
    assert len(forget("one").kept) == 1


def test_work_that_is_open_in_a_window_stops_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    own = kept(monkeypatch, tmp_path, is_open=True)
    assert code_of(str(own)) == "kept-work-elsewhere"


def test_a_disk_that_does_not_let_go_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    sent("one", {"d1": "created"})

    def fail(_: object) -> None:
        raise OSError(13, "Permission denied")

    monkeypatch.setattr(forgetting_files, "forget_submissions", fail)
    assert code_of("one") == "not-forgotten"
