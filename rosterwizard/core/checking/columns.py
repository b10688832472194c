"""Columns that are made of a sheet's cells step by step, each named by its form and field."""

from collections.abc import Callable

import polars as pl

from rosterwizard.core.profiles.language import Field, RecordType

Make = Callable[[Field], pl.Expr | None]


class Columns:
    """A frame that grows by one form of the cells after the other.

    frame: a row for each row of the sheet: its position `row` (UInt32), and columns named by form
        and by the field's place in the profile ("plain:3"), so that no heading can clash.
    fields: those that a column or a constant of the sheet fills.
    """

    def __init__(self, record_type: RecordType, texts: pl.DataFrame) -> None:
        self._place = {field.name: at for at, field in enumerate(record_type.fields)}
        self._fields = {field.name: field for field in record_type.fields}
        self.fields = tuple(self._fields[name] for name in texts.columns)
        row = pl.arange(0, texts.height, dtype=pl.UInt32, eager=True).alias("row")
        named = [texts[name].alias(self.name("read", name)) for name in texts.columns]
        self.frame = pl.DataFrame([row, *named])

    def field(self, name: str) -> Field:
        """Return the field of that name, filled or not; raises KeyError."""
        return self._fields[name]

    def name(self, form: str, field: str) -> str:
        """Return the name of a column of the frame."""
        return f"{form}:{self._place[field]}"

    def has(self, form: str, field: str) -> bool:
        """Tell whether the field has that form."""
        return self.name(form, field) in self.frame.columns

    def of(self, field: str, *forms: str) -> pl.Expr:
        """Return the first of the forms that the field has; "" for a field without any."""
        found = next((form for form in forms if self.has(form, field)), None)
        return pl.lit("") if found is None else pl.col(self.name(found, field))

    def add(self, form: str, make: Make) -> None:
        """Make a form of each filled field for which `make` gives one; all of them at once."""
        made = [
            (field.name, expression)
            for field in self.fields
            if (expression := make(field)) is not None
        ]
        self.frame = self.frame.with_columns(
            expression.alias(self.name(form, name)) for name, expression in made
        )

    def where_any(self, make: Make) -> frozenset[str]:
        """Return the names of the fields for which what `make` gives is true anywhere."""
        named = [
            expression.any().alias(field.name)
            for field in self.fields
            if (expression := make(field)) is not None
        ]
        found = self.frame.select(named)
        return frozenset(name for name in found.columns if found[name].item())

    def amend(self, form: str, bases: tuple[str, ...], where: str, make: Make) -> None:
        """Make a form that can differ from the first of `bases` only where `where` is true.

        Those rows are few, so that a slow expression costs little. A field without such rows
        gets no new column.
        """
        amended = []
        for field in self.fields:
            expression = make(field) if self.has(where, field.name) else None
            if expression is not None:
                rows = self.frame[self.name(where, field.name)].arg_true()
                if not rows.is_empty():
                    texts = self._amended(self.of(field.name, *bases), expression, rows)
                    amended.append(texts.alias(self.name(form, field.name)))
        self.frame = self.frame.with_columns(amended)

    def _amended(self, base: pl.Expr, expression: pl.Expr, rows: pl.Series) -> pl.Series:
        before = self.frame.select(base).to_series()
        if before.dtype == pl.List:  # Polars cannot put single lists in
            return self.frame.select(expression).to_series()
        few = self.frame.select(sorted(set(expression.meta.root_names())))[rows]
        return before.scatter(rows, few.select(expression).to_series())
