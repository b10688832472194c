"""Damage to the letters of texts: by encodings, web pages, keyboards and copying."""

from __future__ import annotations

import unicodedata
from html import entities
from typing import TYPE_CHECKING
from urllib.parse import quote

from tests.helpers.damaged.kinds import Kind, Maker, changed, in_cells, kind
from tests.helpers.damaged.spots import Spot

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

    from tests.helpers.damaged.kinds import Change, Damaged
    from tests.helpers.damaged.rosters import Roster

_NAMES = ("given", "family", "name")
_PEOPLE = (
    *("echalk/sync-users", "haiku/users", "infiniti/patrons", "riipen/experience-learners"),
    *("traverse/educators", "traverse/students"),
)
_LOOK_ALIKE = str.maketrans({"a": "а", "o": "о", "e": "е", "p": "р", "c": "с", "A": "Α", "O": "Ο"})  # noqa: RUF001 - that is the damage
_WIDE = {ord("0") + digit: 0xFF10 + digit for digit in range(10)}
_INVISIBLE = "unseen-signs whitespace"


def _misread(text: str) -> str:
    try:
        return text.encode("utf-8").decode("cp1252")
    except UnicodeDecodeError:
        return text


def _misread_twice(text: str) -> str:
    once = _misread(text)
    return _misread(once) if once != text else text


def _as_entities(text: str) -> str:
    def one(letter: str) -> str:
        name = entities.codepoint2name.get(ord(letter))
        return f"&{name};" if name else f"&#{ord(letter)};" if letter in "'’" else letter

    return "".join(map(one, text))


def _as_percents(text: str) -> str:
    return text if text.isascii() else quote(text, safe=" '")


def _smart(text: str) -> str:
    return text.replace("'", "’")


def _inside(sign: str) -> Change:
    return lambda text: f"{text[:1]}{sign}{text[1:]}" if text.isascii() else text


def _around(before: str, after: str) -> Change:
    return lambda text: f"{before}{text}{after}"


def _lost(sign: str) -> Change:
    return lambda text: "".join(letter if letter.isascii() else sign for letter in text)


def _capitals(text: str) -> str:
    return text.upper()


def _decomposed(text: str) -> str:
    return unicodedata.normalize("NFD", text)


def _marked(roles: Sequence[str], change: Change, share: float = 0.5) -> Maker:
    """Return what changes cells in which there is a letter with a mark."""
    damage = in_cells(roles, change, share=share)

    def make(roster: Roster, chance: Random) -> Damaged | None:
        cells = {
            (row, column): "Zoë Béranger"
            if role == "name"
            else "Zoë"
            if role == "given"
            else "Béranger"
            for column in roster.columns(*roles)
            for row in range(0, len(roster.rows), 4)
            for role in (roster.role(column),)
        }
        return damage(roster.with_cells(cells), chance)

    return make


