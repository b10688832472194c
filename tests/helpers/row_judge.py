"""A second opinion on every rule about rows and cells: plain Python, row by row, cell by cell.

It shares nothing with the checker but the profile language. What it says about a cell is written
down as a person would reason, not as an engine would compute.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.helpers.text_judge import (
    allows,
    bound_value,
    folded,
    is_of_type,
    meaning,
    plain,
    same,
    spelling,
    value_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from decimal import Decimal

    from rosterwizard.core.profiles.language import (
        Constraints,
        Field,
        ForeignKey,
        RecordType,
        When,
    )

Row = dict[str, str]  # only the fields that the sheet fills
Found = set[tuple[int | None, str | None, str]]

_NOTHING = {"n/a"}  # of the words that stand for nothing, the one that is tried
_ERRORS = {"#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!"}


class RowJudge:
    """Judges the rows of one sheet.

    others: the rows of the other sheets of the job, with their record types.
    """

    def __init__(
        self,
        record_type: RecordType,
        rows: Sequence[Row],
        others: Mapping[str, tuple[RecordType, Sequence[Row]]] | None = None,
    ) -> None:
        self._type = record_type
        self._rows = rows
        self._others = {**(others or {}), record_type.name: (record_type, rows)}
        self._has = set(rows[0]) if rows else set()

    def found(self) -> Found:
        """Return (row position, field or None, code) of every problem of rows and cells."""
        return {
            (at, name, code)
            for at, row in enumerate(self._rows)
            for name, code in self._of(row, at)
        }

    def _of(self, row: Row, at: int) -> Iterator[tuple[str | None, str]]:
        for field in self._type.fields:
            if field.name in self._has:
                for code in self._of_cell(field, row):
                    yield field.name, code
            elif self._is_lacking(field, row) and not self._always(field):
                yield field.name, "required-when"
        for field in self._type.fields:
            yield from self._doubles(field, row, at)
        yield from self._keys(row, at)
        for group in self._type.roster.one_of:
            if not any(self._clean(self._field(name), row) for name in group):
                yield None, "one-of"

    def _field(self, name: str) -> Field:
        return self._type.field(name)

    # One cell

    def _of_cell(self, field: Field, row: Row) -> Iterator[str]:
        lacking = self._is_lacking(field, row)
        if lacking:
            yield "required" if self._always(field) else "required-when"
        if self._has_stray_blanks(field, row) and not lacking:
            yield "whitespace"
        clean = self._clean(field, row)
        if field.type == "list" and not lacking and "" in self._items(field, row):
            separated = field.delimiter in plain(row[field.name])
            if separated and (self._is_looked_at(field, row) or not clean):
                yield "blank-item"
        if clean and self._any(field.roster.blank_when, row):
            yield "blank-required"
        elif clean and self._any(field.roster.ignored_when, row):
            yield "ignored-when"
        if plain(row[field.name]) in _ERRORS:
            yield "formula-error"
        if self._is_looked_at(field, row):
            yield from self._of_values(field, row)

    def _of_values(self, field: Field, row: Row) -> Iterator[str]:
        texts = [text for text in self._items(field, row) if text]
        spelled = [spelling(field, text) for text in texts]
        if spelled != texts:
            yield "spelling"
        meant = [meaning(field, text) for text in spelled]
        kind = field.item_type if field.type == "list" else field.type
        off_type = [not is_of_type(field, kind, text) for text in spelled]
        if any(off_type):
            yield "format" if kind == "string" else "type"
        if field.type == "list":
            if self._differs_in_length(field, row):
                yield "same-length"
            yield from _lengths(field.constraints, [len(meant)])
            alike = [folded(field, text) for text in meant]
            if field.roster.items.unique and len(set(alike)) < len(alike):
                yield "double-item"
        # A value of the wrong type is judged no further.
        fitting = [text for text in meant if is_of_type(field, kind, text)]
        written = [text for text in spelled if is_of_type(field, kind, meaning(field, text))]
        if field.allowed and kind != "boolean" and not all(map(allows(field), written)):
            yield "enum"
        if fitting:
            of_list = field.type == "list"
            yield from self._of_constraints(
                field, kind, field.roster.items if of_list else field.constraints, fitting
            )
            yield from self._of_others(field, row)

    def _of_constraints(
        self, field: Field, kind: str, constraints: Constraints, meant: list[str]
    ) -> Iterator[str]:
        if constraints.pattern and any(not re.fullmatch(constraints.pattern, t) for t in meant):
            yield "pattern"
        yield from _lengths(constraints, [len(text) for text in meant])
        values = [value_of(field, kind, text) for text in meant]
        lowest, highest = (
            bound_value(kind, bound) for bound in (constraints.minimum, constraints.maximum)
        )
        if lowest is not None and any(value is not None and value < lowest for value in values):
            yield "minimum"
        if highest is not None and any(value is not None and value > highest for value in values):
            yield "maximum"

    def _differs_in_length(self, field: Field, row: Row) -> bool:
        other = field.roster.same_length_as
        if not other or not self._is_looked_at(self._field(other), row):
            return False
        return len(self._items(field, row)) != len(self._items(self._field(other), row))

    def _of_others(self, field: Field, row: Row) -> Iterator[str]:
        earliest = field.roster.not_before
        if earliest and self._is_looked_at(self._field(earliest), row):
            mine, theirs = self._date(field, row), self._date(self._field(earliest), row)
            if mine and theirs and mine < theirs:
                yield "not-before"

    def _date(self, field: Field, row: Row) -> Decimal | None:
        return value_of(field, "date", self._meant(field, row))

    # Blanks and conditions

    def _clean(self, field: Field, row: Row) -> str:
        text = plain(row.get(field.name, ""))
        own = field.missing_values
        missing = self._type.schema.missing_values if own is None else own
        if field.type == "list" and not text.strip(f" {field.delimiter}"):
            return ""
        return "" if text in missing else text

    def _items(self, field: Field, row: Row) -> list[str]:
        if field.type != "list":
            return [self._clean(field, row)]
        return [plain(item) for item in plain(row.get(field.name, "")).split(field.delimiter)]

    def _has_stray_blanks(self, field: Field, row: Row) -> bool:
        text = row[field.name]
        if field.type != "list":
            return text != plain(text)
        return text != field.delimiter.join(self._items(field, row))

    def _meant(self, field: Field, row: Row) -> str:
        return meaning(field, spelling(field, self._clean(field, row)))

    def _is_looked_at(self, field: Field, row: Row) -> bool:
        clean = self._clean(field, row)
        passed_by = (*field.roster.ignored_when, *field.roster.blank_when)
        sentinels = {each.value for each in field.roster.sentinels}
        if field.type != "list" and clean in _NOTHING:
            return False
        return bool(clean) and clean not in sentinels | _ERRORS and not self._any(passed_by, row)

    def _always(self, field: Field) -> bool:
        return field.constraints.required or field.name in self._type.schema.primary_key

    def _is_lacking(self, field: Field, row: Row) -> bool:
        needed = self._always(field) or self._any(field.roster.required_when, row)
        passed_by = (*field.roster.ignored_when, *field.roster.blank_when)
        return not self._clean(field, row) and needed and not self._any(passed_by, row)

    def _any(self, conditions: Sequence[When], row: Row) -> bool:
        return any(self._holds(when, row) for when in conditions)

    def _holds(self, when: When, row: Row) -> bool:
        if not when.field:
            return True
        field = self._field(when.field)
        if when.filled is not None and bool(self._clean(field, row)) != when.filled:
            return False
        if not when.values:
            return True
        wanted = {same(field, value).lower() for value in when.values}
        items = self._items(field, row) if self._clean(field, row) else []
        return any(same(field, item).lower() in wanted for item in items if item)

    # Several rows

    def _key(self, names: Sequence[str], row: Row) -> tuple[str, ...] | None:
        fields = [self._field(name) for name in names]
        if not all(self._is_looked_at(field, row) for field in fields):
            return None
        return tuple(self._same_cell(field, row) for field in fields)

    def _same_cell(self, field: Field, row: Row) -> str:
        items = [same(field, item) for item in self._items(field, row) if item]
        return field.delimiter.join(items)

    def _is_double(self, names: Sequence[str], at: int, *, fold: bool = False) -> bool:
        keys = [self._key(names, row) for row in self._rows[: at + 1]]
        if fold:
            keys = [key and tuple(part.lower() for part in key) for key in keys]
        return keys[at] is not None and keys[at] in keys[:at]

    def _doubles(self, field: Field, _row: Row, at: int) -> Iterator[tuple[str, str]]:
        if field.name not in self._has:
            return
        double = self._is_double([field.name], at)
        if double and self._type.schema.primary_key == (field.name,):
            yield field.name, "primaryKey"
        elif double and field.constraints.unique:
            yield field.name, "unique"
        if field.roster.case_twins and not double and self._is_double([field.name], at, fold=True):
            yield field.name, "case-twins"

    def _keys(self, row: Row, at: int) -> Iterator[tuple[str | None, str]]:
        schema = self._type.schema
        if len(schema.primary_key) > 1 and self._is_double(schema.primary_key, at):
            yield None, "primaryKey"
        for key in schema.unique_keys:
            if self._is_double(key, at):
                yield None, "uniqueKey"
        for reference in schema.foreign_keys:
            names = (reference.fields,) if isinstance(reference.fields, str) else reference.fields
            if self._points_nowhere(reference, names, row):
                yield names[0] if len(names) == 1 else None, "foreignKey"

    def _points_nowhere(self, reference: ForeignKey, names: Sequence[str], row: Row) -> bool:
        pointed = reference.reference.resource or self._type.name
        targets = reference.reference.fields
        targets = (targets,) if isinstance(targets, str) else targets
        if pointed not in self._others or not set(names) <= self._has:
            return False
        target_type, target_rows = self._others[pointed]
        if not target_rows or not set(targets) <= set(target_rows[0]):
            return bool(target_rows) is False and self._has_key(names, row)
        judge = RowJudge(target_type, target_rows)
        where = reference.roster.where
        chosen = [each for each in target_rows if where is None or judge._holds(where, each)]
        fields = [self._field(name) for name in names]
        fields += [target_type.field(name) for name in targets]
        fold = str.lower if any(each.roster.ignore_case for each in fields) else str
        known = {
            tuple(map(fold, key))
            for each in chosen
            if (key := judge._key(targets, each)) is not None
        }
        return any(tuple(map(fold, key)) not in known for key in self._referring(names, row))

    def _has_key(self, names: Sequence[str], row: Row) -> bool:
        return bool(self._referring(names, row))

    def _referring(self, names: Sequence[str], row: Row) -> list[tuple[str, ...]]:
        field = self._field(names[0])
        if len(names) > 1 or field.type != "list":
            key = self._key(names, row)
            return [] if key is None else [key]
        if not self._is_looked_at(field, row):
            return []
        return [(same(field, item),) for item in self._items(field, row) if item]


def _lengths(constraints: Constraints, lengths: list[int]) -> Iterator[str]:
    if constraints.min_length is not None and any(n < constraints.min_length for n in lengths):
        yield "minLength"
    if constraints.max_length is not None and any(n > constraints.max_length for n in lengths):
        yield "maxLength"
