"""What the documents say is there is there, and what is there is documented."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from pathlib import Path

import click
import pytest

from rosterwizard.cli.main import COMMANDS, rosterwizard
from rosterwizard.core.messages.resources import resources_folder
from rosterwizard.core.profiles.loading import built_in_profiles

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMAND_LINE = (resources_folder() / "help" / "command_line.md").read_text(encoding="utf-8")
PLACES = re.findall(r"^\| `([^`]+)` \|", README.partition("## Where things live")[2], re.MULTILINE)
LINKS = re.findall(r"\]\(([^)#]+)\)", README)
# Those that say no more than `--help` does.
NOT_TOLD = {"--help", "--output", "--version"}


def command(name: str) -> click.Command:
    """Return one command of the command line."""
    found = rosterwizard.get_command(click.Context(rosterwizard), name)
    assert found is not None
    return found


def options(of: click.Command) -> set[str]:
    """Return the options of a command and of those below it."""
    below = of.commands.values() if isinstance(of, click.Group) else ()
    own = {
        name
        for each in of.get_params(click.Context(of))
        for name in each.opts
        if name.startswith("--")
    }
    return own.union(*(options(each) for each in below))


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_documented(name: str) -> None:
    assert f"rosterwizard {name}" in README
    assert f"rosterwizard {name}" in COMMAND_LINE


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_is_documented(name: str) -> None:
    told = set(re.findall(r"--[a-z][a-z-]+", COMMAND_LINE))
    assert options(command(name)) - NOT_TOLD <= told


def test_no_command_or_option_is_documented_that_is_not_there() -> None:
    others = r"`python3 packaging/dev\.py[^`]*`"
    text = re.sub(others, "", README) + COMMAND_LINE
    assert set(re.findall(r"rosterwizard ([a-z]+(?:-[a-z]+)*)", text)) <= {*COMMANDS, "from"}
    there = {"--help", "--version"}.union(*(options(command(name)) for name in COMMANDS))
    assert set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", text)) <= there


@pytest.mark.parametrize("place", PLACES)
def test_every_place_in_the_readme_is_there(place: str) -> None:
    assert (ROOT / place).exists()


def test_the_readme_names_places() -> None:
    assert len(PLACES) > 10


@pytest.mark.parametrize("link", [link for link in LINKS if "://" not in link])
def test_every_link_of_the_readme_leads_somewhere(link: str) -> None:
    assert (ROOT / link).is_file()


@pytest.mark.parametrize("profile", built_in_profiles(), ids=lambda profile: profile.name)
def test_every_system_is_named_in_the_readme(profile: object) -> None:
    assert f"| {profile.title}" in README  # type: ignore[attr-defined] # a profile


def test_every_code_has_its_words_in_one_file_only() -> None:
    files = sorted((resources_folder() / "words" / "en").glob("*.toml"))
    codes = Counter(code for file in files for code in tomllib.loads(file.read_text("utf-8")))
    assert [code for code, count in codes.items() if count > 1] == []


def test_news_are_of_this_version() -> None:
    from rosterwizard import __version__

    news = (resources_folder() / "help" / "whats_new.md").read_text(encoding="utf-8")
    assert news.partition("## ")[2].splitlines()[0] == __version__
