"""Sentences are found by code, each code once, and without understanding all others."""

from __future__ import annotations

import tomllib
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from rosterwizard.core.messages import words
from rosterwizard.core.messages.resources import resources_folder
from rosterwizard.core.messages.words import has_sentence, load_all_words, sentence, speak, spoken

if TYPE_CHECKING:
    from pathlib import Path

FILES = sorted((resources_folder() / "words" / "en").glob("*.toml"))


def test_each_code_stands_in_one_file_only() -> None:
    found = Counter(code for file in FILES for code in tomllib.loads(file.read_text("utf-8")))
    assert [code for code, count in found.items() if count > 1] == []
    assert set(found) == set(words._all_words())  # noqa: SLF001 - all that the program finds


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_code_has_its_message(file: object) -> None:
    read = tomllib.loads(file.read_text("utf-8"))  # type: ignore[attr-defined] # a Path
    assert [code for code, parts in read.items() if "message" not in parts] == []


def test_gaps_are_filled() -> None:
    assert sentence("continue-with", what="Patrons") == "&Continue with Patrons"
    assert sentence("rows-read", "one") == "1 row"


def test_unknown_codes_parts_and_gaps_are_bugs() -> None:
    for code, part, gaps in (
        ("no-such-code", "message", {}),
        ("rows-read", "no-such-part", {}),
        ("rows-read", "message", {"other": 1}),
    ):
        with pytest.raises(KeyError):
            sentence(code, part, **gaps)


def test_what_is_there_can_be_asked() -> None:
    assert has_sentence("rows-read", "one")
    assert not has_sentence("rows-read", "many")
    assert not has_sentence("no-such-code")


def test_each_table_says_alone_what_it_says_in_its_file(monkeypatch: pytest.MonkeyPatch) -> None:
    def read_all() -> dict[str, dict[str, str]]:
        pytest.fail("read every file")

    every = words._all_words()  # noqa: SLF001 - all that the program finds
    words._sentences.cache_clear()  # noqa: SLF001 - what was found before must not help
    monkeypatch.setattr(words, "_all_words", read_all)
    assert {code: words._sentences(code) for code in every} == every  # noqa: SLF001 - each alone


@pytest.mark.parametrize(
    "written", ['["of-a-kind"]\nmessage = "Found"', '[of-a-kind]\nmessage = """\\\n[x]\\\nFound"""']
)
def test_words_that_are_written_in_another_way_are_found(
    written: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "others.toml").write_text(written)
    with monkeypatch.context() as patch:
        patch.setattr(words, "_folder", tmp_path)
        speak(spoken())
        assert sentence("of-a-kind").endswith("Found")
    speak(spoken())


def test_all_words_can_be_read_before_they_are_needed() -> None:
    speak(spoken())
    load_all_words()
    assert words._tables.cache_info().currsize == 1  # noqa: SLF001 - nobody waits for them now
