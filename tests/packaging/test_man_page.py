"""The manual page says all that the command line's help says, and every `man` can show it."""

from __future__ import annotations

import os
import re
import subprocess
from typing import TYPE_CHECKING

import click
import pytest

from man_page import escaped, man_page
from parts import DEBIAN_TOOLS
from rosterwizard.cli.main import COMMANDS, rosterwizard
from tests.helpers.every_command import commands_below
from tests.helpers.needing import needs

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def page() -> str:
    return man_page("2026-01-31")


def plain(roff: str) -> str:
    """Return roff as a reader sees it, in so far as the tests look at it."""
    for sign, character in {r"\-": "-", r"\(ga": "`", r"\(aq": "'", r"\e": "\\"}.items():
        roff = roff.replace(sign, character)
    return re.sub(r"\\f[BIR]", "", roff)


def section(page: str, command: str) -> str:
    """Return what the page says about one command."""
    return plain(page).partition(f".SS {command}\n")[2].partition("\n.S")[0]


ALL = commands_below(rosterwizard, " ")


def test_the_commands_are_found() -> None:
    assert {*COMMANDS, "servers add"} <= set(ALL)


@pytest.mark.parametrize("name", ALL)
def test_every_command_and_option_is_there_with_its_words(page: str, name: str) -> None:
    said = " ".join(section(page, name).split())
    assert " ".join((ALL[name].help or "").replace("…", "...").split("\n")[0].split()) in said
    for each in ALL[name].params:
        if isinstance(each, click.Option):
            assert set(each.opts) <= set(re.findall(r"--?[a-z][a-z-]*", said))
            assert (each.help or "").replace("…", "...") in said


def test_every_exit_status_is_there(page: str) -> None:
    told = plain(page).partition(".SH EXIT STATUS")[2]
    for status in re.findall(r"^ +(\d+)", rosterwizard.epilog or "", re.MULTILINE):
        assert f".TP\n{status}\n" in told


def test_nothing_in_it_hangs_on_the_day_of_the_build(page: str) -> None:
    assert man_page("2026-01-31") == page
    assert page.count("2026") == 1


def test_no_line_can_be_taken_for_a_macro() -> None:
    assert escaped(".csv") == r"\&.csv"
    assert escaped(r"a\b - “é”") == r"a\eb \- \[u201C]\[u00E9]\[u201D]"


@needs(DEBIAN_TOOLS)
@pytest.mark.parametrize("locale", ["C", "C.UTF-8"])
def test_man_shows_it_without_a_warning(page: str, tmp_path: Path, locale: str) -> None:
    file = tmp_path / "rosterwizard.1"
    file.write_text(page, encoding="ascii")
    done = subprocess.run(
        ["man", "--warnings=w", "--local-file", file],  # noqa: S607 - the reader's own
        capture_output=True,
        text=True,
        env={**os.environ, "LC_ALL": locale, "MANWIDTH": "80", "MANPAGER": "cat"},
        check=True,
    )
    assert done.stderr == ""
    assert "rosterwizard servers add [OPTIONS] NAME" in done.stdout
