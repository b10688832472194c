"""Whole sentences for people, looked up by code.

The sentences lie in `resources/words/en/*.toml`, a folder for each language and in it one file for
each part of the program. A table is a code; its keys are the sentences that belong to it. Every
code has `message`; others (`title`, `rule`, `todo`, …) are there where the part of the program
needs them. Gaps are named, `{like_this}`, and nothing is ever glued together from pieces. What
the profiles say lies in their own files in English, and beside the words in another language: see
`core/profiles/translating.py`.

A sentence with the gap `{count}` stands there in every plural form of the language: `message` is
that for any other number, `one` that for a single thing; of another sentence than `message`, say
`title`, the forms are `title` and `title-one`.
"""

import re
import tomllib
from collections.abc import Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path

from rosterwizard.core.messages.languages import ENGLISH, Language
from rosterwizard.core.messages.resources import resources_folder
from rosterwizard.core.messages.safe_text import safe_name, safe_text
from rosterwizard.core.messages.screen_mask import screened_gap

# The gaps for names, which are one line each.
NAMES = frozenset(
    {"args", "aside", "choice", "column", "columns", "file", "filename", "files", "folder", "host"}
    | {"id", "name", "names", "record_type", "server", "servers", "sheet", "sheets", "system"}
    | {"type", "url", "user", "word"}
)

_TABLE = re.compile(r"^\[([\w-]+)\]\n(?:(?!\[).*(?:\n|\Z))*", re.MULTILINE)
_folder = resources_folder() / "words"


class _Spoken:
    """The language of everything that is said: the whole program speaks one at a time."""

    language: Language = ENGLISH


def speak(language: Language) -> None:
    """Say everything in `language` from now on."""
    _Spoken.language = language
    for remembering in (_words_of, _all_words, _tables, _sentences):
        remembering.cache_clear()


def spoken() -> Language:
    """Return the language that everything is said in."""
    return _Spoken.language


def words_folder() -> Path:
    """Return the folder of everything that the language says."""
    return _folder / spoken().name


def number(value: int) -> str:
    """Return a whole number as the language writes it: 3,412."""
    return spoken().number(value)


@cache
def _words_of(part: str) -> dict[str, dict[str, str]]:
    with (words_folder() / f"{part}.toml").open("rb") as file:
        return tomllib.load(file)


@cache
def _all_words() -> dict[str, dict[str, str]]:
    words: dict[str, dict[str, str]] = {}
    for path in sorted(words_folder().glob("*.toml")):
        words.update(_words_of(path.stem))
    return words


@cache
def _tables() -> dict[str, str]:
    """Return the table of each code as it stands in its file.

    To understand every file would take as long as painting the first page, which needs a dozen.
    """
    tables: dict[str, str] = {}
    for path in sorted(words_folder().glob("*.toml")):
        tables.update((each[1], each[0]) for each in _TABLE.finditer(path.read_text("utf-8")))
    return tables


def load_all_words() -> None:
    """Read the words of every part, so that nobody waits for them later."""
    _tables()


@cache
def _sentences(code: str) -> dict[str, str]:
    """Return what there is for `code`."""
    with suppress(KeyError, tomllib.TOMLDecodeError):
        table: dict[str, dict[str, str]] = tomllib.loads(_tables()[code])
        return table[code]
    return _all_words().get(code, {})  # it is written in another way than ours are


def sentence_of_file(file: str, code: str, part: str = "message", /, **params: object) -> str:
    """Return a sentence that is known to lie in `file`, whatever is wrong with the other files."""
    return _filled(_words_of(file)[code], part, params)


def unfilled_sentence(file: str, code: str, part: str, /) -> str:
    """Return a sentence that lies in `file` with its gaps open, for a library that fills them."""
    return _words_of(file)[code][part]


def has_sentence(code: str, part: str = "message") -> bool:
    """Tell whether `code` has that sentence."""
    return part in _sentences(code)


def sentence(code: str, part: str = "message", /, **params: object) -> str:
    """Return the sentence of `code`, its gaps filled with `params`.

    count: a whole number; it chooses the plural form, and is written as the language does.
    Raises KeyError for a code or a gap that is unknown: both are bugs, and tests find them.
    """
    return _filled(_sentences(code), part, params)


def counted(code: str, count: int, /, **params: object) -> str:
    """Return the sentence of `code` for so many things; that for none where it has one."""
    part = "none" if count == 0 and has_sentence(code, "none") else "message"
    return sentence(code, part, count=count, **params)


class _Number(int):
    """A whole number; a gap with `:,` writes it as the language does, any other gap bare."""

    __slots__ = ()

    def __format__(self, how: str) -> str:
        return number(int(self)) if how == "," else super().__format__(how)


class _Count(_Number):
    """How many things there are: written as the language does in every gap."""

    __slots__ = ()

    def __format__(self, how: str) -> str:
        return super().__format__(how or ",")


def _gap(name: str, value: object) -> object:
    """Return what stands in a gap: no name commands the terminal, or is seen when it may not be."""
    if type(value) is int:
        return _Number(value)
    if isinstance(value, Path) or name in NAMES:
        return screened_gap(name, safe_name(str(value)))
    return screened_gap(name, safe_text(value)) if isinstance(value, str) else value


def _filled(sentences: Mapping[str, str], part: str, params: Mapping[str, object]) -> str:
    gaps = {name: _gap(name, value) for name, value in params.items()}
    count = params.get("count")
    if not isinstance(count, int):
        return sentences[part].format_map(gaps)
    form = spoken().form_of(count)
    key = form if part == "message" else f"{part}-{form}"
    return sentences.get(key, sentences[part]).format_map({**gaps, "count": _Count(count)})
