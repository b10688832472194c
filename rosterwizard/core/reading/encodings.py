"""From the bytes of a text file to its text.

UTF-8 first, then Windows-1252: short files give no evidence for anything rarer, and a wrong
guess turns names into nonsense. Only a file that looks odd as Windows-1252 is studied further.
"""

import codecs
import re
from dataclasses import dataclass, field

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.listing import listed
from rosterwizard.core.reading.encoding_names import ENCODINGS, encoding_name

_RARER = ("cp1250", "cp1251", "cp1253", "cp1254", "mac-roman", "cp932", "gb18030", "big5", "euc_kr")
_MARKS = (  # the longest first: UTF-32's little-endian mark begins with UTF-16's
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 65_536

# What names are written with in Windows-1252. Other signs in number, or whole words of letters
# with accents, are how other encodings look in it.
_USUAL = re.compile("[À-ÖØ-öø-ÿ‘’“”–\xa0]")
_ACCENTED_WORD = re.compile("[À-ÿ]{3,}")
_NOT_ASCII = re.compile("[^\x00-\x7f]")
_EVIDENCE = 20
_FEWEST_USUAL = 0.7
_MOST_IN_WORDS = 0.5

_CONTROL = re.compile("[\x00-\x08\x0e-\x1f]")
_MOST_CONTROLS = 0.02

STRAYS = {
    chr(0xF700 + byte): bytes([byte]).decode("cp1252", "ignore") or chr(byte)
    for byte in range(0x80, 0x100)
}
"""A byte that the encoding does not know is first read as one of these private characters, so
that its row can be told; the other character is what it most likely stands for."""
DOUBTFUL = "[\x80-\x9f\uf780-\uf7ff\ufffd]"
"""Characters that nobody types: the bytes behind them may have meant something else."""
_STRAY = re.compile("[\uf780-\uf7ff]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file without its byte-order mark, and the encoding that it was read in.

    doubtful: there may be `DOUBTFUL` characters in it.
    """

    text: str = field(repr=False)
    encoding: str
    doubtful: bool = False


def decoded(data: bytes, wanted: str = "") -> Decoded:
    """Return the text of `data`, in the encoding `wanted` or in the one it is most likely in.

    Raises RosterError "unknown-encoding", "other-encoding" (the bytes do not fit the wanted
    one) or "not-text".
    """
    if wanted:
        return _decoded_as(data, wanted)
    found = _decoded_marked(data) or _decoded_wide(data) or _decoded_narrow(data)
    sample = found.text[:_SAMPLE]
    if len(_CONTROL.findall(sample)) > _MOST_CONTROLS * len(sample):
        raise RosterError("not-text")
    return found


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
        if data.startswith(mark):
            return _replaced(data, encoding)
    return None


def _decoded_wide(data: bytes) -> Decoded | None:
    """Read UTF-16 without a mark, which is told by where its NULs are."""
    sample = data[:_SAMPLE]
    pairs = len(sample) // 2
    high_first, low_first = sample[::2].count(0), sample[1::2].count(0)
    few, many = pairs // 20, pairs // 4
    if low_first > many and high_first <= few:
        return _replaced(data, "utf-16-le")
    if high_first > many and low_first <= few:
        return _replaced(data, "utf-16-be")
    return None


def _replaced(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, "replace")
    return Decoded(text, encoding, "\ufffd" in text)


def _decoded_narrow(data: bytes) -> Decoded:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("utf-8", "rosterwizard-stray")
        if len(_STRAY.findall(text)) > len(_NOT_ASCII.findall(text)) / 2:
            return _decoded_old(data)
        return Decoded(text, "utf-8", doubtful=True)
    return Decoded(text, "utf-8", "\ufffd" in text)


def _decoded_old(data: bytes) -> Decoded:
    """Read what is not UTF-8: as Windows-1252, unless there is good evidence for another."""
    text = data.decode("cp1252", "rosterwizard-stray")
    upper = len(_NOT_ASCII.findall(text))
    in_words = sum(map(len, _ACCENTED_WORD.findall(text)))
    odd = len(_USUAL.findall(text)) < _FEWEST_USUAL * upper or in_words > _MOST_IN_WORDS * upper
    found = _decoded_rare(data) if odd and upper >= _EVIDENCE else None
    return found or Decoded(text, "cp1252", bool(_STRAY.search(text)))


def _decoded_rare(data: bytes) -> Decoded | None:
    from charset_normalizer import from_bytes  # noqa: PLC0415 - 50 ms that few files need

    best = from_bytes(data[:_SAMPLE], cp_isolation=["cp1252", *_RARER]).best()
    if best is None:
        return None
    encoding = codecs.lookup(best.encoding).name
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError:  # the rest is not like the sample
        return None


def _stray(error: UnicodeError) -> tuple[str, int]:
    """Stand in for a byte that the encoding does not know (a handler for `codecs`)."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return chr(0xF700 + error.object[error.start]), error.start + 1


codecs.register_error("rosterwizard-stray", _stray)
