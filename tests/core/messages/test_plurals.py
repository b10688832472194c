"""Things are counted in the plural forms of the language, in its own digits."""

from __future__ import annotations

import re
import tomllib
from string import Formatter
from typing import TYPE_CHECKING

import pytest

from rosterwizard.core.messages import words
from rosterwizard.core.messages.languages import ENGLISH, LANGUAGES, PLURAL_FORMS, Language
from rosterwizard.core.messages.listing import listed
from rosterwizard.core.messages.resources import resources_folder
from rosterwizard.core.messages.words import counted, number, sentence, spoken

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from rosterwizard.core.messages.languages import PluralForm

WORDS = resources_folder() / "words"
# A fix of one cell is said by `one`, which also labels each cell of many: nothing counts there.
COUNTED_ELSEWHERE = {"alike"}
# The number stands alone, as in "3 created" and "left out: 3": no word would be inflected.
ALIKE_FOR_ALL = {"outcome-counts", "matchings-partly-put-aside"}
# Numbers in other gaps before a word that they would inflect, and why that number is never 1.
NEVER_ONE = {
    ("too-many-rows", "rows"): "more than the limit, which is 1 or more",
    ("too-many-rows", "maximum"): "no system takes files of a single row",
    ("too-many-for-workbook", "rows"): "more than the limit of a workbook",
    ("maxLength", "maximum"): "the rule's kind has a sentence for one character",
    ("too-large", "bytes"): "more than the limit, which is 1 or more",
    ("too-large", "maximum"): "no system takes files of a single byte",
    ("too-many-files", "files"): "more than the limit, which is 1 or more",
    ("size-limit", "rows"): "no system takes files of a single row",
    ("template-samples", "rows"): "a template has several samples",
    ("template-readme", "rows"): "how many rows a template checks is a constant of ours",
    ("profiles-linted", "profiles"): "several ship with the program, and all are linted at once",
}


def sentences(language: str) -> Iterator[tuple[str, dict[str, str], str]]:
    """Give each sentence of a language: its code, all that the code has, its own part."""
    for file in sorted((WORDS / language).glob("*.toml")):
        for code, parts in tomllib.loads(file.read_text("utf-8")).items():
            yield from ((code, parts, part) for part in parts)


def is_form(part: str) -> bool:
    return part.rpartition("-")[2] in PLURAL_FORMS


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.name)
def test_what_counts_stands_in_every_plural_form(language: Language) -> None:
    missing = [
        f"{code}.{part}: {form}"
        for code, parts, part in sentences(language.name)
        if "count" in {name for _, name, _, _ in Formatter().parse(parts[part])}
        and not is_form(part)
        and part not in COUNTED_ELSEWHERE
        and code not in ALIKE_FOR_ALL
        for form in language.forms
        if (form if part == "message" else f"{part}-{form}") not in parts
    ]
    assert missing == []


def test_no_other_number_stands_before_a_word_that_it_inflects() -> None:
    found = {
        (code, gap)
        for code, parts, part in sentences("en")
        for gap in re.findall(r"\{(\w+)(?::,)?\} [a-z]+s\b", parts[part])
        if gap in {"rows", "problems", "errors", "files", "bytes", "rules", "maximum", "profiles"}
        if not parts[part].endswith(f"{{{gap}}}")
    }
    assert found - set(NEVER_ONE) == set()


def test_every_language_has_a_folder_and_every_folder_a_language() -> None:
    names = {folder.name for folder in WORDS.iterdir() if folder.is_dir()}
    assert {language.name for language in LANGUAGES} == names


def test_one_thing_has_words_of_its_own() -> None:
    assert counted("check-continue", 1) == "&Continue with one row…"
    assert counted("check-continue", 2) == "&Continue with 2 rows…"
    assert counted("results-all-in", 1, what="patrons") == "The one row is in."


def test_other_sentences_than_the_message_count_too() -> None:
    assert sentence("self-check-read", "icons", count=1) == "1 icon can be read."
    assert sentence("self-check-read", "icons", count=2) == "2 icons can be read."
    assert sentence("self-check-read", "style", count=1).startswith("The window's style sheet")


def test_numbers_are_written_as_the_language_does() -> None:
    assert number(3412) == "3,412"
    assert "3,412" in counted("check-continue", 3412)
    assert "3,412" in counted("report-rows", 3412)
    said = sentence("too-many-rows", "message", rows=3412, maximum=1000)
    assert said == "The sheet has 3,412 rows, and one file takes at most 1,000."


def test_numbers_of_places_have_no_separators() -> None:
    assert "3412" in sentence("report", "row", row=3412)


@pytest.mark.parametrize(
    ("items", "said", "either"),
    [
        ((), "", ""),
        (("a",), "a", "a"),
        (("a", "b"), "a, b", "a or b"),
        (("a", "{b}", "c"), "a, {b}, c", "a, {b} or c"),
    ],
)
def test_lists_are_joined_by_the_words(items: tuple[str, ...], said: str, either: str) -> None:
    assert listed(items) == said
    assert listed(items, "list-either") == either


def arabic_form(count: int) -> PluralForm:
    """Return the form as the Unicode CLDR has it for Arabic."""
    if count <= 2:
        return ("zero", "one", "two")[count]
    if 3 <= count % 100 <= 10:
        return "few"
    return "many" if count % 100 >= 11 else "other"


@pytest.fixture
def six_forms(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Speak a language with six plural forms and separators of its own."""
    (tmp_path / "xx").mkdir()
    for file in ("flow", "window", "problems", "fixes", "reports"):
        (tmp_path / "xx" / f"{file}.toml").touch()
    forms = "".join(f'{form} = "{form} {{count}}"\n' for form in PLURAL_FORMS if form != "other")
    (tmp_path / "xx" / "flow.toml").write_text(f'[rows]\nmessage = "other {{count}}"\n{forms}')
    monkeypatch.setattr(words, "_folder", tmp_path)
    words.speak(Language("xx", frozenset(PLURAL_FORMS), arabic_form, "."))
    yield
    words.speak(ENGLISH)


@pytest.mark.usefixtures("six_forms")
def test_a_language_with_six_forms_and_dots_needs_nothing_but_its_words() -> None:
    said = [counted("rows", count) for count in (0, 1, 2, 3, 11, 102, 1000)]
    expected = ["zero 0", "one 1", "two 2", "few 3", "many 11", "other 102", "other 1.000"]
    assert said == expected
    assert spoken().name == "xx"
