"""Desktops and shells find the program, by files that say what the program says itself."""

from __future__ import annotations

import configparser
import re
import stat
from pathlib import Path

import pytest

import desktop_files
from parts import DEBIAN_TOOLS
from rosterwizard.cli.main import rosterwizard
from running import run_quietly
from tests.helpers.needing import needs


@pytest.fixture
def entry() -> configparser.SectionProxy:
    """Return the menu entry."""
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str  # type: ignore[assignment,method-assign] # keys keep their case
    parser.read(desktop_files.MENU_ENTRY, encoding="utf-8")
    return parser["Desktop Entry"]


def test_the_menu_says_what_the_help_says(entry: configparser.SectionProxy) -> None:
    assert f"{entry['Comment']}." == (rosterwizard.help or "").splitlines()[0]


def test_files_are_opened_with_it(entry: configparser.SectionProxy) -> None:
    assert entry["Exec"] == "rosterwizard gui %F"
    workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    assert {"text/csv", workbook} <= set(entry["MimeType"].split(";"))


def test_a_double_click_opens_case_files(entry: configparser.SectionProxy) -> None:
    described = desktop_files.FILE_TYPE.read_text("utf-8")
    (own,) = re.findall(r'<mime-type type="(.+)">', described)
    assert own in entry["MimeType"].split(";")
    assert re.findall(r'<glob pattern="(.+)"/>', described) == ["*.rwcase"]


@needs(DEBIAN_TOOLS)
def test_the_menu_entry_is_as_desktops_want_it() -> None:
    command = ("desktop-file-validate", desktop_files.MENU_ENTRY)
    assert run_quietly("validating", *command) == ""


def test_each_shell_gets_the_script_that_the_program_prints(tmp_path: Path) -> None:
    program = tmp_path / "rosterwizard"
    program.write_text('#!/bin/sh\nprintf "%s\\n\\n" "$_ROSTERWIZARD_COMPLETE"\n')
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    assert desktop_files.completion(program, "zsh") == "zsh_source\n"


def test_icons_lie_where_a_theme_has_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def draw(_: str, *command: str | Path) -> None:
        for size in (16, 512):
            Path(command[-1], f"rosterwizard-{size}.png").write_bytes(b"png")

    monkeypatch.setattr(desktop_files, "run_quietly", draw)
    desktop_files.write_icons(tmp_path)
    found = {str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*.*")}
    assert found == {
        "16x16/apps/rosterwizard.png",
        "512x512/apps/rosterwizard.png",
        "scalable/apps/rosterwizard.svg",
    }


def test_the_manual_is_packed_the_same_each_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desktop_files, "run_quietly", lambda *_: ".TH A 1\n")
    for folder in ("one", "other"):
        desktop_files.write_manual(tmp_path / folder, "2026-01-31")
    one, other = (tmp_path / folder / "rosterwizard.1.gz" for folder in ("one", "other"))
    assert one.read_bytes() == other.read_bytes()
    assert one.read_bytes()[4:8] == bytes(4)  # no time in it
