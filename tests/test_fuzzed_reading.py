"""Damaged files become jobs or refusals; `dev.py fuzz` tries more of them than the tests do."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import pytest

from rosterwizard.core.reading.workbooks.number_format import format_of
from tests import fuzzed_reading
from tests.helpers import fuzz_trial
from tests.helpers.fuzz_corpus import corpus
from tests.helpers.fuzz_files import damaged
from tests.helpers.fuzz_task import JOB, TOLD, Outcome, Task
from tests.helpers.stumbles import STUMBLES

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="nothing there forks")
SEED, FILES = 1, 20


@pytest.fixture
def told(tmp_path: Path) -> Iterator[Path]:
    """Give the file in which reading processes say what was wrong, while all are forked."""
    from tests.helpers.forked_reading import forked_reading

    with forked_reading(tmp_path / TOLD, FILES):
        yield tmp_path / TOLD


def written(number: int, folder: Path) -> Path:
    made = damaged(SEED, number)
    path = folder / made.name
    path.write_bytes(made.data)
    return path


def test_damaged_files_become_jobs_or_refusals(told: Path, tmp_path: Path) -> None:
    numbers = range(1, FILES + 1)
    came = [fuzz_trial.tried(each, written(each, tmp_path), told) for each in numbers]

    assert not [each for each in came if each.fault]
    assert len({each.came for each in came}) > 3
    assert JOB in {each.came for each in came}


def test_the_same_numbers_make_the_same_files() -> None:
    numbers = range(1, FILES + 1)
    first = [damaged(SEED, each) for each in numbers]
    corpus.cache_clear()

    assert [damaged(SEED, each) for each in numbers] == first
    assert damaged(SEED + 1, 1) != first[0]
    sound = corpus().values()
    assert sum(each.data in sound for each in first) < FILES / 5


@pytest.mark.parametrize("stumbles", STUMBLES.values(), ids=STUMBLES)
def test_what_is_no_refusal_is_a_fault(
    stumbles: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fuzz_trial, "open_job", stumbles)

    assert fuzz_trial.tried(1, tmp_path / "people.csv", tmp_path / TOLD).fault


def test_a_stumble_of_our_own_while_a_workbook_is_read_is_told() -> None:
    from tests.helpers.forked_reading import telling_of_ours

    ours, others = io.StringIO(), io.StringIO()
    with pytest.raises(TypeError), telling_of_ours(ours):
        format_of(None)  # type: ignore[arg-type] # to have it stumble
    with pytest.raises(ValueError, match="invalid literal"), telling_of_ours(others):
        int("x")

    assert "TypeError" in ours.getvalue()
    assert not others.getvalue()


def test_where_the_process_dies_of_a_file_the_others_are_tried(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def worker(task: Task) -> subprocess.Popen[bytes]:
        Path(task.place, TOLD).write_text(f"at {task.first}", "utf-8")
        came = Outcome(task.first, "people.csv", JOB)
        line = msgspec.json.encode(came).decode()
        code = f"print({line!r}); raise SystemExit({int(task.first == 1)})"
        return subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE)

    monkeypatch.setattr(fuzzed_reading, "_worker", worker)

    assert fuzzed_reading.main(["--count", "4"]) == 1
    out = capsys.readouterr().out
    assert "FAULT in 000002 (died)\n    at 1\n" in out
    assert "4 files, 3 jobs, 1 faults" in out
