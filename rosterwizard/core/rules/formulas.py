"""Conditions as formulas of a spreadsheet, which Excel and LibreOffice both understand.

Each is true where a cell is right. None uses wildcards or compares text as numbers, as COUNTIF
does: it takes `*` for anything, and `007` for `7`.
"""

import re
from collections.abc import Iterable
from typing import Protocol

from rosterwizard.core.profiles.language import Field, RecordType

YEARS = (1000, 9999)
_NUMBERS = frozenset({"integer", "number", "year"})
_IN_ORDER = ("", "%Y-%m-%d")  # forms of dates that are in order as texts, too
# What a strftime form is made of, with the number of digits of each part.
_DIGITS = {"%Y": 4, "%m": 2, "%d": 2}
_ISO = {"date": "%Y-%m-%d"}
_CLASS = r"(?:[A-Za-z0-9]-[A-Za-z0-9]|\\[^\w\s]|[^\]\\^\-\s])+-?"
_SUCH_CHARACTERS = re.compile(rf"\^?(?:\[(?P<first>{_CLASS})\])?\[(?P<every>{_CLASS})\][*+]\$?")
DIGITS = tuple("0123456789")
# What no address has in it, between two full stops; "." and "@" are part of what is forbidden.
NOT_IN_EMAIL = ("..", ".@", "@.", "@-", *' <>()[]\\,;:"\u00a0\u3000')
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
# What no domain has in it, two full stops behind it: it ends with two letters.
NOT_IN_DOMAIN = (
    *("@", "-.", ".-", *"_!#$%&'*+/=?^`{|}~\u2013\u2014\u2018\u2019\u201c\u201d\u2026\u200b"),
    *(f"{digit}.." for digit in DIGITS),
    *(f".{letter}.." for letter in (*_LETTERS, *_LETTERS.upper())),
)
_NO_SUCH_CHARACTERS = re.compile(r"\^?\[\^((?:[^\]\\\-]|\\[^\w])+)\][*+]\$?")


class Places(Protocol):
    """Where fields stand in the sheet of a template; `name in places`: whether one does."""

    @property
    def record_type(self) -> RecordType:
        """The record type of the sheet."""
        ...

    def __contains__(self, name: object) -> bool: ...

    def cell(self, name: str) -> str:
        """Return the reference of the field's cell in the first row."""
        ...

    def cells(self, name: str) -> str:
        """Return the reference of all cells of the field."""
        ...

    def listed(self, values: tuple[str, ...]) -> str:
        """Return the reference of cells that hold the values; "" where there is no room for any."""
        ...


def quoted(text: str) -> str:
    """Return the text as a literal."""
    doubled = text.replace('"', '""')
    return f'"{doubled}"'


def all_of(conditions: Iterable[str]) -> str:
    """Return a formula that is true when all conditions are."""
    given = list(conditions)
    return given[0] if len(given) == 1 else f"AND({','.join(given)})"


def any_of(conditions: Iterable[str]) -> str:
    """Return a formula that is true when one of the conditions is."""
    given = list(conditions)
    return given[0] if len(given) == 1 else f"OR({','.join(given)})"


def unless(passes: str, condition: str) -> str:
    """Return a formula that is true when `passes` is, even where the condition is an error."""
    return f"IF({passes},1,{condition})"


def is_blank(cell: str) -> str:
    """Tell whether nothing but blanks stands in the cell."""
    return f"LEN(TRIM({cell}))=0"


def is_filled(cell: str) -> str:
    """Tell whether something stands in the cell."""
    return f"LEN(TRIM({cell}))>0"


def is_one_of(cell: str, values: Iterable[str]) -> str:
    """Tell whether the cell has one of the values; case does not count."""
    different = {value.casefold(): value for value in values}.values()
    return any_of(f'{cell}&""={quoted(value)}' for value in different)


