"""Wildcards mean files on Windows too, and a name that has such a sign means itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rosterwizard.cli import wildcards
from rosterwizard.cli.wildcards import typed_words

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def files(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("users[1].csv", "users1.csv", "users2.csv"):
        (tmp_path / name).touch()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ROSTER", "secret")
    monkeypatch.setattr(wildcards, "ON_WINDOWS", True)


def typed(monkeypatch: pytest.MonkeyPatch, *words: str) -> list[str]:
    monkeypatch.setattr("sys.argv", ["rosterwizard", *words])
    return typed_words()


def test_wildcards_mean_the_files_that_match(monkeypatch: pytest.MonkeyPatch) -> None:
    found = typed(monkeypatch, "check", "users?.csv")
    assert found == ["check", "users1.csv", "users2.csv"]


def test_file_that_is_there_means_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    assert typed(monkeypatch, "users[1].csv") == ["users[1].csv"]


@pytest.mark.parametrize("word", ["Email*=email", "%ROSTER%", "$ROSTER", "~"])
def test_word_that_matches_nothing_stays(monkeypatch: pytest.MonkeyPatch, word: str) -> None:
    assert typed(monkeypatch, "--match", word) == ["--match", word]


def test_elsewhere_the_shell_has_done_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wildcards, "ON_WINDOWS", False)
    assert typed(monkeypatch, "*.csv") == ["*.csv"]
