"""Every code that can be raised has all of its words."""

from __future__ import annotations

import re
import tomllib
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING

import pytest

from rosterwizard.core import rules
from rosterwizard.core.checking import check_sheet
from rosterwizard.core.fixing.one_of_key import KEPT_BY
from rosterwizard.core.messages.resources import resources_folder
from rosterwizard.core.profiles.language import (
    Constraints,
    Field,
    FieldRoster,
    FieldType,
    ForeignKey,
    Reference,
    When,
)
from rosterwizard.core.rules.checked_rule import CheckedRule
from rosterwizard.core.rules.every_rule import EVERY_RULE
from rosterwizard.core.rules.rules import rules_of
from tests.helpers.checked import record_type, sheet, system

if TYPE_CHECKING:
    from collections.abc import Iterator

PARTS = ("title", "message", "rule", "todo")


def words_of(file: str) -> dict[str, dict[str, str]]:
    return tomllib.loads((resources_folder() / "words" / "en" / file).read_text("utf-8"))


BLAME = r"\b(invalid|illegal|failed|failure|please|oops|you)\b"
PROBLEMS = words_of("problems.toml")


CODES = {rule.code for rule in EVERY_RULE}


def rule_classes() -> set[type[CheckedRule]]:
    """Return every class of a rule with a code that any module of the folder has."""
    found: set[type[CheckedRule]] = set()
    for module in iter_modules(rules.__path__, f"{rules.__name__}."):
        members = vars(import_module(module.name)).values()
        classes = {each for each in members if isinstance(each, type)}
        found |= {each for each in classes if issubclass(each, CheckedRule)}
    return {each for each in found if hasattr(each, "code")}


def test_no_rule_is_missing_in_the_list() -> None:
    assert set(EVERY_RULE) == rule_classes()
    assert len(EVERY_RULE) == len(set(EVERY_RULE))
    assert {"required", "required-when", "maxLength", "too-large", "primaryKey"} <= CODES
    assert len(CODES) > 35


@pytest.mark.parametrize("code", sorted(CODES))
def test_a_code_has_words(code: str) -> None:
    assert set(PARTS) <= set(PROBLEMS[code])


@pytest.mark.parametrize("code", sorted(set(PROBLEMS) & CODES))
def test_words_are_plain_sentences_and_blame_nobody(code: str) -> None:
    for part, words in PROBLEMS[code].items():
        assert words == words.strip()
        ends = not part.startswith("title") and not words.endswith("{says}")
        assert words.endswith(".") == ends
        assert not re.search(
            r"\b(invalid|illegal|failed|failure|please|oops|you)\b", words, re.IGNORECASE
        )


def test_no_words_are_left_over() -> None:
    parts = {code for code in PROBLEMS if set(PROBLEMS[code]) <= {"message", "one"}}
    assert set(PROBLEMS) - CODES == parts
    assert parts == {
        *("when-values", "when-filled", "when-blank", "when-always", "when-any"),
        *("long-list", "with-example"),
    }


DAY = Field("day", type="date")


def rules_with_fixes() -> Iterator[CheckedRule]:
    """Give a rule of each kind that a list of any type, or any text, may have."""
    kinds: tuple[FieldType, ...] = ("boolean", "integer", "date", "string")
    for kind in kinds:
        limits = Constraints(unique=True, enum=("a",))
        roster = FieldRoster(blank_when=(When(),), items=limits, synonyms={"b": "a"})
        field = Field("x", type="list", item_type=kind, roster=roster)
        yield from rules_of(system(record_type(field)), record_type(field))
    of = record_type(Field("x"), Field("y", type="year"), Field("n", type="number"), DAY)
    yield from check_sheet(system(of), sheet(of, {"day": ["1/2/2026"]})).rules
    yield from rules_of(system(record_type(Field("x"))), record_type(Field("x")))
    contact = Field("kind", constraints=Constraints(enum=("email", "phone")))
    people = record_type(
        *(Field(name) for name in ("first_name", "last_name", "email", "class")), contact
    )
    yield from rules_of(system(people), people)
    mail = record_type(Field("x", format="email"))
    yield from rules_of(system(mail), mail)
    gender = Field("gender", constraints=Constraints(enum=("M", "F")))
    key = ForeignKey("gender", Reference("", "gender"))
    people = record_type(gender, foreign_keys=(key,))
    yield from rules_of(system(people), people)
    keyed = record_type(Field("x"), primary_key=("x",))
    yield from rules_of(system(keyed), keyed)
    named = record_type(Field("Surname"))
    yield from rules_of(system(named), named)


def test_fixes_have_words_for_one_and_for_many() -> None:
    made = {"fix-heading", *(fix.code for rule in rules_with_fixes() for fix in rule.fixes())}
    made |= {fix.code for rule in rules_with_fixes() for fix in rule.rows_fixes()}
    made |= {fix.code for rule in rules_with_fixes() for fix in rule.aside_fixes()}
    made |= set(KEPT_BY)
    words = words_of("fixes.toml")
    assert set(words) == made
    for code in made - {"fix-heading"}:
        assert set(words[code]) == {"message", "alike", "one", "does"}
