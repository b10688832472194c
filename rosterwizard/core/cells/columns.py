"""Columns that are made of a sheet's cells step by step, each named by its stage and field."""

from collections.abc import Callable, Iterable
from copy import copy

import polars as pl

from rosterwizard.core.profiles.language import Field, RecordType

Make = Callable[[Field], pl.Expr | None]


class Columns:
    """A frame that grows by one stage of the cells after the other.

    frame: a row for each row of the sheet: its position `row` (UInt32), and columns named by stage
        and by the field's place in the profile ("plain:3"), so that no heading can clash.
    fields: those that a column or a constant of the sheet fills.
    """

    def __init__(self, record_type: RecordType, texts: pl.DataFrame) -> None:
        self._place = {field.name: at for at, field in enumerate(record_type.fields)}
        self._fields = {field.name: field for field in record_type.fields}
        self.fields = tuple(self._fields[name] for name in texts.columns)
        row = pl.arange(0, texts.height, dtype=pl.UInt32, eager=True).alias("row")
        named = [texts[name].alias(self.name("read", name)) for name in texts.columns]
        self._put(pl.DataFrame([row, *named]))

    def field(self, name: str) -> Field:
        """Return the field of that name, filled or not; raises KeyError."""
        return self._fields[name]

    def name(self, stage: str, field: str) -> str:
        """Return the name of a column of the frame."""
        return f"{stage}:{self._place[field]}"

    def has(self, stage: str, field: str) -> bool:
        """Tell whether the field has that stage."""
        return self.name(stage, field) in self._names

    def of(self, field: str, *stages: str) -> pl.Expr:
        """Return the first of the stages that the field has; "" for a field without any."""
        found = next((stage for stage in stages if self.has(stage, field)), None)
        return pl.lit("") if found is None else pl.col(self.name(found, field))

    def add(self, stage: str, make: Make) -> None:
        """Make a stage of each filled field for which `make` gives one; all of them at once."""
        made = self._made(stage, make)
        if made:
            self._put(self.frame.with_columns(made))

    def texts(self, field: str, stage: str) -> pl.Series:
        """Return a stage of a field; raises ColumnNotFoundError where it has none."""
        return self.frame[self.name(stage, field)]

    def put(self, made: Iterable[tuple[str, str, pl.Series]]) -> None:
        """Put stages into the frame, each as the name of the field, the stage and its column."""
        series = [each.alias(self.name(stage, field)) for field, stage, each in made]
        self._put(self.frame.with_columns(series))

    def put_rows(self, rows: pl.Series) -> None:
        """Say which rows of the sheet these are."""
        self._put(self.frame.with_columns(rows.cast(pl.UInt32).alias("row")))

    def at(self, places: pl.Series) -> "Columns":
        """Return the same columns with the rows at those places of the frame alone."""
        few = copy(self)
        few.frame = self.frame[places]
        return few

    def where_any(self, stage: str, make: Make) -> tuple[Field, ...]:
        """Return the fields for which what `make` gives is true anywhere."""
        made = self._made(stage, make)
        found = self.frame.select(expression.any() for expression in made)
        return tuple(
            field
            for field in self.fields
            if self.name(stage, field.name) in found.columns
            and found[self.name(stage, field.name)].item()
        )

    def amend(self, stage: str, bases: tuple[str, ...], where: str, make: Make) -> None:
        """Make a stage that can differ from the first of `bases` only where `where` is true.

        Those rows are few, so that a slow expression costs little. A field without such rows
        gets no new column.
        """
        suspects = self.where_any(where, lambda field: self._there(where, field))
        amended = []
        for field in suspects:
            expression = make(field)
            if expression is not None:
                rows = self.frame[self.name(where, field.name)].arg_true()
                texts = self._amended(self.of(field.name, *bases), expression, rows)
                amended.append(texts.alias(self.name(stage, field.name)))
        if amended:
            self._put(self.frame.with_columns(amended))

    def _amended(self, base: pl.Expr, expression: pl.Expr, rows: pl.Series) -> pl.Series:
        before = self.frame.select(base).to_series()
        if before.dtype == pl.List:  # Polars cannot put single lists in
            return self.frame.select(expression).to_series()
        few = self.frame.select(sorted(set(expression.meta.root_names())))[rows]
        return before.scatter(rows, few.select(expression).to_series())

    def _made(self, stage: str, make: Make) -> list[pl.Expr]:
        return [
            expression.alias(self.name(stage, field.name))
            for field in self.fields
            if (expression := make(field)) is not None
        ]

    def _there(self, stage: str, field: Field) -> pl.Expr | None:
        return self.of(field.name, stage) if self.has(stage, field.name) else None

    def _put(self, frame: pl.DataFrame) -> None:
        self.frame = frame
        self._names = frozenset(frame.columns)  # asked for often
