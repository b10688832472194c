"""How each kind of problem can be mended: what stands in the cell afterwards.

A mending gives a text for each row, null where it has none. Each one includes those of the rules
before it, so that the fixes of one cell can be applied one after the other.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import cast

import polars as pl

from rosterwizard.core.cells.cells import NEVER, Cells
from rosterwizard.core.checking.breaches import value_breach
from rosterwizard.core.fixing.nearest import nearest_values
from rosterwizard.core.profiles.language import Field
from rosterwizard.core.rules.rules import CheckedRule

# The rules before `blank-item`: their mendings leave the blank places of a list as they are.
_BEFORE_BLANK_ITEMS = frozenset({"whitespace", "spelling", "type"})


@dataclass(frozen=True, slots=True)
class Mending:
    """One way to mend what a rule finds.

    code: its words. safe: it cannot change a meaning. after: the text afterwards, a String for
    each row of the cells, null where this mending does not apply.
    """

    code: str
    safe: bool
    after: Callable[[CheckedRule, Cells], pl.Expr]


def mendings_of(rule: CheckedRule) -> tuple[Mending, ...]:
    """Return how the problems of that rule can be mended, the safe way first."""
    return _MENDINGS.get(f"{rule.code} {rule.params.get('kind', '')}".strip(), ())


def _tidied(rule: CheckedRule, cells: Cells) -> pl.Expr:
    name = _field(rule, cells).name
    is_list = _field(rule, cells).type == "list"
    return _text(rule, cells, cells.items(name) if is_list else cells.plain(name))


def _spelled(rule: CheckedRule, cells: Cells) -> pl.Expr:
    return _text(rule, cells, cells.spelled(_field(rule, cells).name))


def _meant(rule: CheckedRule, cells: Cells) -> pl.Expr:
    """Return what is meant, where that breaks the rule no more."""
    field = _field(rule, cells)
    meant = cells.meant(field.name)
    return pl.when(~_is_wrong(rule, cells, meant)).then(_text(rule, cells, meant))


def _nearest(rule: CheckedRule, cells: Cells) -> pl.Expr:
    """Return the allowed values that look most like those that are there."""
    field = _field(rule, cells)
    meant = cells.meant(field.name)
    near = nearest_values(_distinct(cells, field), field.allowed)
    texts, nearest = list(near), list(near.values())
    is_list = field.type == "list"
    put = (
        meant.list.eval(pl.element().replace(texts, nearest))
        if is_list
        else meant.replace(texts, nearest)
    )
    mends = _is_wrong(rule, cells, meant) & ~_is_wrong(rule, cells, put)
    return pl.when(mends).then(_text(rule, cells, put))


def _without_blanks(rule: CheckedRule, cells: Cells) -> pl.Expr:
    field = _field(rule, cells)
    text = _text(rule, cells, cells.meant(field.name))
    return pl.lit(None, dtype=pl.String) if _is_paired(cells, field) else text


def _without_doubles(rule: CheckedRule, cells: Cells) -> pl.Expr:
    field = _field(rule, cells)
    text = _text(rule, cells, cells.meant(field.name).list.unique(maintain_order=True))
    return pl.lit(None, dtype=pl.String) if _is_paired(cells, field) else text


def _emptied(_rule: CheckedRule, _cells: Cells) -> pl.Expr:
    return pl.lit("")


def _field(rule: CheckedRule, cells: Cells) -> Field:
    return cells.field(cast("str", rule.field))


def _is_wrong(rule: CheckedRule, cells: Cells, texts: pl.Expr) -> pl.Expr:
    """Tell where a text, or an item of a list, breaks the rule."""
    field = _field(rule, cells)
    breach = value_breach(rule, field)
    return cells.any_text(field.name, texts, breach) if breach else NEVER


def _distinct(cells: Cells, field: Field) -> list[str]:
    texts = cells.frame.select(cells.meant(field.name).alias("text"))["text"]
    each = texts.explode() if field.type == "list" else texts
    return each.unique().drop_nulls().to_list()


def _text(rule: CheckedRule, cells: Cells, texts: pl.Expr) -> pl.Expr:
    """Return the text of a cell: the texts of a list joined, without its blank places."""
    field = _field(rule, cells)
    if field.type != "list":
        return texts
    if rule.code not in _BEFORE_BLANK_ITEMS and not _is_paired(cells, field):
        texts = texts.list.filter(pl.element() != "")
    return texts.list.join(field.delimiter)


def _is_paired(cells: Cells, field: Field) -> bool:
    """Tell whether the place of an item in the list says which item of another list it is."""
    others = (each.roster.same_length_as for each in cells.record_type.fields)
    return bool(field.roster.same_length_as) or field.name in others


_BY_MEANING = Mending("fix-spelling", safe=True, after=_meant)
_MENDINGS: Mapping[str, tuple[Mending, ...]] = {
    "whitespace": (Mending("fix-blanks", safe=True, after=_tidied),),
    "spelling": (Mending("fix-spelling", safe=True, after=_spelled),),
    "type boolean": (_BY_MEANING,),
    "type integer": (Mending("fix-whole-number", safe=True, after=_meant),),
    "type date": (Mending("fix-date", safe=True, after=_meant),),
    "enum": (_BY_MEANING, Mending("fix-nearest", safe=False, after=_nearest)),
    "blank-item": (Mending("fix-blank-item", safe=True, after=_without_blanks),),
    "double-item": (Mending("fix-double-item", safe=False, after=_without_doubles),),
    "blank-required": (Mending("fix-empty", safe=False, after=_emptied),),
    "blank-required always": (Mending("fix-empty", safe=False, after=_emptied),),
}
