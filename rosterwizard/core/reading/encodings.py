"""From the bytes of a text file to its text.

Unicode first: it proves itself. Of old encodings the most likely one is taken, and where it is not
certain the person is asked about a word.
"""

import codecs
import re
from dataclasses import dataclass, field, replace

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.listing import listed
from rosterwizard.core.reading.encoding_names import ENCODINGS, encoding_name
from rosterwizard.core.reading.stray_bytes import STRAY_HANDLER
from rosterwizard.core.sheet.odd_letters import LOST

_MARKS = (  # the longest first: UTF-32's little-endian mark begins with UTF-16's
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
SAMPLE = 65_536
"""So many letters tell it."""
_WIDE = {  # which bytes of each four are NUL, in how many of them at least, and which are not
    "utf-32-le": ((2, 3), 0.75, (0,)),
    "utf-32-be": ((0, 1), 0.75, (3,)),
    "utf-16-le": ((1, 3), 0.05, (0, 2)),
    "utf-16-be": ((0, 2), 0.05, (1, 3)),
}
_WIDE_ONES = ("utf-16", "utf-32")

_NOT_ASCII = re.compile("[^\x00-\x7f]")
_CONTROLS = [*map(chr, {*range(32), 127} - {*b"\t\n\v\f\r"})]
_MOST_CONTROLS = 0.02
_FEW_CONTROLS = 8  # in whatever is at least this many times as long
_PADDING = "\x1a\0"  # the end of a DOS file, and what fills its last block

_STRAY = re.compile("[\uf780-\uf7ff]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file without its byte-order mark, and the encoding that it was read in.

    question: a word to ask a person about, "" where the encoding is certain. doubtful: there may
    be `stray_bytes.DOUBTFUL` characters or those of `LOST` in it.
    """

    text: str = field(repr=False)
    encoding: str
    question: str = field(default="", repr=False)
    doubtful: bool = False

    @property
    def letters(self) -> "Letters":
        """What is known of them."""
        lost, asking = LOST in self.text, "?" in self.text
        return Letters(self.encoding, self.question, self.doubtful, lost, asking)


@dataclass(frozen=True, slots=True)
class Letters:
    """What is known of the letters of a file: `encoding`, `question` and `doubtful` as `Decoded`.

    lost, asking: whether there is one of `LOST` among them, and a question mark.
    """

    encoding: str
    question: str = field(default="", repr=False)
    doubtful: bool = False
    lost: bool = False
    asking: bool = False


def decoded(data: bytes, wanted: str = "") -> Decoded:
    """Return the text of `data`, in the encoding `wanted` or in the one it is most likely in.

    Raises RosterError "unknown-encoding", "other-encoding" (the bytes do not fit the wanted
    one) or "not-text".
    """
    if wanted:
        found = _decoded_as(data, wanted)
    else:
        found = _decoded_marked(data) or _decoded_wide(data) or _decoded_narrow(data)
    found = replace(found, text=found.text.rstrip(_PADDING))
    if not wanted:
        refuse_binary(found.text)
    return found


def refuse_binary(text: str) -> None:
    """Raise RosterError "not-text" for what has more control characters than a slip explains.

    Only the beginning is looked at.
    """
    sample = text[:SAMPLE]
    controls = sum(map(sample.count, _CONTROLS))
    most = max(_MOST_CONTROLS * len(sample), min(_FEW_CONTROLS, len(sample) / _FEW_CONTROLS))
    if controls > most:
        raise RosterError("not-text")


def _decoded_as(data: bytes, wanted: str) -> Decoded:
    try:
        text = data.decode(wanted)
    except LookupError as error:
        known = listed(ENCODINGS)
        raise RosterError("unknown-encoding", encoding=wanted, known=known) from error
    except UnicodeError as error:
        raise RosterError("other-encoding", encoding=encoding_name(wanted)) from error
    return Decoded(text.removeprefix("\ufeff"), wanted)


def _decoded_marked(data: bytes) -> Decoded | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark) and mark == codecs.BOM_UTF8:
            # A program that only put the mark in front left the letters as they were.
            found = _decoded_narrow(data.removeprefix(mark))
            return replace(found, encoding=encoding) if found.encoding == "utf-8" else found
        if data.startswith(mark):
            return _replaced(data, encoding)
    return None


def _decoded_wide(data: bytes) -> Decoded | None:
    """Read UTF-16 and UTF-32 without a mark, which are told by where their NULs are."""
    sample = data[: SAMPLE - SAMPLE % 4]
    nuls = [sample[place::4].count(0) for place in range(4)]
    few = sum(nuls) // 5
    for encoding, (empty, least, filled) in _WIDE.items():
        is_empty = min(nuls[place] for place in empty) > least * (len(sample) // 4)
        if is_empty and sum(nuls[place] for place in filled) <= few:
            return _replaced(data, encoding)
    return None


def _replaced(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, "replace")
    return Decoded(text, encoding, doubtful=LOST in text)


def _decoded_narrow(data: bytes) -> Decoded:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("utf-8", STRAY_HANDLER)
        if len(_STRAY.findall(text)) > len(_NOT_ASCII.findall(text)) / 2:
            return _decoded_old(data)
        return Decoded(text, "utf-8", doubtful=True)
    return Decoded(text, "utf-8", doubtful=LOST in text)


def _decoded_old(data: bytes) -> Decoded:
    """Read what is not Unicode, in the encoding that its words look most like."""
    # Loaded late: few files need it.
    from rosterwizard.core.reading.encoding_guess import guess_encoding  # noqa: PLC0415

    guess = guess_encoding(data)
    text = data.decode(guess.encoding, STRAY_HANDLER)
    return Decoded(text, guess.encoding, guess.question, bool(_STRAY.search(text)))
