"""The help of every command and option lies in the words, and is looked up when it is shown."""

from __future__ import annotations

import subprocess
import sys
import tomllib

import click
import pytest

from rosterwizard.cli import helped
from rosterwizard.cli.helped import HelpedCommand, HelpedGroup, HelpedOption
from rosterwizard.cli.main import COMMANDS, rosterwizard, summary_of
from rosterwizard.core.messages.resources import resources_folder
from tests.helpers.command_line import called
from tests.helpers.every_command import commands_below

Capsys = pytest.CaptureFixture[str]

WORDS = tomllib.loads(
    (resources_folder() / "words" / "en" / "command_line.toml").read_text(encoding="utf-8")
)


ALL = {"rosterwizard": rosterwizard, **commands_below(rosterwizard, "-")}
OPTIONS = {
    f"{name} {each.opts[-1]}": each
    for name, command in ALL.items()
    for each in command.get_params(click.Context(command))
    if isinstance(each, click.Option) and each.opts != ["--help"]  # whose words are click's own
}


def shown(words: str) -> str:
    """Return words that have no gaps as a person sees them: a brace stands there twice."""
    return words.replace("{{", "{").replace("}}", "}")


@pytest.mark.parametrize("name", ALL)
def test_help_of_a_command_is_in_the_words(name: str) -> None:
    assert isinstance(ALL[name], HelpedCommand | HelpedGroup)
    assert ALL[name].help == shown(WORDS[f"command-{name}"]["message"])


@pytest.mark.parametrize("name", OPTIONS)
def test_help_of_an_option_is_in_the_words(name: str) -> None:
    assert isinstance(OPTIONS[name], HelpedOption)
    assert OPTIONS[name].help in {
        words["message"] for code, words in WORDS.items() if code.startswith("option-")
    }


def test_no_help_is_left_over_in_the_words() -> None:
    there = {each.help for each in ALL.values()} | {each.help for each in OPTIONS.values()}
    kept = {code: each for code, each in WORDS.items() if code.startswith(("command-", "option-"))}
    assert [code for code, each in kept.items() if shown(each["message"]) not in there] == []
    assert {code for code in kept if "summary" in kept[code]} == {f"command-{n}" for n in COMMANDS}


def test_words_of_the_help_are_looked_up_each_time(
    monkeypatch: pytest.MonkeyPatch, capsys: Capsys
) -> None:
    monkeypatch.setattr(helped, "sentence_of_file", lambda _, code, part: f"<{code}.{part}>")
    shown = called(capsys, "check", "--help").out
    assert "<command-check.message>" in shown
    assert "<option-report-form.message>" in shown
    assert summary_of("check") == "<command-check.summary>"
    shown = called(capsys, "--help").out
    for code in ("command-rosterwizard", "commands-listed", "exit-statuses", "option-version"):
        assert f"<{code}.message>" in shown


def test_no_words_are_read_before_help_is_shown() -> None:
    code = """
import sys
opened = []
sys.addaudithook(lambda event, about: event == "open" and opened.append(str(about[0])))
from rosterwizard.cli.main import COMMANDS, rosterwizard
for name in COMMANDS:
    rosterwizard.get_command(None, name)
print([each for each in opened if each.endswith("command_line.toml")])
rosterwizard.help
print([each for each in opened if each.endswith("command_line.toml")])
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    before, after = done.stdout.splitlines()
    assert before == "[]"
    assert after != "[]"


@pytest.mark.logs("bug KeyError")
def test_damaged_words_of_the_help_are_no_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: Capsys
) -> None:
    def damaged(*_: object) -> None:
        raise KeyError

    monkeypatch.setattr(helped, "sentence_of_file", damaged)
    found = called(capsys, "check", "--help")
    assert (found.status, found.out) == (70, "")
    assert len(found.err.splitlines()) == 1


def test_what_may_not_be_read_is_told_in_our_words_when_it_is_read() -> None:
    paths = [
        (name, each.name)
        for name, command in ALL.items()
        for each in command.params
        if isinstance(each.type, click.Path) and each.type.readable and not each.type.exists
    ]
    assert paths == []
