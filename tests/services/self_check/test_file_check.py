"""A file of the program that is missing, changed or damaged is named, with what to do."""

from __future__ import annotations

import hashlib
import shutil
from base64 import urlsafe_b64encode
from importlib import metadata
from typing import TYPE_CHECKING

import pytest

from rosterwizard.core.messages import words as core_words
from rosterwizard.core.messages.resources import resources_folder
from rosterwizard.services.self_check import file_check
from rosterwizard.services.self_check.findings import sentence_or_facts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from rosterwizard.services.self_check import Finding

    Check = Callable[[], Iterator[Finding]]

AGAIN = "Install the program again."


@pytest.fixture
def resources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a copy of the program's files, which the checks look at."""
    copy = tmp_path / "resources"
    shutil.copytree(resources_folder(), copy)
    monkeypatch.setattr(file_check, "resources_folder", lambda: copy)
    return copy


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return where a program is installed, with the list of its files that a wheel brings."""
    icon = tmp_path / "rosterwizard" / "resources" / "icons" / "add.svg"
    icon.parent.mkdir(parents=True)
    icon.write_text("<svg/>")
    record(tmp_path, "sha256=" + digest(b"<svg/>"))
    distribution = metadata.PathDistribution(tmp_path / "a.dist-info")
    monkeypatch.setattr(metadata, "distribution", lambda _name: distribution)
    return icon


def digest(content: bytes) -> str:
    return urlsafe_b64encode(hashlib.sha256(content).digest()).decode().rstrip("=")


def record(folder: Path, icon: str) -> None:
    """Write the list: one icon, and a module that is none of the files looked at."""
    (folder / "a.dist-info").mkdir(exist_ok=True)
    lines = f"rosterwizard/resources/icons/add.svg,{icon},6\nrosterwizard/a.py,sha256=x,1\n"
    (folder / "a.dist-info" / "RECORD").write_text(lines)


def only(check: Check) -> Finding:
    (finding,) = check()
    return finding


@pytest.mark.parametrize(
    "check", [file_check.words, file_check.icons, file_check.style_sheet, file_check.help_pages]
)
def test_files_of_a_checkout_can_be_read(check: Check) -> None:
    assert only(check).state == "well"


@pytest.mark.parametrize(
    ("check", "name", "content"),
    [
        (file_check.words, "words/en/flow.toml", b"[step]\nmessage = "),
        (file_check.words, "words/en/flow.toml", b'[step]\ntitle = "without a message"'),
        (file_check.words, "words/en/flow.toml", b'step = "no table"'),
        (file_check.words, "words/en/flow.toml", b"\xff\xfe"),
        (file_check.icons, "icons/add.svg", b"<svg><path></svg>"),
        (file_check.icons, "icons/add.svg", b"<html/>"),
        (file_check.icons, "icons/add.svg", b""),
        (file_check.style_sheet, "window.qss", b""),
        (file_check.help_pages, "help/check.md", b"\n"),
    ],
)
def test_damaged_file_is_named(resources: Path, check: Check, name: str, content: bytes) -> None:
    (resources / name).write_bytes(content)
    finding = only(check)
    assert finding.state == "wrong"
    assert str(resources / name) in finding.says
    assert finding.says.endswith(AGAIN)


def test_file_that_cannot_be_read_is_told_with_the_reason(resources: Path) -> None:
    (resources / "icons" / "add.svg").unlink()
    (resources / "icons" / "add.svg").mkdir()
    assert "add.svg cannot be understood: " in only(file_check.icons).says


@pytest.mark.parametrize(
    ("check", "folder"),
    [(file_check.words, "words"), (file_check.icons, "icons"), (file_check.help_pages, "help")],
)
def test_folder_that_is_gone_is_told(resources: Path, check: Check, folder: str) -> None:
    shutil.rmtree(resources / folder)
    finding = only(check)
    assert finding.state == "wrong"
    assert f"There is nothing at {resources / folder}" in finding.says


@pytest.fixture
def fresh_words(resources: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Return the folder of the words, from which all that the program says now comes."""
    # They would give the words of before.
    names = ("_words_of", "_all_words", "_tables", "_sentences")
    remembering = [getattr(core_words, name) for name in names]
    folder = resources / "words" / "en"
    with monkeypatch.context() as changed:
        changed.setattr(core_words, "_folder", folder.parent)
        for each in remembering:
            each.cache_clear()
        yield folder
    for each in remembering:
        each.cache_clear()


def test_damaged_words_are_told_though_nothing_else_can_be_looked_up(fresh_words: Path) -> None:
    (fresh_words / "flow.toml").write_text("[")
    finding = only(file_check.words)
    assert finding.state == "wrong"
    assert finding.says.startswith(f"The file {fresh_words / 'flow.toml'} cannot be understood")
    assert sentence_or_facts("self-check-state", "wrong") == "✗ wrong"


def test_damaged_words_of_the_check_itself_leave_the_facts(fresh_words: Path) -> None:
    (fresh_words / "self_check.toml").write_text("[")
    finding = only(file_check.words)
    assert finding.state == "wrong"
    assert str(fresh_words / "self_check.toml") in finding.says
    assert AGAIN in finding.says
    assert sentence_or_facts("self-check-state", "wrong") == "wrong"


def test_installed_files_are_as_they_were_built(installed: Path) -> None:
    assert only(file_check.built_files).says == "1 file is as it was built."


def test_missing_file_is_named(installed: Path) -> None:
    installed.unlink()
    finding = only(file_check.built_files)
    assert (finding.state, finding.says) == ("wrong", f"The file {installed} is missing. {AGAIN}")


def test_changed_file_is_named(installed: Path) -> None:
    installed.write_text("<svg />")
    finding = only(file_check.built_files)
    assert finding.state == "wrong"
    assert f"{installed} is not as it was built" in finding.says


def test_list_with_digests_of_another_kind_shows_what_is_missing_at_least(
    installed: Path, tmp_path: Path
) -> None:
    record(tmp_path, "md5=abc")
    assert only(file_check.built_files).state == "well"
    installed.unlink()
    assert only(file_check.built_files).state == "wrong"


def test_checkout_has_no_list_and_says_so() -> None:
    finding = only(file_check.built_files)
    assert finding.state == "note"
    assert "no list" in finding.says


def test_program_that_was_never_installed_has_no_list(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(name: str) -> None:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "distribution", unknown)
    assert only(file_check.built_files).state == "note"
