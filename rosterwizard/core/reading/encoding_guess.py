"""Which encoding an old text file was most likely written in, and whether that is certain.

A roster is short and full of names. So the words with letters beyond ASCII are read in every
encoding that schools' systems are known to write, and compared with how letters follow each other
in names; see `letter_habits`.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from rosterwizard.core.reading.letter_habits import least_costs
from rosterwizard.core.reading.stray_bytes import STRAY_HANDLER

_WEST = (
    *("german", "french", "spanish", "portuguese", "italian", "dutch", "swedish", "danish"),
    *("norwegian", "finnish", "icelandic", "english", "catalan", "irish"),
)
_CENTRE = ("polish", "czech", "slovak", "hungarian", "croatian", "slovene", "romanian", "german")
_SLAVIC = ("russian", "ukrainian", "bulgarian")
_BALTIC = ("latvian", "lithuanian", "estonian")


@dataclass(frozen=True, slots=True)
class _Candidate:
    """An encoding, the languages that are written in it, and how rare its files are."""

    encoding: str
    languages: tuple[str, ...]
    rarity: float


_CANDIDATES = (
    _Candidate("cp1252", (*_WEST, "estonian"), 0.0),
    _Candidate("cp1250", _CENTRE, 2.0),
    _Candidate("mac-roman", _WEST, 2.5),
    _Candidate("cp1251", _SLAVIC, 2.5),
    _Candidate("cp932", ("japanese",), 3.0),
    _Candidate("gb18030", ("chinese",), 3.0),
    _Candidate("cp850", _WEST, 4.0),
    _Candidate("cp437", _WEST, 4.5),
    _Candidate("cp1253", ("greek",), 3.0),
    _Candidate("cp1254", ("turkish",), 3.0),
    _Candidate("cp1255", ("hebrew",), 3.0),
    _Candidate("cp1256", ("arabic",), 3.0),
    _Candidate("cp1257", _BALTIC, 3.5),
    _Candidate("big5", ("taiwanese",), 3.5),
    _Candidate("euc_kr", ("korean",), 3.5),
    _Candidate("cp874", ("thai",), 4.0),
    _Candidate("koi8-r", _SLAVIC, 4.0),
    _Candidate("iso8859-2", _CENTRE, 5.0),
    _Candidate("cp852", _CENTRE, 5.0),
    _Candidate("cp866", _SLAVIC, 5.0),
    _Candidate("koi8-u", ("ukrainian",), 5.0),
    _Candidate("cp1258", ("vietnamese",), 5.0),
    _Candidate("iso8859-7", ("greek",), 5.0),
    _Candidate("iso8859-8", ("hebrew",), 5.0),
    _Candidate("iso8859-6", ("arabic",), 5.0),
    _Candidate("iso8859-9", ("turkish",), 5.0),
    _Candidate("euc_jp", ("japanese",), 5.0),
    _Candidate("iso8859-15", _WEST, 6.0),
    _Candidate("mac-latin2", _CENTRE, 6.0),
    _Candidate("mac-cyrillic", _SLAVIC, 6.0),
    _Candidate("iso8859-5", _SLAVIC, 6.0),
    _Candidate("iso8859-13", _BALTIC, 6.0),
    _Candidate("cp857", ("turkish",), 6.0),
    _Candidate("cp737", ("greek",), 6.0),
    _Candidate("cp775", _BALTIC, 7.0),
)
_TRUSTED = frozenset(
    {"cp1252", "cp1250", "cp1251", "mac-roman", "cp850", "cp437", "cp932", "gb18030"}
)
"""Those that are told apart well enough to be taken without asking."""

_MARGIN = 7.0  # how much better than every other reading one must be
_MOST_A_BYTE = 5.0  # words that cost more than this are none
_MOST_WORDS = 120
_AROUND = 24  # bytes of a word on each side of a letter
_HIGH = re.compile(rb"[\x80-\xff]+")
_END = re.compile(rb"[\x00-\x20,;|\"]")


@dataclass(frozen=True, slots=True)
class Guess:
    """The most likely encoding. question: the word to ask about; "" where it is certain."""

    encoding: str
    question: str = ""


@dataclass(frozen=True, slots=True)
class _Reading:
    """The words of a file as one encoding has them. cost: of all of them; costs: of each."""

    encoding: str
    words: tuple[str, ...]
    costs: tuple[float, ...]
    cost: float


def guess_encoding(data: bytes) -> Guess:
    """Return the encoding that `data`, which is no Unicode, was most likely written in."""
    words = _words_of(data)
    readings = sorted((_read(each, words) for each in _CANDIDATES), key=lambda each: each.cost)
    best = readings[0]
    other = next(each for each in readings if each.words != best.words)
    sure = (
        best.encoding in _TRUSTED
        and other.cost - best.cost >= _MARGIN
        and best.cost <= _MOST_A_BYTE * sum(map(len, words))
    )
    return Guess(best.encoding, "" if sure else _least_sure(best, other))


def how_sure(word: str, encoding: str) -> float:
    """Return how much better a word reads in its encoding than in any that makes another of it.

    The higher the surer; 0 where the encoding is none of those that are guessed.
    """
    if encoding not in {each.encoding for each in _CANDIDATES}:
        return 0.0
    words = (word.encode(encoding, "replace"),)
    readings = {each.encoding: _read(each, words) for each in _CANDIDATES}
    own = readings[encoding]
    others = (each.cost for each in readings.values() if each.words != own.words)
    return min(others, default=own.cost) - own.cost


def _words_of(data: bytes) -> Sequence[bytes]:
    """Return the first different words that are not all ASCII, long ones cut."""
    found: dict[bytes, None] = {}
    end = 0
    for high in _HIGH.finditer(data):
        if high.start() < end:
            continue
        before = _END.split(data[max(end, high.start() - _AROUND) : high.start()])[-1]
        run = high[0][:_AROUND]
        end = high.start() + len(run)
        after = _END.split(data[end : end + _AROUND], maxsplit=1)[0]
        end += len(after)
        found[before + run + after] = None
        if len(found) == _MOST_WORDS:
            break
    return tuple(found)


def _read(candidate: _Candidate, words: Collection[bytes]) -> _Reading:
    texts = tuple(word.decode(candidate.encoding, STRAY_HANDLER) for word in words)
    costs = tuple(least_costs(texts, candidate.languages))
    return _Reading(candidate.encoding, texts, costs, sum(costs) + candidate.rarity)


def _least_sure(best: _Reading, other: _Reading) -> str:
    """Return the word that speaks most against the reading that was taken."""
    places = [place for place, word in enumerate(best.words) if word != other.words[place]]
    return best.words[max(places, key=lambda place: best.costs[place] - other.costs[place])]
