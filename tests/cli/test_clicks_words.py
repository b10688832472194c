"""What click says by itself is said in our words, and in click's own where ours are damaged."""

from __future__ import annotations

import ast
import inspect
import tomllib
from string import Formatter
from typing import TYPE_CHECKING

import click
import pytest

from rosterwizard.cli import clicks_words
from rosterwizard.cli.clicks_words import code_of
from rosterwizard.core.messages.resources import resources_folder
from tests.helpers.command_line import called
from tests.helpers.other_language import spoken_in

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

Capsys = pytest.CaptureFixture[str]

WORDS = tomllib.loads((resources_folder() / "words" / "en" / "usage.toml").read_text("utf-8"))
# What of click nobody gets to read here, and why.
UNREAD = {
    "Aborted!": "`main` says that by itself",
    "Could not determine name for option with declarations {decls!r}": "a bug of ours",
    "No options defined but a name was passed ({name}). Did you mean to declare an argument "
    "instead? Did you mean to pass '--{name}'?": "a bug of ours",
    "Name '{name}' defined twice": "a bug of ours",
    "Boolean option {decl!r} cannot use the same flag for true/false.": "a bug of ours",
    "Arguments take exactly one parameter declaration, got {length}: {decls}.": "a bug of ours",
    "Value must be an iterable.": "a bug of ours",
    "Invalid start character for option ({option})": "a bug of ours",
    "Unknown color {colour!r}": "a bug of ours",
    "Choice({choices})": "for makers",
    "deprecated": "no command is",
    "DeprecationWarning: The command {name!r} is deprecated.{extra_message}": "as above",
    "DeprecationWarning: The {param_type} {name!r} is deprecated.{extra_message}": "no option is",
    "env var: {var}": "no option is read from the environment",
    "(dynamic)": "no default is worked out",
    "%(prog)s, version %(version)s": "`--version` is ours",
    "Show the version and exit.": "as above",
    "Do you want to continue?": "each question has words of its own",
    "Confirm the action without prompting.": "as above",
    "Press any key to continue...": "nothing waits for a key",
    "Repeat for confirmation": "no password is typed twice",
    "Error: The two entered values do not match.": "as above",
    "{value!r} is not a valid UUID.": "no option takes one",
    "{value!r} is not a valid boolean. Recognized values: {states}": "as above",
    "{value!r} does not match the formats {formats}.": "no option takes a date",
    "{len_type} values are required, but {len_value} were given.": "no option takes several",
}


def texts() -> Iterator[tuple[str, ...]]:
    """Give what click says where it can be asked to say it otherwise: one text, or two forms."""
    for module in clicks_words._SPEAKING:  # noqa: SLF001 - all that are asked
        for node in ast.walk(ast.parse(inspect.getsource(module))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"_", "ngettext"}:
                said = tuple(each.value for each in node.args if isinstance(each, ast.Constant))
                if said:
                    yield tuple(map(str, said))


def gaps(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_each_text_of_click_has_words_or_a_reason() -> None:
    said = {each[-1] for each in texts()}
    assert {text for text in said if code_of(text) not in WORDS} == set(UNREAD)
    assert set(WORDS) == {code_of(text) for text in said - set(UNREAD)} | {"click-required"}


def test_our_words_have_the_gaps_of_click() -> None:
    for said in texts():
        ours = WORDS.get(code_of(said[-1]), {})
        given = set.union(*map(gaps, said))
        assert all(gaps(text) <= given for text in ours.values()), said


@pytest.fixture
def marked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Speak a language that marks all that click says; return its file."""
    with spoken_in(tmp_path, monkeypatch):
        file = tmp_path / "xx" / "usage.toml"
        file.write_text(file.read_text("utf-8").replace(' = "', ' = "¡'), encoding="utf-8")
        yield file


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["check", "--nope"], ["¡Usage:", "¡Try '", "¡Error: ¡No such option"]),
        (["check"], ["¡Error: ¡Missing argument"]),
        (["check", "--format", "tex", "a"], ["¡Invalid value for", "¡'tex' is not one of"]),
        (["history", "a"], ["¡Got unexpected extra argument (a)"]),
        (["history", "a", "b"], ["¡Got unexpected extra arguments (a b)"]),
        (["systems", "--from-table-schema", "none.json"], ["'none.json'"]),
        (["chekc"], ["¡No such command 'chekc'"]),
    ],
)
@pytest.mark.usefixtures("marked")
def test_slips_of_the_pen_are_told_in_the_language(
    arguments: list[str], said: list[str], capsys: Capsys
) -> None:
    done = called(capsys, *arguments)
    assert done.status == 2
    assert [words for words in said if words not in done.err] == []


@pytest.mark.usefixtures("marked")
def test_help_is_headed_in_the_language(capsys: Capsys) -> None:
    shown = called(capsys, "check", "--help").out
    assert "¡Usage: rosterwizard check" in shown
    assert "¡Options:" in shown


@pytest.mark.usefixtures("marked")
def test_the_option_for_help_is_told_in_the_language() -> None:
    command = click.Command("new")  # a command that helped before has the words of then
    shown = command.get_help_option(click.Context(command))
    assert shown is not None
    assert shown.help == "¡Show this message and exit."


def test_where_words_are_damaged_click_speaks_for_itself(marked: Path, capsys: Capsys) -> None:
    marked.unlink()
    assert "Error: No such option '--nope'" in called(capsys, "check", "--nope").err
    assert "extra arguments (a b)" in called(capsys, "history", "a", "b").err
    assert "extra argument (a)" in called(capsys, "history", "a").err