def is_email(cell: str, places: Places) -> str:
    """Tell whether the cell holds one address, as `core.cells.patterns` knows it.

    What a domain ends with is looked at by its last letter alone.
    """
    nowhere, not_in_domain = (places.listed(signs) for signs in (NOT_IN_EMAIL, NOT_IN_DOMAIN))
    if nowhere and not_in_domain:
        at = f'FIND("@",{cell})'
        spread, domain = f'"."&{cell}&"."', f'{cell}&".."'
        return all_of(
            [
                f'FIND(".",{cell},{at})',
                f"{how_often(nowhere, spread)}=0",
                f"{how_often(not_in_domain, domain, f'{at}+1')}=0",
            ]
        )
    return all_of(
        [
            f'FIND("@",{cell})>1',
            f'LEN(SUBSTITUTE({cell},"@",""))=LEN({cell})-1',
            f'FIND(".",{cell},FIND("@",{cell})+2)<LEN({cell})',
            f'ISERROR(FIND(" ",{cell}))',
        ]
    )


def how_often(signs: str, text: str, start: str = "") -> str:
    """Return how many of the signs, which stand in cells, are in a text (from `start` on)."""
    begin = f",{start}" if start else ""
    return f"SUMPRODUCT(COUNT(FIND({signs},{text}{begin})))"


def letters_of(cell: str, signs: str) -> str:
    """Return how many letters of the cell are among the signs, which stand in cells."""
    return f'SUMPRODUCT(LEN({cell})-LEN(SUBSTITUTE({cell},{signs},"")))'


def is_of_type(cell: str, field: Field, places: Places) -> str | None:
    """Tell whether the cell is of the field's type; None where a spreadsheet cannot say."""
    match field.type:
        case "number":
            return f"ISNUMBER({cell})"
        case "integer":
            return all_of([f"ISNUMBER({cell})", is_whole(cell)])
        case "year":
            low, high = YEARS
            in_range = [f"{cell}>={low}", f"{cell}<={high}"]
            return all_of([f"ISNUMBER({cell})", is_whole(cell), *in_range])
        case "date":
            return is_date(cell, field.format, places.listed(DIGITS))
    return None


def compared(cell: str, field: Field, sign: str, bound: float | str) -> str | None:
    """Compare a number or a date with a bound; None where a spreadsheet cannot."""
    if field.type in _NUMBERS:
        return f"{cell}{sign}{bound}"
    if field.type != "date" or not is_date(cell, field.format):
        return None
    if field.format in _IN_ORDER:
        return f"{cell}{sign}{quoted(str(bound))}"
    year, month, day = (int(part) for part in str(bound).split("-"))
    return f"{date_in(cell, field.format)}{sign}DATE({year},{month},{day})"


def not_before(places: Places, field: Field, other: Field) -> str | None:
    """Compare two dates that are both written from the year down: text will do then."""
    if field.format not in _IN_ORDER or other.format not in _IN_ORDER:
        return None
    cell, earlier = places.cell(field.name), places.cell(other.name)
    return any_of([is_blank(earlier), f"{cell}>={earlier}"])


def is_whole(cell: str) -> str:
    """Tell whether the cell is a whole number."""
    return f"INT({cell})={cell}"


def is_alone(cell: str, cells: str, *, ignore_case: bool) -> str:
    """Tell whether no other of `cells` has the same text."""
    return f"{how_many([same_text(cell, cells, ignore_case=ignore_case)])}=1"


def same_text(cell: str, cells: str, *, ignore_case: bool) -> str:
    """Tell of each of `cells` whether it has the text of `cell`."""
    return f"({cells}={cell})" if ignore_case else f"EXACT({cells},{cell})"


def how_many(same: Iterable[str]) -> str:
    """Return how many rows have the same text in every column of a key.

    One pass over the columns: with EXACT 10,000 rows take LibreOffice 3 ms, without it 0.4 ms.
    """
    return f"SUMPRODUCT({'*'.join(same)}*1)"


def stands_twice(key: Iterable[tuple[str, str, bool]]) -> str:
    """Tell whether a row has the same texts as another row in all columns of a key.

    key: a cell, all cells of its column, and whether case does not count. A spreadsheet asks
    this for every cell on the screen at each change, so what is the same but for case is looked
    for first: that is quick, and mostly there is none.
    """
    columns = list(key)
    exact = [same_text(cell, cells, ignore_case=ignore) for cell, cells, ignore in columns]
    loose = [same_text(cell, cells, ignore_case=True) for cell, cells, _ in columns]
    found = f"{how_many(exact)}>1"
    return found if exact == loose else f"IF({how_many(loose)}>1,{found})"


