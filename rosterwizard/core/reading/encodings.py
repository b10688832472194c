"""From the bytes of a text file to its text.

UTF-8 first, then Windows-1252: short files give no evidence for anything rarer, and a wrong
guess turns names into nonsense. Only a file that looks odd as Windows-1252 is studied further.
"""

import codecs
import re
from dataclasses import dataclass

from rosterwizard.core.errors import RosterError

ENCODINGS = {
    "utf-8": "UTF-8",
    "utf-8-sig": "UTF-8 with byte-order mark",
    "cp1252": "Windows-1252 (Western European)",
    "utf-16": "UTF-16 with byte-order mark",
    "utf-16-le": "UTF-16 LE",
    "utf-16-be": "UTF-16 BE",
    "utf-32": "UTF-32 with byte-order mark",
    "cp1250": "Windows-1250 (Central European)",
    "cp1251": "Windows-1251 (Cyrillic)",
    "latin-1": "Latin-1",
    "mac-roman": "Mac Roman",
    "shift-jis": "Shift-JIS",
}
"""What a person can choose from: the name that `decoded` takes, and the one to show."""

_MARKS = (  # the longest first: UTF-32's little-endian mark begins with UTF-16's
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 65_536

# What people write in Windows-1252; its other signs in number hint at another encoding.
_USUAL = re.compile("[À-ÖØ-öø-ÿŒœŠšŽžŸ‘’“”–—…•€£§©®°ºª¿¡«»·\xb4\xa0]")
_NOT_ASCII = re.compile("[^\x00-\x7f]")
_EVIDENCE = 20
_FEWEST_USUAL = 0.7

_CONTROL = re.compile("[\x00-\x08\x0e-\x1f]")
_MOST_CONTROLS = 0.02

STRAYS = {
    chr(0xF700 + byte): bytes([byte]).decode("cp1252", "ignore") or chr(byte)
    for byte in range(0x80, 0x100)
}
"""In a UTF-8 file, a byte that is not UTF-8 is first read as one of these private characters,
so that its row can be told; the other character is what it most likely stands for."""
DOUBTFUL = "[\x80-\x9f\uf780-\uf7ff\ufffd]"
"""Characters that nobody types: the bytes behind them may have meant something else."""
_STRAY = re.compile("[\uf780-\uf7ff]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file without its byte-order mark, and the encoding that it was read in.

    doubtful: there may be `DOUBTFUL` characters in it.
    """

    text: str
    encoding: str
    doubtful: bool = False


def decoded(data: bytes, wanted: str = "") -> Decoded:
    """Return the text of `data`, in the encoding `wanted` or in the one it is most likely in.

    In a file that mixes UTF-8 with something else, the stray bytes are left as `STRAY`
    characters. Raises RosterError "unknown-encoding", "other-encoding" (the bytes do not fit
    the wanted one) or "not-text".
    """
    if wanted:
        return _decoded_as(data, wanted)
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _replaced(data, encoding)
    encoding = _wide_encoding(data[:_SAMPLE])
    if encoding:
        return _replaced(data, encoding)
    found = _decoded_narrow(data)
    sample = found.text[:_SAMPLE]
    if len(_CONTROL.findall(sample)) > _MOST_CONTROLS * len(sample):
        raise RosterError("not-text")
    return found


def _replaced(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, "replace")
    return Decoded(text, encoding, "\ufffd" in text)


def _decoded_as(data: bytes, wanted: str) -> Decoded:
    try:
        text = data.decode(wanted)
    except LookupError as error:
        known = ", ".join(ENCODINGS)
        raise RosterError("unknown-encoding", encoding=wanted, known=known) from error
    except UnicodeError as error:
        raise RosterError("other-encoding", encoding=ENCODINGS.get(wanted, wanted)) from error
    return Decoded(text.removeprefix("\ufeff"), wanted)


def _wide_encoding(sample: bytes) -> str:
    """Return the UTF-16 that a file without a mark is in, told by where its NULs are, or ""."""
    pairs = len(sample) // 2
    high_first, low_first = sample[::2].count(0), sample[1::2].count(0)
    few, many = pairs // 20, pairs // 4
    if low_first > many and high_first <= few:
        return "utf-16-le"
    if high_first > many and low_first <= few:
        return "utf-16-be"
    return ""


def _decoded_narrow(data: bytes) -> Decoded:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("utf-8", "rosterwizard-stray")
        strays = len(_STRAY.findall(text))
        if strays > len(_NOT_ASCII.findall(text)) / 2:
            return _decoded_old(data)
        return Decoded(text, "utf-8", doubtful=True)
    return Decoded(text, "utf-8", "\ufffd" in text)


def _decoded_old(data: bytes) -> Decoded:
    """Read what is not UTF-8: as Windows-1252, unless there is good evidence for another."""
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return _decoded_studied(data)
    upper = len(_NOT_ASCII.findall(text))
    if upper >= _EVIDENCE and len(_USUAL.findall(text)) < _FEWEST_USUAL * upper:
        return _decoded_studied(data)
    return Decoded(text, "cp1252")


def _decoded_studied(data: bytes) -> Decoded:
    from charset_normalizer import from_bytes  # noqa: PLC0415 - 50 ms that few files need

    best = from_bytes(data[:_SAMPLE]).best()
    encoding = best.encoding if best else "latin-1"
    try:
        return Decoded(data.decode(encoding), encoding, encoding == "latin-1")
    except UnicodeDecodeError:
        return Decoded(data.decode("latin-1"), "latin-1", doubtful=True)


def _stray(error: UnicodeError) -> tuple[str, int]:
    """Stand in for a byte that is not UTF-8 (a handler for `codecs`)."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    byte = error.object[error.start]
    return chr(0xF700 + byte), error.start + 1


codecs.register_error("rosterwizard-stray", _stray)
