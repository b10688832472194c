"""Identifiers that lost the zeros in front, for a spreadsheet took them for numbers."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from msgspec.structs import replace

from rosterwizard.core.cells.field_ideas import is_name, is_open_text
from rosterwizard.core.cells.text_kinds import text_kind
from rosterwizard.core.rules.checked_rule import CellFix, FieldRule

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    import polars as pl

    from rosterwizard.core.cells.cells import Cells
    from rosterwizard.core.cells.number_widths import LostWidth
    from rosterwizard.core.profiles.language import Field, RecordType, Severity
    from rosterwizard.core.rules.checked_rule import RuleMaker


@dataclass(frozen=True, slots=True)
class Link:
    """A field of another record type that has the same values.

    resource, title: the record type's name, and that for people. points: it is what is pointed to.
    """

    resource: str
    title: str
    field: str
    points: bool


@dataclass(frozen=True, slots=True)
class Original:
    """What a text was, as another sheet has it, or as it was taken before.

    title: of the other sheet; "" for what was taken before.
    """

    text: str = dataclasses.field(repr=False)
    title: str
    certain: bool


class LostZeros(FieldRule, frozen=True, kw_only=True):
    """The numbers of a column are as wide as the others, as the field asks, as elsewhere.

    links: where the same numbers stand. width: of those that lost zeros; None where nothing shows
    it. known: for texts, what they were. With neither nothing is looked for. tells_apart: the
    field tells records apart; only then numbers of which a few are narrower are noted.
    """

    code = "lost-zeros"
    looks_at = "rows"
    stated_in = "nowhere"
    is_everywhere = True
    severity: Severity = "warning"
    links: frozenset[Link] = frozenset()
    tells_apart: bool = False
    width: LostWidth | None = None
    known_elsewhere: Mapping[str, Original] = {}

    @classmethod
    def of_field(cls, make: RuleMaker, field: Field) -> Iterator[Self]:
        if is_open_text(field) and not is_name(field):
            links = frozenset((*_pointed_to(make, field), *_pointing(make, field)))
            tells_apart = text_kind(field, make.record_type) == "code"
            yield make.of_field(cls(field=field.name, links=links, tells_apart=tells_apart), field)

    @property
    def kind(self) -> str:
        return "maybe" if self.severity == "note" else ""

    def told_by(self, own: Cells, every: Mapping[str, Cells]) -> Self:
        from rosterwizard.core.cells.number_widths import (
            lost_width,
            originals,
            thinned_width,
            widened_to,
        )
        from rosterwizard.core.cells.numbers_before import taken_before

        known: dict[str, Original] = {}
        for link in sorted(self.links, key=lambda each: (not each.points, each.resource)):
            beside = every.get(link.resource)
            if beside is None or not beside.has(link.field):
                continue
            texts = own.texts(self.field)
            for text, was in originals(texts, beside.texts(link.field)).items():
                if link.points or was not in texts:
                    known.setdefault(text, Original(was, link.title, link.points))
        width = lost_width(own, self.field)
        if before := taken_before(own, self.field):
            for text, was in before.originals.items():
                known.setdefault(text, Original(was, "", before.certain))
            width = width or widened_to(before.digits, before.originals)
        told = replace(self, width=width, known_elsewhere=known)
        if width or known or not self.tells_apart:
            return told
        maybe = thinned_width(own, self.field)
        return replace(told, width=maybe, severity="note" if maybe else self.severity)

    def breach(self, cells: Cells, _known: pl.Series | None) -> pl.Expr | None:
        if self.width is None and not self.known_elsewhere:
            return None
        return self._is_robbed(cells) | self._is_known(cells)

    def tells_more(self, _record_type: RecordType) -> bool:
        return True

    def tells(self, cells: Cells, _known: pl.Series | None) -> Mapping[str, pl.Expr]:
        import polars as pl

        known = self._is_known(cells)
        return {
            "kind": pl.when(known)
            .then(self._looked_up(cells, _kind_of))
            .otherwise(pl.lit(self.kind)),
            "original": pl.coalesce(
                self._looked_up(cells, lambda each: each.text), self._widened(cells)
            ),
            "resource": self._looked_up(cells, lambda each: each.title),
        }

    def fixes(self) -> tuple[CellFix, ...]:
        return (
            CellFix("fix-zeros", safe=True, after=self._surely_was),
            # What is only noted is put in by a person alone.
            CellFix("fix-zeros", safe=False, after=self._maybe_was, choice=self.kind == "maybe"),
        )

    def _surely_was(self, cells: Cells) -> pl.Expr:
        return self._was(cells, certain=True)

    def _maybe_was(self, cells: Cells) -> pl.Expr:
        return self._was(cells, certain=False)

    def _was(self, cells: Cells, *, certain: bool) -> pl.Expr:
        import polars as pl

        known = self._looked_up(cells, lambda each: each.text if each.certain == certain else None)
        if self.width is None or self.width.certain != certain:
            return known
        widened = pl.when(self._is_robbed(cells) & ~self._is_known(cells)).then(
            self._widened(cells)
        )
        return pl.coalesce(known, widened)

    def _is_robbed(self, cells: Cells) -> pl.Expr:
        import polars as pl

        from rosterwizard.core.cells.number_widths import is_robbed

        if self.width is None:
            return pl.lit(value=False)
        return is_robbed(cells.clean(self.field), self.width)

    def _is_known(self, cells: Cells) -> pl.Expr:
        return cells.clean(self.field).is_in(list(self.known_elsewhere))

    def _widened(self, cells: Cells) -> pl.Expr:
        return cells.clean(self.field).str.zfill(self.width.digits if self.width else 0)

    def _looked_up(self, cells: Cells, part: Callable[[Original], str | None]) -> pl.Expr:
        import polars as pl

        texts = {text: part(was) for text, was in self.known_elsewhere.items()}
        return cells.clean(self.field).replace_strict(
            list(texts), list(texts.values()), default=None, return_dtype=pl.String
        )


def _kind_of(original: Original) -> str:
    return "elsewhere" if original.title else "taken"


def _pointed_to(make: RuleMaker, field: Field) -> Iterator[Link]:
    """Give the fields of other record types that the field refers to by itself."""
    by_name = {each.name: each for each in make.profile.record_types}
    for key in make.record_type.schema.foreign_keys:
        target = by_name.get(key.reference.resource)
        if key.names == (field.name,) and target and target is not make.record_type:
            yield Link(target.name, target.label, key.reference.names[0], points=True)


def _pointing(make: RuleMaker, field: Field) -> Iterator[Link]:
    """Give the fields of other record types that refer to the field by themselves."""
    for other in make.profile.record_types:
        for key in other.schema.foreign_keys:
            to = (key.reference.resource, key.reference.names)
            is_it = to == (make.record_type.name, (field.name,))
            if is_it and len(key.names) == 1 and other is not make.record_type:
                yield Link(other.name, other.label, key.names[0], points=False)
