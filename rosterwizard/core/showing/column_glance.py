"""What a column looks like at a glance, and how many of its values fit a field.

This is what a person needs to see to say which field a heading means.
"""

from dataclasses import dataclass, field

import msgspec
import polars as pl

from rosterwizard.core.checking import check_sheet
from rosterwizard.core.job.job import JobSheet
from rosterwizard.core.matching.matching import Match, Matching
from rosterwizard.core.messages.secret_text import masked
from rosterwizard.core.profiles.language import Constraints, Field, FieldRoster, Profile, Schema
from rosterwizard.core.sheet.sheet import Sheet

_TYPICAL = 3
_RARE_SHARE = 0.05
_SHAPES = (  # what a value is made of: runs of letters, of digits, of blanks
    (r"\p{L}+", "a"),
    (r"\p{N}+", "9"),
    (r"\s+", " "),
)


@dataclass(frozen=True, slots=True)
class Glance:
    """The most frequent values of a column, and one that is made otherwise, if there is one.

    filled: how many cells are not empty.
    """

    typical: tuple[str, ...] = field(repr=False)
    odd: str | None = field(repr=False)
    filled: int


@dataclass(frozen=True, slots=True)
class Fit:
    """How many of the filled cells of a column break no rule of a field."""

    fitting: int
    filled: int


def glances_of(sheet: JobSheet) -> dict[int, Glance]:
    """Return what each column looks like; of passwords only how long they are."""
    secret = sheet.secret_columns
    return {
        match.column: glance_at(_masked(sheet, match.column, secret))
        for match in sheet.matching.matches
    }


def _masked(sheet: JobSheet, column: int, secret: frozenset[int]) -> pl.Series:
    cells = sheet.frame[f"c{column}"]
    return cells.map_elements(masked, return_dtype=pl.String) if column in secret else cells


def glance_at(cells: pl.Series) -> Glance:
    """Return what the texts of a column look like."""
    texts = cells.filter(cells.str.strip_chars() != "").alias("text").to_frame()
    counted = (
        texts.group_by("text", maintain_order=True)
        .agg(pl.len().alias("count"))
        .with_columns(_shape(pl.col("text")).alias("shape"))
    )
    frequent = counted.sort("count", descending=True, maintain_order=True).head(_TYPICAL)
    odd = (
        counted.with_columns(pl.col("count").sum().over("shape").alias("alike"))
        .filter(
            ~pl.col("shape").is_in(frequent["shape"].to_list()),
            pl.col("alike") <= _RARE_SHARE * texts.height,
        )
        .sort("alike", maintain_order=True)
    )
    return Glance(tuple(frequent["text"]), None if odd.is_empty() else odd["text"][0], texts.height)


def fit_of(profile: Profile, sheet: JobSheet, column: int, field: Field) -> Fit:
    """Return how many values of `column` the rules of `field` let pass.

    Only what can be said of a cell by itself counts: neither other columns nor doubles.
    """
    lone = _lone(field)
    record_type = msgspec.structs.replace(sheet.record_type, schema=Schema(fields=(lone,)))
    frame = sheet.frame.select(pl.col(f"c{column}").alias("c0"))
    alone = Sheet(frame, (lone.name,), sheet.sheet.sheet_row, sheet.sheet.origin)
    matching = Matching((Match(0, lone.name, lone.name, "chosen"),))
    problems = check_sheet(profile, JobSheet.of(record_type, alone, matching))
    filled = frame["c0"].str.strip_chars() != ""
    broken = problems.rows_with_errors()
    return Fit(int(filled.sum()) - int(filled.gather(broken).sum()), int(filled.sum()))


def _lone(field: Field) -> Field:
    """Return the field with nothing but the rules of a single cell."""
    roster = field.roster
    kept = FieldRoster(
        ignore_case=roster.ignore_case,
        synonyms=roster.synonyms,
        sentinels=roster.sentinels,
        items=roster.items,
        rules=roster.rules,
    )
    constraints: Constraints = msgspec.structs.replace(
        field.constraints, required=False, unique=False
    )
    return msgspec.structs.replace(field, constraints=constraints, roster=kept)


def _shape(text: pl.Expr) -> pl.Expr:
    for pattern, sign in _SHAPES:
        text = text.str.replace_all(pattern, sign)
    return text
