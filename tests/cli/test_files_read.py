"""Whatever a command is given to read, it never writes to."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from tests.helpers.command_line import called
from tests.helpers.own_profile import MINE
from tests.helpers.patrons import patron, write_rows

if TYPE_CHECKING:
    from pathlib import Path

    Capsys = pytest.CaptureFixture[str]

SENT = ("submit", "list.csv", "--server", "practice", "--yes")


@pytest.fixture
def folder(tmp_path: Path, capsys: Capsys, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with a list, how it is matched and mended, and a profile."""
    monkeypatch.chdir(tmp_path)
    write_rows(tmp_path / "list.csv", [patron(1)])
    (tmp_path / "mine.toml").write_text(MINE, "utf-8")
    kept = ("--save-match", "match.toml")
    assert called(capsys, "check", "list.csv", *kept).status == 0
    mended = ("-o", "out.csv", "--save-recipe", "recipe.toml")
    assert called(capsys, "fix", "list.csv", *mended).status == 0
    for name in ("match", "recipe"):  # what is not refused for its ending alone
        shutil.copy(tmp_path / f"{name}.toml", tmp_path / f"{name}.txt")
    return tmp_path


@pytest.mark.parametrize(
    ("arguments", "out"),
    [
        (("check", "list.csv", "-o"), "list.csv"),
        (("check", "list.csv", "--against", "mine.toml", "-o"), "mine.toml"),
        (("check", "list.csv", "--match-file", "match.toml", "-o"), "match.toml"),
        (("export", "list.csv", "--match-file", "match.txt", "-o"), "match.txt"),
        (("fix", "list.csv", "--match-file", "match.txt", "-o"), "match.txt"),
        (("fix", "list.csv", "--recipe", "recipe.txt", "-o"), "recipe.txt"),
        (("case", "shrink", "list.csv", "--match-file", "match.txt", "-o"), "match.txt"),
        ((*SENT, "--match-file", "match.txt", "--receipt"), "match.txt"),
        ((*SENT, "--recipe", "recipe.txt", "--doubts"), "recipe.txt"),
    ],
)
def test_nothing_is_written_over_what_is_read(
    arguments: tuple[str, ...], out: str, folder: Path, capsys: Capsys
) -> None:
    before = (folder / out).read_bytes()
    found = called(capsys, *arguments, out)
    assert (found.status, (folder / out).read_bytes()) == (2, before)
    assert f"{out} is the file that you gave" in found.err


def test_a_recipe_that_was_read_may_be_kept_anew(folder: Path, capsys: Capsys) -> None:
    kept = ("--recipe", "recipe.toml", "--save-recipe", "recipe.toml")
    assert called(capsys, "fix", folder / "list.csv", "-o", "again.csv", *kept).status == 0
