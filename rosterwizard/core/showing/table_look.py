"""The columns of a table as a person likes them, for every sheet of the record type."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Annotated

from msgspec import Meta, Struct

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rosterwizard.core.matching.matching import Matching


class TableLook(Struct, frozen=True, kw_only=True):
    """How the columns are shown, by the names of their fields.

    Columns that fill no field are not among them: what stands above those is the person's own.
    order: as they stand on the screen. widths: in px, of those that were made wider or narrower.
    """

    order: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    widths: dict[str, Annotated[int, Meta(ge=20, le=5000)]] = {}


@dataclass(frozen=True, slots=True)
class ShownColumns:
    """The same by the positions of the columns, of which `order` has every one."""

    order: Sequence[int]
    hidden: Sequence[int] = ()
    widths: Mapping[int, int] = field(default_factory=dict)


def look_of(matching: Matching, shown: ShownColumns, usual: Sequence[int]) -> TableLook:
    """Return the look of these columns; the usual one says nothing.

    usual: the order in which nobody changed anything.
    """
    fields = {each.column: each.field for each in matching.matches if each.field is not None}
    order, unmoved = ([each for each in way if each in fields] for way in (shown.order, usual))
    return TableLook(
        order=() if order == unmoved else tuple(fields[each] for each in order),
        hidden=tuple(fields[each] for each in shown.hidden if each in fields),
        widths={fields[each]: px for each, px in shown.widths.items() if each in fields},
    )


def columns_of(matching: Matching, look: TableLook) -> ShownColumns:
    """Return the columns in that look. Those of which it says nothing stay where they are.

    Where all of them would be hidden, none is.
    """
    columns = {each.field: each.column for each in matching.matches if each.field is not None}
    moved = [columns[name] for name in look.order if name in columns]
    places = iter(moved)
    order = [next(places) if each in moved else each for each in range(len(matching.matches))]
    hidden = [columns[name] for name in look.hidden if name in columns]
    return ShownColumns(
        order,
        hidden if len(hidden) < len(order) else (),
        {columns[name]: px for name, px in look.widths.items() if name in columns},
    )
