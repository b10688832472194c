"""What was pasted is kept for its owner, as long as the work on it."""

from __future__ import annotations

import os
import sys
import time
from typing import TYPE_CHECKING

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.services import pasted_files
from rosterwizard.services.folders import data_folder, pasted_folder
from rosterwizard.services.forgetting_files import forget_all_of, forgettable
from rosterwizard.services.kept_entries import new_entry
from rosterwizard.services.kept_work import KeptWork, kept_files
from rosterwizard.services.pasted_files import (
    STRAY_AFTER_S,
    forget_pasted,
    forget_stray_pasted,
    is_pasted,
    keep_pasted,
)
from rosterwizard.services.work_journal import WorkJournal
from tests.helpers.needing import elsewhere

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def keep_work_on(path: Path) -> None:
    journal, entry = WorkJournal(), new_entry()
    journal.keep(entry, KeptWork(files=kept_files([path])), (), None).result()
    journal.let_go(entry).result()


def of_yesterday(path: Path) -> Path:
    before = time.time() - STRAY_AFTER_S - 60
    os.utime(path, (before, before))
    return path


def test_text_is_kept_to_the_letter_under_its_name() -> None:
    path = keep_pasted("a\tZoë\r\nb", "Pasted on 30 November 2026")
    assert path.name == "Pasted on 30 November 2026"
    assert path.read_bytes() == b"a\tZo\xc3\xab\r\nb"
    assert is_pasted(path)


def test_half_a_letter_is_a_question_mark() -> None:
    assert keep_pasted("a\ud800b", "n").read_bytes() == b"a?b"


def test_a_second_one_leaves_the_first_as_it_is() -> None:
    paths = [keep_pasted(text, "n") for text in ("one", "two", "three")]
    assert [path.name for path in paths] == ["n", "n (2)", "n (3)"]
    assert paths[0].read_text("utf-8") == "one"


def test_a_day_that_no_file_name_can_hold_is_written_otherwise() -> None:
    assert keep_pasted("a", "Pasted on 30/11/2026").parent == pasted_folder()


@elsewhere(sys.platform == "win32", "Windows has no such rights")
def test_nobody_else_can_read_it() -> None:
    path = keep_pasted("a", "n")
    assert (path.stat().st_mode & 0o777, path.parent.stat().st_mode & 0o777) == (0o600, 0o700)


def test_only_what_was_pasted_is_forgotten(tmp_path: Path) -> None:
    own = tmp_path / "own.csv"
    own.write_text("a", "utf-8")
    pasted = keep_pasted("a", "n")
    forget_pasted([own, pasted])
    assert own.exists()
    assert not pasted.exists()


def test_where_there_is_no_folder_nothing_was_pasted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> Path:
        raise RosterError("own-folder-unusable", folder=tmp_path, reason="full")

    monkeypatch.setattr(pasted_files, "pasted_folder", fail)
    assert not is_pasted(tmp_path / "a")


def test_what_is_part_of_no_kept_work_goes_on_the_next_day() -> None:
    stray, kept = of_yesterday(keep_pasted("a", "stray")), of_yesterday(keep_pasted("a", "kept"))
    fresh = keep_pasted("a", "fresh")
    keep_work_on(kept)
    forget_stray_pasted()
    assert [stray.exists(), kept.exists(), fresh.exists()] == [False, True, True]


def test_without_anything_old_the_kept_work_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    keep_pasted("a", "fresh")
    monkeypatch.delattr("rosterwizard.services.kept_entries.kept_list")
    forget_stray_pasted()


def test_nothing_goes_while_some_kept_work_is_not_understood() -> None:
    stray = of_yesterday(keep_pasted("a", "stray"))
    (data_folder() / "work-99-later.records").write_bytes(b"")
    forget_stray_pasted()
    assert stray.exists()


def test_it_is_forgotten_with_all_that_is_kept_of_it() -> None:
    path = keep_pasted("a", "n")
    keep_work_on(path)
    forget_all_of(forgettable(str(path)))
    assert not path.exists()
