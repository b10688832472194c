"""Every fault of reading has a sentence that names the file and says what to do."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from rosterwizard.core.messages.resources import resources_folder
from rosterwizard.core.messages.words import sentence

PACKAGE = Path(__file__).parents[3] / "rosterwizard"
SOURCES = (
    *(PACKAGE / "core" / "reading").rglob("*.py"),
    *(PACKAGE / "services").glob("reading*.py"),
    PACKAGE / "core" / "matching" / "sheet_types.py",
    PACKAGE / "core" / "matching" / "recognising.py",
)
RAISED = re.compile(r'(?:RosterError|Fault)\(\s*"([a-z-]+)"((?:,\s*\w+=)?)')
WORDS = tomllib.loads((resources_folder() / "words" / "en" / "reading.toml").read_text("utf-8"))


def raised() -> set[str]:
    files = (each for each in SOURCES if each.name != "pasted_text.py")  # what is copied is no file
    return {code for source in files for code, _ in RAISED.findall(source.read_text("utf-8"))}


def test_each_fault_has_its_words_and_each_word_its_fault() -> None:
    assert raised() == set(WORDS)


@pytest.mark.parametrize("code", WORDS)
def test_each_sentence_names_the_file_and_says_what_to_do(code: str) -> None:
    text = sentence(code, **dict.fromkeys(re.findall(r"\{(\w+)[^}]*\}", WORDS[code]["message"]), 3))

    asks_for_a_choice = code in {"unknown-sheet", "unknown-encoding", "unknown-delimiter"}
    assert asks_for_a_choice or "{file}" in WORDS[code]["message"]
    assert asks_for_a_choice or re.search(r"[Pp]lease|say which", text)
    assert not re.search(r"\binvalid\b|\bfailed\b|error occurred", text, re.IGNORECASE)
