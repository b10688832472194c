"""What a template shows by colour: cells that are missing, stand twice, or should be blank.

A check speaks only while somebody types; this also speaks of what was pasted, and of cells that
nobody touched.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from rosterwizard.core.cells.field_values import every_spelling
from rosterwizard.core.profiles.language import Field, Severity, When
from rosterwizard.core.rules import formulas
from rosterwizard.core.rules.checked_rule import CheckedRule
from rosterwizard.core.templates.layout import SheetLayout

Look = Literal["missing", "double", "needless"]
_NEVER, _ALWAYS = "FALSE", "TRUE"


@dataclass(frozen=True, slots=True)
class Hint:
    """Where `formula` is true, the cells of the column `field` get that look."""

    field: str
    look: Look
    formula: str


def hints_of(
    layout: SheetLayout, rules: Mapping[str | None, Sequence[CheckedRule]]
) -> Iterator[Hint]:
    """Give the hints of a sheet, the more important first.

    rules: by field. A blank of which a rule merely takes note is not shown as missing.
    """
    for field in layout.fields:
        severities = {rule.code: rule.severity for rule in rules[field.name]}
        yield from _missing(layout, field, severities)
    yield from _none_of_a_group(layout)
    yield from _doubles(layout)
    for field in layout.fields:
        yield from _needless(layout, field)


def _missing(
    layout: SheetLayout, field: Field, severities: Mapping[str, Severity]
) -> Iterator[Hint]:
    always = layout.record_type.always_needs(field)
    needed = _ALWAYS if always else _any_holds(layout, field.roster.required_when)
    severity = severities.get("required" if always else "required-when", "note")
    if needed != _NEVER and severity != "note":
        cell = layout.cell(field.name)
        yield Hint(
            field.name, "missing", _if(layout, formulas.is_blank(cell), _in_use(layout), needed)
        )


def _none_of_a_group(layout: SheetLayout) -> Iterator[Hint]:
    """Give a group of which one cell must be filled: all are shown while none is."""
    for group in layout.record_type.roster.one_of:
        present = [name for name in group if name in layout]
        blank = [formulas.is_blank(layout.cell(name)) for name in present]
        for name in present:
            yield Hint(name, "missing", _if(layout, *blank, _in_use(layout)))


def _doubles(layout: SheetLayout) -> Iterator[Hint]:
    schema = layout.record_type.schema
    unique = [(each.name,) for each in layout.fields if each.constraints.unique]
    for key in dict.fromkeys([schema.primary_key, *schema.unique_keys, *unique]):
        if key and all(name in layout for name in key):
            formula = _stands_twice(layout, [layout.record_type.field(name) for name in key])
            yield from (Hint(name, "double", formula) for name in key)


def _stands_twice(layout: SheetLayout, key: Sequence[Field]) -> str:
    filled = [formulas.is_filled(layout.cell(each.name)) for each in key]
    columns = (
        (layout.cell(each.name), layout.cells(each.name), each.roster.ignore_case) for each in key
    )
    return _if(layout, *filled, formulas.stands_twice(columns))


def _needless(layout: SheetLayout, field: Field) -> Iterator[Hint]:
    """Give what must be blank, and what the system does not look at."""
    conditions = (*field.roster.blank_when, *field.roster.ignored_when)
    unwanted = _any_holds(layout, conditions)
    if unwanted != _NEVER:
        filled = formulas.is_filled(layout.cell(field.name))
        yield Hint(field.name, "needless", _if(layout, filled, unwanted))


def _in_use(layout: SheetLayout) -> str:
    """Tell whether the row has anything in it."""
    return f"COUNTA({layout.row})>0"


def _if(layout: SheetLayout, *conditions: str) -> str:
    """Return the conditions for a rule whose cells begin at the heading, which it leaves alone."""
    told = (each for each in conditions if each != _ALWAYS)
    return formulas.all_of([layout.is_below, *told])


def _any_holds(layout: SheetLayout, conditions: Sequence[When]) -> str:
    said = [_holds(layout, when) for when in conditions]
    if _ALWAYS in said:
        return _ALWAYS
    possible = [each for each in said if each != _NEVER]
    return formulas.any_of(possible) if possible else _NEVER


def _holds(layout: SheetLayout, when: When) -> str:
    """Return the condition as a formula; a column that the template lacks counts as blank."""
    if not when.field:
        return _ALWAYS
    if when.field not in layout:
        return _ALWAYS if when.filled is False else _NEVER
    other = layout.record_type.field(when.field)
    cell = layout.cell(when.field)
    said = []
    if when.values:
        said.append(formulas.is_one_of(cell, every_spelling(other, when.values)))
    if when.filled is not None:
        said.append(formulas.is_filled(cell) if when.filled else formulas.is_blank(cell))
    return formulas.all_of(said)
