"""A checkout knows its commit, says when it was changed since, and is never guessed."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

import pytest

from rosterwizard.services.checkout import commit_of

if TYPE_CHECKING:
    from pathlib import Path

NOBODY = ("-c", "user.name=Nobody", "-c", "user.email=nobody@school.example")


def git(folder: Path, *arguments: str) -> str:
    """Run git in a folder, whatever a git around the tests says."""
    own = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    command = ["git", *NOBODY, *arguments]
    return subprocess.run(
        command, cwd=folder, env=own, capture_output=True, text=True, check=True
    ).stdout


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """Return a checkout of a small program with one commit."""
    root = tmp_path / "checkout"
    (root / "rosterwizard").mkdir(parents=True)
    (root / "rosterwizard" / "__init__.py").write_text("")
    (root / "README.md").write_text("")
    git(root, "init", "-q")
    git(root, "add", ".")
    git(root, "commit", "-q", "-m", "Begin")
    return root


def head(root: Path) -> str:
    return git(root, "rev-parse", "HEAD")[:12]


def test_commit_is_known_by_its_first_digits(checkout: Path) -> None:
    assert commit_of(checkout) == head(checkout)


def test_change_to_the_program_is_marked(checkout: Path) -> None:
    (checkout / "rosterwizard" / "__init__.py").write_text("changed = True\n")
    assert commit_of(checkout) == f"{head(checkout)}+"


def test_new_file_of_the_program_is_a_change(checkout: Path) -> None:
    (checkout / "rosterwizard" / "new.py").write_text("")
    assert commit_of(checkout).endswith("+")


def test_what_lies_beside_the_program_is_no_change(checkout: Path) -> None:
    (checkout / "README.md").write_text("changed")
    (checkout / "patrons.csv").write_text("username\n")
    assert commit_of(checkout) == head(checkout)


def test_asking_writes_nothing(checkout: Path) -> None:
    index = checkout / ".git" / "index"
    os.utime(checkout / "rosterwizard" / "__init__.py")  # git would like to note that
    before = index.read_bytes(), index.stat().st_mtime_ns
    commit_of(checkout)
    assert (index.read_bytes(), index.stat().st_mtime_ns) == before


def test_git_around_the_program_is_not_asked(
    checkout: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inside = checkout / "site-packages"
    inside.mkdir()
    assert commit_of(inside) == ""
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "another"))
    assert commit_of(checkout) == head(checkout)


def test_checkout_without_a_commit_has_none(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    assert commit_of(tmp_path) == ""


def test_broken_checkout_has_none(tmp_path: Path) -> None:
    (tmp_path / ".git").write_text("no checkout")
    assert commit_of(tmp_path) == ""


def test_without_git_it_is_not_known(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert commit_of(checkout) == ""
