"""Which program it is stands in its files; what is not known is said to be so."""

from __future__ import annotations

import tomllib
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from rosterwizard.services import versions as module
from rosterwizard.services.versions import commit, commit_said, library_versions, versions

if TYPE_CHECKING:
    from collections.abc import Callable

PROJECT = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text("utf-8"))


@pytest.fixture
def carries(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Return what makes this a built program that carries a commit."""
    monkeypatch.setattr(module, "resources_folder", lambda: tmp_path)

    def carry(text: str) -> None:
        (tmp_path / "built_from.txt").write_text(text)

    return carry


def test_built_program_knows_the_commit_that_it_carries(carries: Callable[[str], None]) -> None:
    carries("abc123def456\n")
    assert commit() == commit_said() == "abc123def456"


def test_build_from_changed_files_says_so(carries: Callable[[str], None]) -> None:
    carries("abc123def456+\n")
    assert commit_said() == "abc123def456 with changes"


def test_commit_that_is_not_known_is_said_to_be_so(carries: Callable[[str], None]) -> None:
    carries("\n")
    assert commit_said() == "unknown"


def test_checkout_is_asked_where_nothing_is_carried(
    carries: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "commit_of", lambda root: root.name)
    assert commit() == Path(__file__).parents[2].name


def test_every_library_that_the_program_asks_for_has_its_version() -> None:
    asked = {
        line.split(";")[0].split(">")[0].strip() for line in PROJECT["project"]["dependencies"]
    }
    told = {name.replace("_", "-").casefold() for name in library_versions()}
    assert told == {name.casefold() for name in asked}
    assert all(library_versions().values())


def requiring(monkeypatch: pytest.MonkeyPatch, *requirements: str) -> None:
    monkeypatch.setattr(metadata, "requires", lambda _name: list(requirements))


def test_missing_library_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    requiring(monkeypatch, "click>=8", "no-such-library>=1")
    assert library_versions()["no-such-library"] == ""
    assert versions()["no-such-library"] == "missing"


def test_library_for_other_systems_is_not_missed(monkeypatch: pytest.MonkeyPatch) -> None:
    requiring(monkeypatch, 'no-such-library>=1; sys_platform == "elsewhere"', "click; os_name")
    assert list(library_versions()) == ["click"]


def test_build_without_its_own_facts_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(name: str) -> None:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "requires", unknown)
    assert library_versions() == {}
    assert "does not carry" in versions()["Libraries"]


def test_program_that_asks_for_nothing_has_no_libraries(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(metadata, "requires", lambda _name: None)
    assert library_versions() == {}
