"""An earlier submission goes on where its work was kept, else where its files are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rosterwizard.services import reopening
from rosterwizard.services.kept_entries import KeptEntry, KeptList
from rosterwizard.services.kept_sent import KeptSending
from rosterwizard.services.kept_work import KeptWork
from rosterwizard.services.reopening import Reopening, files_of, reopening_of
from tests.helpers.sent_before import entry

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def kept(folder: Path, submission: str) -> KeptEntry:
    sent = KeptSending(submission=submission) if submission else None
    return KeptEntry(folder / f"{submission}.records", KeptWork(), 0.0, 0, sent, is_open=False)


def test_kept_work_of_the_very_submission_comes_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    every = tuple(kept(tmp_path, name) for name in ("", "other", "one"))
    monkeypatch.setattr(reopening, "kept_list", lambda: KeptList(every, ()))
    assert reopening_of("one", ["p.csv"], []) == Reopening(kept=every[2])
    assert reopening_of("two", ["p.csv"], []) == Reopening()


def test_else_the_files_that_were_opened_lately_under_these_names(tmp_path: Path) -> None:
    for name in ("p.csv", "q.csv"):
        (tmp_path / name).touch()
    single, both = (str(tmp_path / "p.csv"),), (str(tmp_path / "p.csv"), str(tmp_path / "q.csv"))
    gone = (str(tmp_path / "gone" / "p.csv"),)
    recent = [gone, both, single]
    assert reopening_of("one", ["p.csv"], recent).paths == (tmp_path / "p.csv",)
    assert reopening_of("one", ["p.csv", "q.csv"], recent).paths == (
        tmp_path / "p.csv",
        tmp_path / "q.csv",
    )
    assert reopening_of("one", ["r.csv"], recent) == Reopening()


def test_of_files_that_are_called_alike_none_is_taken_for_the_one_that_was_sent(
    tmp_path: Path,
) -> None:
    recent = []
    for year in ("this", "last"):
        (tmp_path / year).mkdir()
        (tmp_path / year / "p.csv").touch()
        recent.append((str(tmp_path / year / "p.csv"),))
    assert reopening_of("one", ["p.csv"], recent) == Reopening()
    assert reopening_of("one", ["p.csv"], recent[1:] * 2).paths == (tmp_path / "last" / "p.csv",)


def test_a_submission_has_each_of_its_files_once() -> None:
    assert files_of("one", [entry("one"), entry("one"), entry("two")]) == ("p.csv",)