def is_date(cell: str, form: str, digits: str = "") -> str | None:
    """Tell whether the cell is a date in that strftime form ("" is ISO).

    digits: cells with the ten digits; without them 2026- 1-01 passes.

    None for a form with other parts than day, month and year in digits.
    """
    parts = _date_parts(form)
    if parts is None:
        return None
    length = sum(size for _, _, size in parts)
    literals = [
        f"MID({cell},{start},{size})={quoted(text)}"
        for text, start, size in parts
        if text not in _DIGITS
    ]
    at = {text: f"MID({cell},{start},{size})" for text, start, size in parts}
    first = cell if form in _IN_ORDER else at["%Y"]
    return all_of(
        [
            f"LEN({cell})={length}",
            *literals,
            *([f"{letters_of(cell, digits)}={sum(_DIGITS.values())}"] if digits else []),
            f'{first}>="{YEARS[0]}"',
            # A day or a month that there is not makes a date in another month.
            f"MONTH({date_in(cell, form)})=--{at['%m']}",
        ]
    )


def date_in(cell: str, form: str) -> str:
    """Return the date that stands in the cell as text; for forms that `is_date` can check."""
    at = {text: f"MID({cell},{start},{size})" for text, start, size in _date_parts(form) or ()}
    return f"DATE({at['%Y']},{at['%m']},{at['%d']})"


def _date_parts(form: str) -> list[tuple[str, int, int]] | None:
    """Return the parts of the form with where each starts (from 1) and its length."""
    parts: list[tuple[str, int, int]] = []
    start = 1
    for text in re.findall(r"%.|[^%]+", form or _ISO["date"]):
        size = _DIGITS.get(text, len(text))
        if text.startswith("%") and text not in _DIGITS:
            return None
        parts.append((text, start, size))
        start += size
    return parts if sorted(text for text, _, _ in parts if text in _DIGITS) == _ALL else None


_ALL = sorted(_DIGITS)


def has_none_of(cell: str, pattern: str) -> str | None:
    """Return the check for a pattern that only forbids some characters; None for any other.

    Spreadsheets have no patterns, so that of the rest only the checker can say.
    """
    found = _NO_SUCH_CHARACTERS.fullmatch(pattern)
    if not found:
        return None
    characters = dict.fromkeys(found[1].replace("\\", ""))
    return all_of(f"ISERROR(FIND({quoted(each)},{cell}))" for each in characters)


def has_only(cell: str, pattern: str, places: Places) -> str | None:
    """Return the check for a pattern that only allows some characters; None for any other.

    The first character may be one of fewer.
    """
    found = _SUCH_CHARACTERS.fullmatch(pattern)
    if not found:
        return None
    first, every = found["first"], found["every"]
    said = []
    for of, says in ((every, letters_of), (first, None)):
        signs = places.listed(_characters(of)) if of else ""
        if of and not signs:
            return None
        if says:
            said.append(f"{says(cell, signs)}=LEN({cell})")
        elif signs:
            said.append(f"SUMPRODUCT(EXACT(LEFT({cell}),{signs})*1)=1")
    return all_of(said)


def _characters(of: str) -> tuple[str, ...]:
    """Return the characters of a class that has ASCII letters, digits, ranges and signs."""
    found: list[str] = []
    for part in re.findall(r"\w-\w|\\?.", of):
        low, high = ord(part[0]), ord(part[-1])
        is_range = len(part) == len("a-z")
        found += map(chr, range(low, high + 1)) if is_range else [part[-1]]
    return tuple(dict.fromkeys(found))


def has_at_most(cell: str, delimiter: str, items: int) -> str:
    """Tell whether a list in the cell has at most so many items; blank ones are none."""
    sign = delimiter.strip()
    if not sign:
        lost = f'LEN({cell})-LEN(SUBSTITUTE({cell},{quoted(delimiter)},""))'
        return f"({lost})/{len(delimiter)}<{items}"
    # Blanks between items, and nowhere else: TRIM leaves one for each but the last.
    apart = f'SUBSTITUTE(SUBSTITUTE({cell}," ",""),{quoted(sign)},"{{}}")'
    return f"LEN(TRIM({apart.format(' ')}))-LEN({apart.format('')})<{items}"
