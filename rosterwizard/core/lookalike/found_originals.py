"""Whether anything of the originals is left in what is to leave the school.

Words, long numbers and passwords are looked for in all bytes. What is shorter, or has several
parts, may stand anywhere by chance: in a digest, in a count of rows. It is looked for as a whole,
and in the cells of personal columns alone.
"""

import io
import re
import zipfile
from collections.abc import Collection, Iterable, Iterator
from html import unescape

from rosterwizard.core.letters.plain_words import plain_words
from rosterwizard.core.letters.written_letters import without_escapes
from rosterwizard.core.lookalike.whole_values import whole_value
from rosterwizard.core.lookalike.words_inside import SHORTEST, KnownWords
from rosterwizard.core.lookalike.workbooks.format_literals import literals_of

_OF_BYTES = ("utf-8", "cp1252")
_ENCODINGS = (*_OF_BYTES, "utf-16-le", "utf-16-be")
_TAG = re.compile(r"<[^>]*>")
_NAMED = re.compile(
    r"\b(?:name|displayName|title|codeName|prompt|promptTitle|formula|string-value)=\"([^\"]*)\""
)
_OUR_STYLE = '<cellStyle name="Normal"'  # every workbook has it
# What the parts of a workbook are called, whoever's it is.
_OF_PARTS = frozenset(
    {
        *("Content", "Types", "content", "xml", "rels", "mimetype", "META", "INF", "manifest"),
        *("docProps", "custom", "xl", "workbook", "styles", "sharedStrings", "sheet", "chart"),
        *("worksheets", "chartsheets", "dialogsheets", "drawings", "drawing", "charts"),
        *("externalLinks", "externalLink"),
    }
)
_MIMETYPE = b"application/vnd.oasis.opendocument.spreadsheet"  # so does a part of it
_PIECES_OF_A_PART = re.compile(r"[^\W\d_]+|\d{4,}")
_FORMAT = re.compile(r"\bformatCode=\"([^\"]*)\"")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_CELLS = re.compile(r"[\s,;|\"<>]+")
_DIGITS = re.compile(r"\d+")
_LONG_NUMBER = 6  # digits: shorter ones may be any number
_DEEPEST = 3  # zips in zips
_XML = (b"<?xml", b"\xef\xbb\xbf<?xml")


class Originals:
    """What is searched for: words and numbers of the originals, in plain form.

    words: of at least `SHORTEST` letters. secrets: passwords, just as they are; no short numbers.
    labels: parts of addresses that stay, which explain a name that is written so in an address
    alone. own: words that are the program's own, or stay for they tell of nobody. values: whole
    ones, see `whole_value`.
    """

    def __init__(  # noqa: PLR0913 - one word for each
        self,
        words: Iterable[str],
        numbers: Iterable[str],
        own: Collection[str],
        secrets: Iterable[str] = (),
        *,
        labels: Collection[str] = (),
        values: Iterable[str] = (),
    ) -> None:
        self._own = own
        self._secrets = frozenset(
            each for each in secrets if _is_sought(each) and each.lower() not in own
        )
        each = "|".join(sorted(map(re.escape, labels), key=len, reverse=True))
        self._labels = re.compile(rf"(?<=[@.])(?:{each})(?![^.\W])", re.IGNORECASE)
        self._has_labels = bool(labels)
        self._words = KnownWords(each for each in words if each not in own)
        self._numbers = frozenset(each for each in numbers if len(each) >= _LONG_NUMBER)
        self._values = frozenset(each for each in values if each not in own)

    def __repr__(self) -> str:
        """Show none of them."""
        return f"Originals(words={len(self._words)}, numbers={len(self._numbers)})"

    def found_in(self, data: bytes, encoding: str = "") -> set[str]:
        """Return those that are in a file: in its text, or in any part of a zip.

        encoding: that of a text file; "" where it may be any.
        """
        return self._in_texts(texts_in(data, encoding))

    def in_text(self, text: str) -> set[str]:
        """Return those that are in a text."""
        return self._in_texts([text])

    def in_cells(self, cells: Iterable[str]) -> set[str]:
        """Return those cells of which the whole is a value of the originals."""
        return {each for each in cells if whole_value(each) in self._values}

    def _in_texts(self, texts: Iterable[str]) -> set[str]:
        found: set[str] = set()
        words: set[str] = set()
        for each in _as_meant(texts):
            text = self._labels.sub("", each) if self._has_labels else each
            words.update(plain_words(text))
            found.update(each for each in _DIGITS.findall(text) if each in self._numbers)
            if self._secrets:
                found.update(each for each in _CELLS.split(text) if each in self._secrets)
        return found.union(*(self._words.inside(word) for word in words if word not in self._own))


def _as_meant(texts: Iterable[str]) -> Iterator[str]:
    """Give each text, and what it means where letters of it are written by escapes."""
    for each in texts:
        yield each
        if (meant := without_escapes(each)) != each:
            yield meant


def _is_sought(secret: str) -> bool:
    """Tell whether a password may be known again: a short number may be any."""
    return len(secret) >= (_LONG_NUMBER if secret.isdecimal() else SHORTEST)


def texts_in(data: bytes, encoding: str = "", depth: int = 0) -> Iterator[str]:
    """Give the texts that bytes may be read as, those of each part of a zip among them."""
    if data.startswith(b"PK") and depth < _DEEPEST and zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for part in archive.infolist():
                if not _OF_PARTS.issuperset(_PIECES_OF_A_PART.findall(part.filename)):
                    yield part.filename
                yield from texts_in(archive.read(part), "", depth + 1)
    elif data.startswith(_XML):
        yield from _texts_of_xml(data.decode("utf-8", "replace"))
    elif data != _MIMETYPE:
        for each in (encoding,) if encoding else _ENCODINGS:
            yield data.decode(each, "ignore")


def readings(text: str) -> Iterator[str]:
    """Give a text of a file as it may be read there, also in an encoding that is not the file's."""
    yield text
    if not text.isascii():
        for each in _OF_BYTES:
            yield from texts_in(text.encode(each, "ignore"))


def _texts_of_xml(text: str) -> Iterator[str]:
    """Give what a workbook's part says, without the words that its form is made of."""
    shown = unescape(_TAG.sub(" ", text))
    yield _ESCAPED.sub(lambda found: chr(int(found[1], 16)), shown)
    yield unescape(" ".join(_NAMED.findall(text.replace(_OUR_STYLE, ""))))
    for code in map(unescape, _FORMAT.findall(text)):
        yield " ".join((*literals_of(code), *_DIGITS.findall(code)))
