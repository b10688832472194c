"""Made-up people with known mistakes: a table of texts, and every place of it that is wrong.

The same numbers make the same people again. A row has one mistake at most; the first one has none.
"""

from __future__ import annotations

import random
from array import array
from dataclasses import dataclass
from typing import NamedTuple

import polars as pl

COLUMNS = (
    "student_id",
    "username",
    "first_name",
    "last_name",
    "email",
    "role",
    "grade",
    "birth_date",
    "start_year",
    "boarder",
    "clubs",
    "graduation",
)
GIVEN = ("Amara", "Zoë", "Łukasz", "Mei", "Søren", "Aoife", "Nguyễn", "José", "Ивана", "Noor")
FAMILY = ("Okafor", "Brückner", "O'Neill", "Sánchez", "Kowalski", "Tanaka", "Osei", "Lindqvist")
IN_QUOTES = 'Lee "Leo", senior'  # a separator and quotation marks; one row in some hundreds has it
GRADES = ("K", "1", "4", "7", "10", "12", "")
CLUBS = tuple(f"C{number:02}" for number in range(1, 41))
ONE_PERCENT = 0.01
SEED = 7
HALF_A_WORD = 1 << 16  # what is drawn is below this
PLACES = {"row": pl.UInt32, "field": pl.String, "code": pl.String}


class Mistake(NamedTuple):
    """What may be wrong in one column, and what the check calls it."""

    column: str
    code: str
    text: str  # what stands there instead; "{}" is the number of the row


# Instead of a text of their own: that of an earlier row, as it is or in capitals.
EARLIER, EARLIER_IN_CAPITALS = "earlier", "EARLIER"
MISTAKES = (
    Mistake("student_id", "pattern", "A{}"),
    Mistake("student_id", "unique", EARLIER),
    Mistake("username", "required", ""),
    Mistake("username", "unique", EARLIER_IN_CAPITALS),
    Mistake("first_name", "required", ""),
    Mistake("last_name", "maxLength", "x" * 41),
    Mistake("last_name", "minLength", "x"),
    Mistake("email", "format", "nobody{}"),
    Mistake("email", "unique", EARLIER),
    Mistake("role", "enum", "pupil"),
    Mistake("grade", "enum", "13"),
    Mistake("birth_date", "type", "2012-13-31"),
    Mistake("birth_date", "minimum", "1949-12-31"),
    Mistake("birth_date", "maximum", "2031-01-01"),
    Mistake("start_year", "type", "soon"),
    Mistake("start_year", "minimum", "1999"),
    Mistake("start_year", "maximum", "2031"),
    Mistake("boarder", "type", "maybe"),
    Mistake("clubs", "enum", "C01;C99"),
    Mistake("graduation", "required-when", ""),
)
OF_STUDENTS_ALONE = next(n for n, each in enumerate(MISTAKES) if each.code == "required-when")


@dataclass(frozen=True, slots=True)
class People:
    """A table, and what is wrong in it.

    frame: String, a column for each heading. wrong: `PLACES`, every error by the row's number in
    the file (the headings are row 1), in the order of rows.
    """

    frame: pl.DataFrame
    wrong: pl.DataFrame


def people(
    rows: int, seed: int = SEED, *, share: float = ONE_PERCENT, columns: int = len(COLUMNS)
) -> People:
    """Return `rows` people.

    share: of the rows, how many have a mistake: from 0 to 1. columns: how many there are; after
    the twelve come the same again with a number behind their names.
    """
    chance = random.Random(seed)  # noqa: S311 - made-up data, not a secret
    whole = columns // len(COLUMNS)
    spoiled = (_draw(chance, rows) < share * HALF_A_WORD) & (pl.int_range(rows, eager=True) > 0)
    kinds = _draw(chance, rows) % len(MISTAKES)
    blocks = _draw(chance, rows) % whole
    frames, places = [], []
    for block in range(whole + 1):
        names = COLUMNS[: columns - block * len(COLUMNS)]
        if names:
            here = spoiled & (blocks == block)
            frame, wrong = _spoil(_right(chance, rows), here, kinds)
            after = f"_{block + 1}" if block else ""
            frames.append(frame.select(pl.col(name).alias(name + after) for name in names))
            places.append(wrong.with_columns(pl.col("field") + after))
    return People(pl.concat(frames, how="horizontal"), pl.concat(places).sort("row"))


