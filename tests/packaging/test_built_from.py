"""A wheel carries its commit, is the same each time it is built, and leaves no trace behind."""

from __future__ import annotations

import os
import runpy
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
CARRIED = "rosterwizard/resources/built_from.txt"


@pytest.fixture
def built_from() -> dict[str, Any]:
    """Return what packaging/built_from.py defines (packaging/ is no package)."""
    return runpy.run_path(str(ROOT / "packaging" / "built_from.py"))


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """Return the source of a program of one file, with the hook of ours."""
    source = tmp_path / "source"
    shutil.copytree(ROOT / "packaging", source / "packaging")
    (source / "rosterwizard" / "services").mkdir(parents=True)
    for name in ("pyproject.toml", "README.md", "rosterwizard/__init__.py"):
        shutil.copy(ROOT / name, source / name)
    shutil.copy(ROOT / "rosterwizard/services/checkout.py", source / "rosterwizard/services")
    (source / "resources").mkdir()
    (source / "resources" / "window.qss").write_text("")
    return source


def wheel(source: Path, folder: Path, commit: str = "") -> Path:
    """Build the wheel of `source` into a folder."""
    told = {"ROSTERWIZARD_COMMIT": commit} if commit else {}
    kept = {name: value for name, value in os.environ.items() if name != "ROSTERWIZARD_COMMIT"}
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=source, env={**kept, **told}, capture_output=True, check=True)
    (made,) = folder.glob("*.whl")
    return made


def carried(wheel: Path) -> str:
    with zipfile.ZipFile(wheel) as archive:
        return archive.read(CARRIED).decode()


def test_wheel_carries_the_commit_that_it_is_told(source: Path, tmp_path: Path) -> None:
    assert carried(wheel(source, tmp_path / "dist", "abc123")) == "abc123\n"


def test_wheel_of_an_unknown_commit_says_nothing(source: Path, tmp_path: Path) -> None:
    assert carried(wheel(source, tmp_path / "dist")) == "\n"


def test_two_builds_are_the_same_and_leave_the_source_as_it_was(
    source: Path, tmp_path: Path
) -> None:
    before = sorted(path for path in source.rglob("*") if "__pycache__" not in path.parts)
    first = wheel(source, tmp_path / "first", "abc123").read_bytes()
    assert wheel(source, tmp_path / "second", "abc123").read_bytes() == first
    after = sorted(path for path in source.rglob("*") if "__pycache__" not in path.parts)
    assert after == before


def test_file_is_where_the_program_looks_for_it(built_from: dict[str, Any]) -> None:
    from rosterwizard.services.versions import BUILT_FROM

    assert built_from["NAME"] == BUILT_FROM


def test_builder_of_another_kind_gets_the_same_commit(
    built_from: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    from rosterwizard.services.checkout import commit_of

    monkeypatch.delenv("ROSTERWIZARD_COMMIT", raising=False)
    assert built_from["commit"](ROOT) == commit_of(ROOT)
    monkeypatch.setenv("ROSTERWIZARD_COMMIT", " abc123 ")
    assert built_from["content"](ROOT) == "abc123\n"
