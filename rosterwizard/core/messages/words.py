"""Whole sentences for people, looked up by code.

The sentences lie in `resources/words/en/*.toml`, one file for each part of the program. A
table is a code; its keys are the sentences that belong to it. Every code has `message`;
others (`title`, `rule`, `todo`, …) are there where the part of the program needs them. Gaps are
named, `{like_this}`, and nothing is ever glued together from pieces.
"""

import tomllib
from functools import cache

from rosterwizard.core.messages.resources import resources_folder

_folder = resources_folder() / "words" / "en"


@cache
def _words_of(part: str) -> dict[str, dict[str, str]]:
    with (_folder / f"{part}.toml").open("rb") as file:
        return tomllib.load(file)


@cache
def _all_words() -> dict[str, dict[str, str]]:
    words: dict[str, dict[str, str]] = {}
    for path in sorted(_folder.glob("*.toml")):
        words.update(_words_of(path.stem))
    return words


@cache
def _sentences(code: str) -> dict[str, str]:
    """Return what there is for `code`; the words of a first page or a report are found alone.

    Reading every file would take as long as painting the first page that needs a dozen of them.
    """
    for part in ("flow", "window", "problems", "fixes", "reports"):
        if code in _words_of(part):
            return _words_of(part)[code]
    return _all_words().get(code, {})


def sentence_of_file(file: str, code: str, part: str = "message", /, **params: object) -> str:
    """Return a sentence that is known to lie in `file`, whatever is wrong with the other files."""
    return _words_of(file)[code][part].format_map(params)


def has_sentence(code: str, part: str = "message") -> bool:
    """Tell whether `code` has that sentence."""
    return part in _sentences(code)


def sentence(code: str, part: str = "message", /, **params: object) -> str:
    """Return the sentence of `code`, its gaps filled with `params`.

    Raises KeyError for a code or a gap that is unknown: both are bugs, and tests find them.
    """
    return _sentences(code)[part].format_map(params)
