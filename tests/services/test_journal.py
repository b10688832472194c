"""The journal knows what was begun and what was answered, even when it was cut short."""

from __future__ import annotations

import os
import sys
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.services import journal_writing
from rosterwizard.services.folders import data_folder
from rosterwizard.services.journal import (
    Answered,
    Sending,
    Step,
    is_being_written,
    journal_folder,
    journals,
    lock_of,
    now,
    ranges,
    steps_in,
)
from rosterwizard.services.journal_parts import parts_of
from rosterwizard.services.journal_writing import Journal, add_to_journal


def sending(batch: int) -> Sending:
    return Sending(
        batch=batch,
        when=now(),
        system="infiniti",
        server="practice",
        file="users.csv",
        size=3,
        digest="ab",
        rows={"patrons": ((0, 2),)},
    )


def answered(batch: int) -> Answered:
    return Answered(batch=batch, when=now(), counts={"created": 3})


def test_what_was_written_is_read_back_in_order() -> None:
    steps: list[Step] = [sending(1), answered(1), sending(2)]
    with Journal("a") as journal:
        for step in steps:
            journal.write(step)
    assert list(steps_in(journal.path)) == steps
    assert [part.counts() for part in parts_of(steps)] == [{"created": 3}, {"unknown": 3}]


def test_an_answer_without_a_beginning_is_passed_over() -> None:
    assert parts_of([answered(1)]) == ()


@given(cut=st.integers(0, 400))
def test_a_journal_cut_at_any_byte_never_hides_what_was_begun(cut: int) -> None:
    with Journal(f"cut-{os.urandom(4).hex()}") as journal:
        journal.write(sending(1))
        begun = journal.path.stat().st_size
        journal.write(answered(1))
    content = journal.path.read_bytes()
    journal.path.write_bytes(content[:cut])
    still_open = sum("unknown" in part.counts() for part in parts_of(steps_in(journal.path)))
    # A line is whole without its line feed.
    assert still_open == (1 if begun - 1 <= cut < len(content) - 1 else 0)


def test_each_line_is_on_the_disk_before_the_program_goes_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    synced = []
    monkeypatch.setattr(os, "fsync", lambda number: synced.append(os.fstat(number).st_size))
    with Journal("a") as journal:
        journal.write(sending(1))
        journal.write(answered(1))
        assert synced[-1] == journal.path.stat().st_size
        assert len(synced) == (2 if sys.platform == "win32" else 3), "its folder first"


def test_only_its_owner_can_read_a_journal() -> None:
    with Journal("a") as journal:
        if sys.platform != "win32":
            assert journal.path.stat().st_mode & 0o777 == 0o600


def test_two_submissions_never_share_a_journal() -> None:
    with Journal("a"), pytest.raises(RosterError, match="Nothing was sent"), Journal("a"):
        pass


def test_a_full_disk_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with Journal("a") as journal, pytest.raises(RosterError, match="No space left"):
        journal.write(sending(1))


def test_a_journal_that_is_not_open_is_a_slip() -> None:
    with pytest.raises(ValueError, match="not open"):
        Journal("a").write(answered(1))
    Journal("a").__exit__()


def test_the_latest_journal_comes_first() -> None:
    assert journals() == ()
    for name in ("2026-01", "2026-02"):
        with Journal(name) as journal:
            journal.write(sending(1))
    assert [path.stem for path in journals()] == ["2026-02", "2026-01"]
    assert journals()[0].parent == journal_folder()


@given(st.sets(st.integers(0, 60)))
def test_ranges_name_the_same_rows(rows: set[int]) -> None:
    found = ranges(sorted(rows))
    assert [row for first, last in found for row in range(first, last + 1)] == sorted(rows)
    assert all(after[0] > before[1] + 1 for before, after in pairwise(found))


def test_a_journal_is_being_written_until_its_end_and_leaves_nothing_else() -> None:
    with Journal("a") as journal:
        journal.write(sending(1))
        assert is_being_written(journal.path)
        assert lock_of(journal.path).exists()
    assert not is_being_written(journal.path)
    assert list(journal_folder().iterdir()) == [journal.path]


def test_a_journal_of_nothing_that_was_begun_is_gone() -> None:
    with Journal("a"):
        pass
    assert list(journal_folder().iterdir()) == []


def test_a_name_in_use_is_refused_whoever_writes_there() -> None:
    with Journal("a") as journal:
        journal.write(sending(1))
    with pytest.raises(RosterError, match="Nothing was sent"), Journal("a"):
        pass
    assert list(steps_in(journal.path)), "and what stands there stays"


@given(torn=st.integers(0, 60))
def test_a_line_that_was_torn_by_a_full_disk_is_finished_with_the_next(torn: int) -> None:
    real, room = os.write, [torn, -1]

    def little_room(file: int, content: bytes) -> int:
        left = room.pop(0) if room else len(content)
        if left < 0:
            raise OSError(28, "No space left on device")
        return real(file, content[:left])

    with pytest.MonkeyPatch.context() as patch, Journal(f"t-{os.urandom(4).hex()}") as journal:
        journal.write(sending(1))
        patch.setattr(os, "write", little_room)
        with pytest.raises(RosterError, match="No space left"):
            journal.write(answered(1))
        journal.write(sending(2))
    found = [type(step) for step in steps_in(journal.path)]
    assert found == [Sending, Answered, Sending]


def test_further_steps_stand_on_lines_of_their_own() -> None:
    with Journal("a") as journal:
        journal.write(sending(1))
    with journal.path.open("ab") as file:
        file.write(b'{"step":"answered","wh')
    add_to_journal("a", [answered(1)])
    assert [type(step) for step in steps_in(journal.path)] == [Sending, Answered]
    journal.path.unlink()
    journal.path.mkdir()
    with pytest.raises(RosterError, match="could not be saved"):
        add_to_journal("a", [answered(1)])


def test_without_a_folder_nothing_can_be_written() -> None:
    (data_folder() / "journal").touch()
    with pytest.raises(RosterError, match="Nothing was sent"), Journal("a"):
        pass


def test_windows_has_folders_that_are_not_synced(monkeypatch: pytest.MonkeyPatch) -> None:
    synced: list[int] = []
    monkeypatch.setattr(journal_writing, "ON_WINDOWS", True)
    monkeypatch.setattr(os, "fsync", synced.append)
    with Journal("a") as journal:
        journal.write(sending(1))
        assert len(synced) == 1