def _draw(chance: random.Random, rows: int) -> pl.Series:
    """Return a number below `HALF_A_WORD` for each row."""
    return pl.Series(array("H", chance.randbytes(2 * rows)), dtype=pl.UInt16).cast(pl.Int32)


def _one_of(chance: random.Random, rows: int, texts: tuple[str, ...]) -> pl.Series:
    return pl.Series(texts).gather(_draw(chance, rows) % len(texts))


def _birth_dates(chance: random.Random, rows: int) -> pl.Series:
    parts = pl.DataFrame({part: _draw(chance, rows) for part in ("year", "month", "day")})
    year, month, day = (pl.col(name) for name in parts.columns)
    born = pl.date(2008 + year % 12, 1 + month % 12, 1 + day % 28)
    return parts.select(born.cast(pl.String)).to_series()


def _right(chance: random.Random, rows: int) -> pl.DataFrame:
    """Return a table without a mistake."""
    number = pl.int_range(1, rows + 1, eager=True)
    padded = number.cast(pl.String).str.zfill(7)
    family = _one_of(chance, rows, FAMILY)
    rare = _draw(chance, rows) < HALF_A_WORD // 600
    student = _draw(chance, rows) % 8 > 0
    clubs = [
        _one_of(chance, rows, texts)
        for texts in (("", *CLUBS[:20]), ("", *(f";{each}" for each in CLUBS[20:])))
    ]
    graduation = (2027 + _draw(chance, rows) % 14).cast(pl.String)
    columns = (
        padded,
        "user" + padded,
        _one_of(chance, rows, GIVEN),
        family.zip_with(~rare, pl.repeat(IN_QUOTES, rows, eager=True)),
        "user" + padded + "@school.example",
        pl.Series(["teacher", "student"]).gather(student.cast(pl.Int32)),
        _one_of(chance, rows, GRADES),
        _birth_dates(chance, rows),
        (2015 + _draw(chance, rows) % 12).cast(pl.String),
        _one_of(chance, rows, ("Y", "N")),
        (clubs[0] + clubs[1]).str.strip_chars_start(";"),
        graduation.zip_with(student, pl.repeat("", rows, eager=True)),
    )
    return pl.DataFrame(dict(zip(COLUMNS, columns, strict=True)))


def _spoil(
    right: pl.DataFrame, spoiled: pl.Series, kinds: pl.Series
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Put the mistakes into the rows that are to have one; return them and their places."""
    teacher = right["role"] != "student"
    kinds = kinds.set((kinds == OF_STUDENTS_ALONE) & teacher, 0)
    frame, places = right, []
    for column in COLUMNS:
        own = [n for n, each in enumerate(MISTAKES) if each.column == column]
        changed = spoiled & kinds.is_in(own)
        for number in own:
            here = spoiled & (kinds == number)
            text = _texts(MISTAKES[number], right, changed)
            frame = frame.with_columns(frame[column].zip_with(~here, text))
            rows = pl.DataFrame({"row": here.arg_true() + 2}).with_columns(
                field=pl.lit(column), code=pl.lit(MISTAKES[number].code)
            )
            places.append(rows.cast(PLACES))  # type: ignore[arg-type] # a schema
    return frame, pl.concat(places)


def _texts(mistake: Mistake, right: pl.DataFrame, changed: pl.Series) -> pl.Series:
    """Return for each row what the mistake makes of it.

    changed: the rows in which this column does not stay as it was.
    """
    number = pl.int_range(right.height, eager=True)
    if mistake.text not in {EARLIER, EARLIER_IN_CAPITALS}:
        before, gap, after = mistake.text.partition("{}")
        numbers = (number + 1).cast(pl.String)
        return (before + numbers + after) if gap else pl.repeat(before, right.height, eager=True)
    # The first row is right; another one serves if it keeps its own text.
    half = number // 2
    source = half.zip_with(~changed.gather(half), pl.repeat(0, right.height, eager=True))
    texts = right[mistake.column].gather(source)
    return texts.str.to_uppercase() if mistake.text == EARLIER_IN_CAPITALS else texts