def _ending_in_a_blank(roster: Roster, chance: Random) -> Damaged | None:
    """Misread letters of which the second half is a blank that does not break."""
    cells = {
        (row, column): ("H\u00e0", "Nicol\u00e0 Zo\u00eb", "V\u00e0squez")[row // 3 % 3]
        for column in roster.columns(*_NAMES)
        for row in range(0, len(roster.rows), 3)
    }
    return in_cells(_NAMES, _misread, share=1)(roster.with_cells(cells), chance)


def _with_apostrophes(roster: Roster, chance: Random) -> Damaged | None:
    columns = roster.columns("family")
    cells = {(row, c): "O'Neil" for c in columns for row in range(0, len(roster.rows), 4)}
    return in_cells(("family",), _smart)(roster.with_cells(cells), chance)


def _twins(one: str, other: str, *roles: str) -> Maker:
    """Return what puts two keys into a roster that a person cannot tell apart."""

    def make(roster: Roster, chance: Random) -> Damaged | None:
        columns = roster.columns(*roles)
        if not columns or len(roster.rows) < 3:
            return None
        first, second = sorted(chance.sample(range(len(roster.rows)), 2))
        column = columns[0]
        sound = roster.with_cells({(first, column): one})
        damaged, _ = changed(sound, {(second, column): other})
        return damaged, (Spot(second, column, one),)

    return make


_KEYS = ("infiniti/patrons", "haiku/users", "echalk/sync-users")
_TWINS = (
    "look-alike-twins case-twins spelling-twins letters-apart typographic-signs look-alike-letters"
)
IN_LETTERS: tuple[Kind, ...] = (
    kind("mojibake-once", _marked(_NAMES, _misread), "mojibake", types=_PEOPLE),
    kind("mojibake-twice", _marked(_NAMES, _misread_twice), "mojibake", types=_PEOPLE),
    kind("mojibake-with-blank", _ending_in_a_blank, "mojibake", types=_PEOPLE),
    kind("html-entities", _marked(_NAMES, _as_entities), "escaped-letters mojibake", types=_PEOPLE),
    kind(
        "percent-escapes", _marked(_NAMES, _as_percents), "escaped-letters mojibake", types=_PEOPLE
    ),
    kind("smart-quotes", _with_apostrophes, "typographic-signs two-apostrophes", types=_PEOPLE),
    kind("name-in-quotes", in_cells(_NAMES, _around("“", "”")), "typographic-signs", types=_PEOPLE),
    kind("blank-that-does-not-break", in_cells(_NAMES, _around("", "\u00a0")), "whitespace"),
    kind("zero-width", in_cells(_NAMES, _inside("\u200b")), _INVISIBLE, types=_PEOPLE),
    kind("soft-hyphen", in_cells(_NAMES, _inside("\u00ad")), _INVISIBLE, types=_PEOPLE),
    kind("direction-signs", in_cells(("id",), _around("\u200e", "")), _INVISIBLE, types=_KEYS),
    kind("direction-marks-in-mail", in_cells(("mail",), _around("\u202a", "\u202c")), _INVISIBLE),
    kind(
        "full-width-digits",
        in_cells(("id",), lambda t: t.translate(_WIDE)),
        "letter-forms",
        types=_KEYS,
        identifier="seven digits",
    ),
    kind(
        "look-alike-letters",
        in_cells(("given", "family"), lambda t: t.translate(_LOOK_ALIKE) if t.isascii() else t),
        "look-alike-letters",
        types=_PEOPLE,
    ),
    kind(
        "look-alike-in-key",
        in_cells(("id",), lambda t: t.translate(_LOOK_ALIKE)),
        "look-alike-letters",
        types=_KEYS,
        identifier="letters",
    ),
    kind(
        "decomposed-letters",
        _marked(_NAMES, _decomposed),
        "letters-apart letter-forms",
        types=_PEOPLE,
    ),
    kind("twins-composed", _twins("zoé", "zoe\u0301", "id"), _TWINS, types=_KEYS, exact=False),
    kind("twins-apostrophe", _twins("o'neil", "o’neil", "id"), _TWINS, types=_KEYS, exact=False),
    kind("twins-capitals", _twins("ab12", "AB12", "id"), _TWINS, types=_KEYS, exact=False),
    kind("twins-spelling", _twins("7A", "7 A", "id"), _TWINS, types=_KEYS, exact=False),
    kind("letters-lost", _marked(_NAMES, _lost("?")), "lost-letters", types=_PEOPLE, exact=False),
    kind(
        "letters-replaced",
        _marked(_NAMES, _lost("\ufffd")),
        "lost-letters",
        types=_PEOPLE,
        exact=False,
    ),
    kind("twins-blank", _twins("ab 12", "ab\u00a012", "id"), f"{_TWINS} whitespace", types=_KEYS),
    kind(
        "twins-wide",
        _twins("7A", "\uff17A", "id"),
        f"{_TWINS} letter-forms",
        types=_KEYS,
        exact=False,
    ),
    kind(
        "twins-zero-width",
        _twins("ab12", "ab\u200b12", "id"),
        f"{_TWINS} {_INVISIBLE}",
        types=_KEYS,
    ),
    kind(
        "control-characters", in_cells(_NAMES, _inside("\x07")), "control-characters", types=_PEOPLE
    ),
    kind("line-break", in_cells(_NAMES, _around("", "\n")), "line-break whitespace", types=_PEOPLE),
    kind(
        "line-break-inside",
        in_cells(("family",), lambda t: f"{t}\nJones"),
        "line-break",
        types=_PEOPLE,
    ),
    kind("capitals", in_cells(("given", "family"), _capitals, share=1), "capitals", types=_PEOPLE),
    kind("stray-blanks", in_cells((*_NAMES, "id", "class"), _around(" ", "  ")), "whitespace"),
)
