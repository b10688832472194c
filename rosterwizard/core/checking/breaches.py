"""Each rule about rows and cells as an expression that is true where it is broken."""

from collections.abc import Callable, Mapping
from typing import cast

import polars as pl

from rosterwizard.core.cells.bounds import is_above, is_below
from rosterwizard.core.cells.cells import NEVER, Cells
from rosterwizard.core.cells.patterns import breaks_pattern
from rosterwizard.core.cells.stages import Breach, of_fitting, off_list, off_type
from rosterwizard.core.checking import blank_cells, doubles, lists
from rosterwizard.core.profiles.language import Field
from rosterwizard.core.rules.rules import CheckedRule


def breach_of(rule: CheckedRule, cells: Cells) -> pl.Expr | None:
    """Return what is true where the rule is broken; None for a rule that is not about cells.

    Where nothing fills the field, only `required-when` is: the rows that need it are told.
    """
    if rule.field and not cells.has(rule.field) and rule.code != "required-when":
        return None
    if rule.field and (breach := value_breach(rule, cells.field(rule.field))):
        return _is_bad_value(rule, cells, breach)
    find = _BREACHES.get(rule.code)
    return find(rule, cells) if find else None


def _field(rule: CheckedRule) -> str:
    return cast("str", rule.field)


def _fields(rule: CheckedRule) -> tuple[str, ...]:
    return cast("tuple[str, ...]", rule.params["fields"])


def _number(rule: CheckedRule, name: str) -> int:
    return cast("int", rule.params[name])


def texts_of(rule: CheckedRule, cells: Cells) -> pl.Expr:
    """Return the texts (lists of texts for a list) that a rule about values looks at."""
    name = _field(rule)
    # What is not written as the system wants it is a problem even where its meaning is sure.
    return cells.spelled(name) if rule.code in _SUSPECTS else cells.meant(name)


def value_breach(rule: CheckedRule, field: Field) -> Breach | None:
    """Return what tells of a single text whether it breaks the rule; None for other rules."""
    if rule.code in _SUSPECTS:
        return off_list(field) if rule.code == "enum" else off_type(field)
    make = _VALUE_BREACHES.get(rule.code)
    if make is None or rule.params.get("of") == "items":  # these count the items of a list
        return None
    return of_fitting(field, make(rule, field))


def _is_bad_value(rule: CheckedRule, cells: Cells, breach: Breach) -> pl.Expr:
    name = _field(rule)
    suspects = _SUSPECTS.get(rule.code)
    if suspects is None:
        return cells.fitting(name) & cells.any_text(name, texts_of(rule, cells), breach)
    looked = cells.looked(name) if suspects == "off-type" else cells.fitting(name)
    return looked & cells.is_suspect(name, suspects)


def _is_spelled_otherwise(rule: CheckedRule, cells: Cells) -> pl.Expr:
    return cells.respelled(_field(rule))


def _is_before(rule: CheckedRule, cells: Cells) -> pl.Expr:
    name, other = _field(rule), str(rule.params["other"])
    if not cells.has(other):
        return NEVER
    both = cells.looked(name) & cells.looked(other)
    return both & (cells.date(name) < cells.date(other)).fill_null(value=False)


# The rules of which the suspects were found while the cells were made ready.
_SUSPECTS: Mapping[str, str] = {"type": "off-type", "format": "off-type", "enum": "off-list"}
_VALUE_BREACHES: Mapping[str, Callable[[CheckedRule, Field], Breach]] = {
    "pattern": lambda rule, _: lambda text: breaks_pattern(text, str(rule.params["pattern"])),
    "minLength": lambda rule, _: lambda text: text.str.len_chars() < _number(rule, "minimum"),
    "maxLength": lambda rule, _: lambda text: text.str.len_chars() > _number(rule, "maximum"),
    "minimum": lambda rule, field: lambda text: is_below(field, text, rule.params["minimum"]),
    "maximum": lambda rule, field: lambda text: is_above(field, text, rule.params["maximum"]),
}
_BREACHES: Mapping[str, Callable[[CheckedRule, Cells], pl.Expr]] = {
    "required": lambda rule, cells: blank_cells.is_required(cells, _field(rule)),
    "required-when": lambda rule, cells: blank_cells.is_required_when(cells, _field(rule)),
    "blank-required": lambda rule, cells: blank_cells.is_not_blank(cells, _field(rule)),
    "ignored-when": lambda rule, cells: blank_cells.is_ignored(cells, _field(rule)),
    "one-of": lambda rule, cells: blank_cells.is_none_filled(cells, _fields(rule)),
    "whitespace": lambda rule, cells: blank_cells.has_stray_blanks(cells, _field(rule)),
    "spelling": _is_spelled_otherwise,
    "formula-error": lambda rule, cells: cells.is_suspect(_field(rule), "damaged"),
    "minLength": lambda rule, cells: lists.has_fewer_items(
        cells, _field(rule), _number(rule, "minimum")
    ),
    "maxLength": lambda rule, cells: lists.has_more_items(
        cells, _field(rule), _number(rule, "maximum")
    ),
    "blank-item": lambda rule, cells: lists.has_blank_item(cells, _field(rule)),
    "double-item": lambda rule, cells: lists.has_double_item(cells, _field(rule)),
    "same-length": lambda rule, cells: lists.differs_in_length(
        cells, _field(rule), str(rule.params["other"])
    ),
    "not-before": _is_before,
    "unique": lambda rule, cells: doubles.is_double(cells, _fields(rule)),
    "uniqueKey": lambda rule, cells: doubles.is_double(cells, _fields(rule)),
    "primaryKey": lambda rule, cells: doubles.is_double(cells, _fields(rule)),
    "case-twins": lambda rule, cells: doubles.is_case_twin(cells, _field(rule)),
}
