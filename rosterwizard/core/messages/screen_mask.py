"""What is told of personal texts while others look on, as when a screen is shared: their shapes.

A letter becomes an x, a digit a 9 (a zero stays: that one was lost or added is worth talking of).
Blanks, signs and their number stay. It holds for the thread that draws. What other threads make is
kept, written or sent, and so is always told in full, unless it is made to be shown.
"""

import re
import unicodedata
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import PurePath
from threading import get_ident

# The gaps of sentences in which names of files, folders and sheets stand, and headings.
FILE_GAPS = frozenset(
    {"file", "filename", "files", "folder", "names", "named", "sheet", "sheets", "zip", "job"}
)
HEADING_GAPS = frozenset({"heading", "start"})
_ENDINGS = frozenset(  # what kind a file is; behind the point of a sheet's name may stand anything
    {".csv", ".tsv", ".tab", ".txt", ".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".zip", ".rwcase"}
)
_CELL = re.compile(r'[^,;|"\t\r\n]+')
_to_be_shown: ContextVar[bool | None] = ContextVar("to_be_shown", default=None)


class _Mask:
    """Whether personal texts are hidden, and on which thread; the headings that may be seen."""

    is_on: bool = False
    thread: int = 0
    headings: frozenset[str] = frozenset()


def hide_personal(*, hidden: bool) -> None:
    """Tell only the shapes of personal texts on this thread from now on, or all of them again."""
    _Mask.is_on, _Mask.thread = hidden, get_ident()


def know_headings(headings: Collection[str]) -> None:
    """Take the headings that are names of fields; others may name a person."""
    _Mask.headings = frozenset(headings)


def hides_personal() -> bool:
    """Tell whether only the shapes of personal texts are told."""
    if not _Mask.is_on:
        return False
    shown = _to_be_shown.get()
    return get_ident() == _Mask.thread if shown is None else shown


@contextmanager
def in_full() -> Iterator[None]:
    """Tell everything meanwhile: what is made is kept, and not shown."""
    yield from _meanwhile(shown=False)


@contextmanager
def to_be_shown() -> Iterator[None]:
    """Tell meanwhile what the thread that draws may tell: what is made is shown, and not kept."""
    yield from _meanwhile(shown=True)


def _meanwhile(*, shown: bool) -> Iterator[None]:
    before = _to_be_shown.set(shown)
    try:
        yield
    finally:
        _to_be_shown.reset(before)


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
    if ending.lower() not in _ENDINGS:
        return shape_told(name)
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
