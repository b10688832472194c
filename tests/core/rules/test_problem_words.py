"""Every code that can be raised has all of its words."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

import rosterwizard
from rosterwizard.core.messages.resources import resources_folder
from rosterwizard.core.rules.rules import EVERYWHERE

CORE = Path(rosterwizard.__file__).parent / "core"
PARTS = ("title", "message", "rule", "todo")
# What reading notices; see `Sheet.oddities`.
ODDITIES = {"ragged-row", "encoding", "line-break-missing", "unclosed-quote", "formula"}


def words_of(file: str) -> dict[str, dict[str, str]]:
    return tomllib.loads((resources_folder() / "words" / "en" / file).read_text("utf-8"))


BLAME = r"\b(invalid|illegal|failed|failure|please|oops|you)\b"
PROBLEMS = words_of("problems.toml")


def raised() -> set[str]:
    """Return the codes of all rules, as the program makes them, and what reading notices."""
    made = set(ODDITIES)
    for name in ("rules/rules.py", "rules/field_rules.py"):
        text = (CORE / name).read_text("utf-8")
        made |= set(re.findall(r'(?:make\.(?:rule|stated)\(|_limit\(make, )\s*"([\w-]+)"', text))
        made |= set(re.findall(r'^ {8}\("([\w-]+)", ', text, re.MULTILINE))
    return made | set(EVERYWHERE)


def test_the_codes_are_found_in_the_program() -> None:
    assert {"required", "required-when", "maxLength", "too-large", "primaryKey"} <= raised()
    assert len(raised()) > 35


@pytest.mark.parametrize("code", sorted(raised()))
def test_a_code_has_words(code: str) -> None:
    assert set(PARTS) <= set(PROBLEMS[code])


@pytest.mark.parametrize("code", sorted(set(PROBLEMS) & raised()))
def test_words_are_plain_sentences_and_blame_nobody(code: str) -> None:
    for part, words in PROBLEMS[code].items():
        assert words == words.strip()
        ends = not part.startswith("title") and not words.endswith("{says}")
        assert words.endswith(".") == ends
        assert not re.search(
            r"\b(invalid|illegal|failed|failure|please|oops|you)\b", words, re.IGNORECASE
        )


def test_no_words_are_left_over() -> None:
    parts = {code for code in PROBLEMS if set(PROBLEMS[code]) == {"message"}}
    assert set(PROBLEMS) - raised() == parts
    assert parts == {
        *("when-values", "when-filled", "when-blank", "when-always", "when-any"),
        *("or-list", "long-list", "with-example"),
    }


def test_fixes_have_words_for_one_and_for_many() -> None:
    made = set()
    for path in (CORE / "fixing").glob("*.py"):
        made |= set(re.findall(r'"(fix-[\w-]+)"', path.read_text("utf-8")))
    words = words_of("fixes.toml")
    assert set(words) == made
    for code in made - {"fix-heading"}:
        assert set(words[code]) == {"message", "alike", "one"}
