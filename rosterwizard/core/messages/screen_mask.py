"""What is told of personal texts while others look on, as when a screen is shared: their shapes.

A letter becomes an x, a digit a 9 (a zero stays: that one was lost or added is worth talking of).
Blanks, signs and their number stay. Like the language, it holds for all that the program says
until that is ended; files are written `in_full`.
"""

import re
import unicodedata
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import PurePath

# The gaps of sentences in which names of files, folders and sheets stand, and headings.
FILE_GAPS = frozenset(
    {"file", "filename", "files", "folder", "names", "named", "sheet", "sheets", "zip", "job"}
)
HEADING_GAPS = frozenset({"heading", "start"})
_CELL = re.compile(r'[^,;|"\t\r\n]+')
_in_full: ContextVar[bool] = ContextVar("in_full", default=False)


class _Mask:
    """Whether personal texts are hidden; the headings that say nothing of a person."""

    is_on: bool = False
    headings: frozenset[str] = frozenset()


def hide_personal(*, hidden: bool) -> None:
    """Tell only the shapes of personal texts from now on, or all of them again."""
    _Mask.is_on = hidden


def know_headings(headings: Collection[str]) -> None:
    """Take the headings that are names of fields; others may name a person."""
    _Mask.headings = frozenset(headings)


def hides_personal() -> bool:
    """Tell whether only the shapes of personal texts are told."""
    return _Mask.is_on and not _in_full.get()


@contextmanager
def in_full() -> Iterator[None]:
    """Tell everything, for a file that is written meanwhile on this thread."""
    before = _in_full.set(True)
    try:
        yield
    finally:
        _in_full.reset(before)


def screened(text: str) -> str:
    """Return what is told of a personal text now."""
    return shape_told(text) if hides_personal() else text


def screened_heading(text: str) -> str:
    """Return what is told of a heading now: one that is the name of a field stays."""
    return text if text in _Mask.headings else screened(text)


def screened_file(name: str) -> str:
    """Return what is told of the name of a file now; what kind of file it is stays."""
    if not hides_personal():
        return name
    ending = PurePath(name).suffix
    return shape_told(name.removesuffix(ending)) + ending


def screened_cells(text: str) -> str:
    """Return what is told of a file of text now: its separators, and headings that are known."""
    return _CELL.sub(lambda found: screened_heading(found[0]), text) if hides_personal() else text


def screened_gap(name: str, text: str) -> str:
    """Return what is told of a text that stands in the gap of that name in a sentence."""
    if name in FILE_GAPS:
        return screened_file(text)
    return screened_heading(text) if name in HEADING_GAPS else text


def shape_told(text: str) -> str:
    """Return the shape of a text: as long, and the same again of a shape."""
    return text.translate(_shapes)


class _Shapes(dict[int, str]):
    """What stands for each sign, by its number."""

    def __missing__(self, number: int) -> str:
        shape = self[number] = _shape_of_sign(chr(number))
        return shape


_shapes = _Shapes()


def _shape_of_sign(sign: str) -> str:
    kind = unicodedata.category(sign)
    if kind[0] == "N":
        return "0" if unicodedata.digit(sign, 9) == 0 else "9"
    if kind == "Lu":
        return "X"
    # An accent by itself shows how a letter is written; a vowel sign is as good as a letter.
    is_vowel = kind[0] == "M" and not unicodedata.name(sign, "").startswith("COMBINING")
    return "x" if kind[0] == "L" or is_vowel else sign


Telling = Callable[[str], str]
"""What is told of a text: see `masked`, `screened`; `str` tells all of it."""
