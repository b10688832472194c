"""From the text of a cell to that text as it would be typed with care.

Most columns have nothing odd. One look at a column as one text tells so, so that the steps run
only in the rows that may need them, and there once for each different text.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import msgspec
import polars as pl

from rosterwizard.core.cells.at_once import at_once
from rosterwizard.core.cells.columns import Columns
from rosterwizard.core.cells.joined_texts import joined_texts
from rosterwizard.core.cells.letter_steps import (
    GUESSES,
    STEPS,
    Step,
    after,
    guessed,
    without_sign,
)
from rosterwizard.core.cells.other_alphabet import foreign_words
from rosterwizard.core.cells.text_kinds import text_kind
from rosterwizard.core.profiles.language import Field, RecordType
from rosterwizard.core.sheet import blanks

ODD = "odd"
"""The stage that is true where a cell has a sign beyond those that a keyboard of ASCII writes."""

_BETWEEN = "~"
_MANY = 50  # columns
_ODD_SIGN = r"[^ -~]|[&%\\]"


def text_stages(upto: Step) -> tuple[str, ...]:
    """Return the stages that hold the text after that step, the first one that there is counts."""
    steps = STEPS[: STEPS.index(upto) + 1]
    return (*(f"after-{step}" for step in reversed(steps)), "read")


def tidy(columns: Columns, record_type: RecordType) -> None:
    """Make the stage "plain" of each field, and those of the steps that change anything."""
    made = at_once(
        lambda field: _stages(columns, field, record_type), columns.fields, columns.frame.height
    )
    pairs = list(zip(columns.fields, made, strict=True))
    columns.put(
        (field.name, stage, texts) for field, stages in pairs for stage, texts in stages.items()
    )


def _stages(columns: Columns, field: Field, record_type: RecordType) -> dict[str, pl.Series]:
    read = columns.texts(field.name, "read")
    look = _look(read)
    trimmed = _trimmed(read) if look.has_blanks else read
    made = {"after-blanks": trimmed} if look.has_blanks else {}
    if not look.is_odd:
        return {**made, "plain": trimmed}
    odd = read.str.contains(_ODD_SIGN)
    few = _Few(odd.arg_true(), read)
    kind = text_kind(field, record_type)
    plain, texts = trimmed, few.each
    idle = without_sign(kind, texts)
    for step in STEPS:
        before = texts
        if step not in idle or not texts.equals(few.each):
            texts = after(step, kind, texts)
        if not texts.equals(before) or (step == "blanks" and look.has_blanks):
            base = read if STEPS.index(step) < STEPS.index("blanks") else trimmed
            made[f"after-{step}"] = few.laid_on(base, texts)
    plain = few.laid_on(trimmed, texts)
    for guess in GUESSES:
        guesses = guessed(guess, field, kind, texts)
        if not guesses.equals(texts):
            made[f"maybe-{guess}"] = few.laid_on(plain, guesses)

    def tell() -> pl.Series:
        return foreign_words(columns.by_row(field.name, plain), texts, field, kind)

    foreign = columns.as_told("other-alphabet", field.name, tell, texts.clear())
    if foreign.len():
        made["other-alphabet"] = plain.is_in(foreign.implode())
    return {**made, ODD: odd, "plain": plain}


class _Few:
    """The rows of a column that may need a step. each: their different texts."""

    def __init__(self, rows: pl.Series, read: pl.Series) -> None:
        self._rows = rows
        self._read = read.gather(rows)
        self.each = self._read.unique()

    def laid_on(self, column: pl.Series, texts: pl.Series) -> pl.Series:
        """Return the column with what became of the different texts in these rows."""
        made = self._read.replace_strict(self.each, texts, return_dtype=pl.String)
        return column.clone().scatter(self._rows, made)


def may_be_odd(texts: pl.Series) -> bool:
    """Tell whether a text of the column may have a control character or one beyond ASCII."""
    return _look(texts).is_odd


def odd_columns(frame: pl.DataFrame, columns: Sequence[int]) -> list[int]:
    """Return those of the columns (positions) of which `may_be_odd` is true."""
    names = [f"c{column}" for column in columns]
    # Of very many columns a look at all of them together costs less, and mostly is enough.
    if len(names) > _MANY and not may_be_odd(
        frame.select(pl.concat_str(names, separator=_BETWEEN)).to_series()
    ):
        return []
    return [column for column in columns if may_be_odd(frame[f"c{column}"])]


@dataclass(frozen=True, slots=True)
class _Look:
    """What one look at a column shows: whether it may have blanks around a text, or odd signs."""

    has_blanks: bool
    is_odd: bool


def _look(texts: pl.Series) -> _Look:
    has_blanks = is_odd = False
    for many in joined_texts(texts, _BETWEEN):
        has_blanks = has_blanks or " " in many
        is_odd = is_odd or _has_odd_signs(many)
    return _Look(has_blanks, is_odd)


def _has_odd_signs(text: str) -> bool:
    return not text.isascii() or any(sign in text for sign in "&%\\") or _has_controls(text)


def _has_controls(text: str) -> bool:
    """Tell whether control characters stand in the ASCII text: JSON escapes all but one."""
    return "\x7f" in text or len(msgspec.json.encode(text)) != len(text) + 2


def _trimmed(texts: pl.Series) -> pl.Series:
    return texts.to_frame("text").select(blanks.trimmed(pl.col("text"))).to_series()
