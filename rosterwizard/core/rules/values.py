"""What each value must be: of a type, well formed, one of a list, of a pattern.

A list's items are held to these one by one. Blank cells and items pass: `required` and
`blank-item` are about those.
"""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, Self

from msgspec.structs import replace

from rosterwizard.core.cells.field_values import accepted, kind_of, takes_several
from rosterwizard.core.rules import formulas
from rosterwizard.core.rules.checked_rule import CellFix, FieldRule
from rosterwizard.core.rules.date_fixes import DateFixes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import polars as pl

    from rosterwizard.core.cells.cells import Cells, Unasked
    from rosterwizard.core.cells.date_habits import DateHabits
    from rosterwizard.core.cells.stages import Breach
    from rosterwizard.core.profiles.language import Constraints, Field, FieldType, RecordType
    from rosterwizard.core.rules.checked_rule import RuleMaker
    from rosterwizard.core.rules.formulas import Places


def limits_of(field: Field) -> Constraints:
    """Return the constraints of the field's values: of the items, for a list."""
    return field.roster.items if takes_several(field) else field.constraints


class ValueRule(FieldRule, frozen=True, kw_only=True):
    """A rule that looks at each text of a cell by itself."""

    takes_example = True

    @abstractmethod
    def bad_text(self, field: Field) -> Breach:
        """Return what tells of a single text whether it breaks the rule."""
        ...

    def texts(self, cells: Cells) -> pl.Expr:
        """Return the texts (lists of texts for a list) that the rule looks at."""
        return cells.meant(self.field)

    def breach(self, cells: Cells, _known: pl.Series | None) -> pl.Expr:
        return cells.fitting(self.field) & self.is_wrong(cells, self.texts(cells))

    def unasked(self, cells: Cells) -> Mapping[Unasked, pl.Expr]:
        unfit = cells.looked(self.field) & ~cells.fitting(self.field)
        return {**cells.not_looked(self.field), "unfit": unfit}

    def is_wrong(self, cells: Cells, texts: pl.Expr) -> pl.Expr:
        """Tell where a text, or an item of a list, would break the rule."""
        return cells.any_text(self.field, texts, self.bad_text(cells.field(self.field)))

    def tells_more(self, record_type: RecordType) -> bool:
        return takes_several(record_type.field(self.field))

    def tells(self, cells: Cells, _known: pl.Series | None) -> Mapping[str, pl.Expr]:
        field = cells.field(self.field)
        return {"value": cells.bad_texts(self.field, self.texts(cells), self.bad_text(field))}


class _Suspected(ValueRule, frozen=True, kw_only=True):
    """A rule whose suspects are found while the cells are made ready.

    What is not written as the system wants it is a problem even where its meaning is sure, so it
    looks at what is spelled: a date that needs no thought to be read is still not in its form.
    """

    def texts(self, cells: Cells) -> pl.Expr:
        return cells.spelled(self.field)

    def _meant(self, cells: Cells) -> pl.Expr:
        """Return what is meant, where that breaks the rule no more."""
        import polars as pl

        meant = cells.meant(self.field)
        return pl.when(~self.is_wrong(cells, meant)).then(cells.joined(self.field, meant))

    def _put(self, cells: Cells, values: Mapping[str, str]) -> pl.Expr:
        """Return what the cells are with values put in for texts, where that mends them."""
        import polars as pl

        meant = cells.meant(self.field)
        olds, news = list(values), list(values.values())
        put = cells.each(self.field, meant, lambda text: text.replace(olds, news))
        fixed = self.is_wrong(cells, meant) & ~self.is_wrong(cells, put)
        return pl.when(fixed).then(cells.without_blank_items(self.field, put))

    def _named(self, cells: Cells) -> pl.Expr:
        """Return the allowed values that the system itself calls so."""
        from rosterwizard.core.rules.value_meanings import named_values

        texts = cells.distinct(self.field)
        return self._put(cells, named_values(texts, cells.field(self.field)))

    def _in_other_words(self, cells: Cells) -> pl.Expr:
        """Return the allowed values that are meant by words of any language."""
        from rosterwizard.core.rules.value_meanings import meant_values, named_values

        field, texts = cells.field(self.field), cells.distinct(self.field)
        named = named_values(texts, field)
        left = [text for text in texts if text not in named]
        return self._put(cells, meant_values(left, field))


class _OfType(_Suspected, frozen=True, kw_only=True):
    def unasked(self, cells: Cells) -> Mapping[Unasked, pl.Expr]:
        return cells.not_looked(self.field)

    def breach(self, cells: Cells, _known: pl.Series | None) -> pl.Expr:
        return cells.looked(self.field) & cells.is_suspect(self.field, "off-type")


_FIXES_OF_TYPE: Mapping[str, str] = {
    "boolean": "fix-spelling",
    "integer": "fix-whole-number",
    "year": "fix-whole-number",
    "number": "fix-decimal-comma",
    "date": "fix-date",
}


class ValueType(_OfType, frozen=True, kw_only=True):
    """Values are of the field's type.

    form: of a date or a time, as strftime has it; "" is ISO. allowed: what a boolean takes.
    habits: how the dates of the column are written, as far as they show it. latest: the last year
    that two digits mean in it; 0 where nobody looked yet.
    """

    code = "type"
    place_in_template = 1
    formula_rank = 1
    of: FieldType
    form: str = ""
    allowed: tuple[str, ...] = ()
    habits: DateHabits | None = None
    latest: int = 0

    @classmethod
    def of_field(cls, make: RuleMaker, field: Field) -> Iterator[Self]:
        kind = kind_of(field)
        if kind == "boolean":
            rule = cls(field=field.name, of=kind, allowed=accepted(field))
            yield make.of_field(rule, field)
        elif kind not in {"string", "any", "list"}:
            form = "" if field.format == "default" else field.format
            yield make.of_field(cls(field=field.name, of=kind, form=form), field, ("format",))

    @property
    def kind(self) -> str:
        return self.of

    def bad_text(self, field: Field) -> Breach:
        from rosterwizard.core.cells.types import is_not_of_type

        return lambda text: is_not_of_type(field, text)

    def told_by(self, own: Cells, _every: Mapping[str, Cells]) -> Self:
        from rosterwizard.core.cells.date_habits import habits_of, latest_of

        of = own.field(self.field).type
        if of == "date":
            return replace(self, habits=own.once(habits_of, self.field))
        if of == "year":
            return replace(self, latest=latest_of(own, self.field))
        return self

    def fixes(self) -> tuple[CellFix, ...]:
        if self.of == "date" and self.habits:
            return DateFixes(self.field, self.habits).every()
        code = _FIXES_OF_TYPE.get(self.of)
        sure = (CellFix(code, safe=True, after=self._meant),) if code else ()
        said = (
            CellFix("fix-named", safe=True, after=self._named),
            CellFix("fix-meaning", safe=False, after=self._in_other_words),
        )
        short = (CellFix("fix-short-year", safe=False, after=self._full_year),)
        return (*sure, *{"boolean": said, "year": short}.get(self.of, ()))

    def _full_year(self, cells: Cells) -> pl.Expr:
        import polars as pl

        from rosterwizard.core.cells.date_habits import full_year

        if not self.latest:  # a list, of which nobody looked
            return pl.lit(None, dtype=pl.String)
        return full_year(cells.plain(self.field), self.latest)

    def formula(self, places: Places, field: Field) -> str | None:
        return formulas.is_of_type(places.cell(field.name), field, places)


class Format(_OfType, frozen=True, kw_only=True):
    """An e-mail or a web address is complete."""

    code = "format"
    place_in_template = 2
    formula_rank = 2
    of: str

    @classmethod
    def of_field(cls, make: RuleMaker, field: Field) -> Iterator[Self]:
        is_text = kind_of(field) in {"string", "any", "list"}
        if is_text and field.format in {"email", "uri"}:
            yield make.of_field(cls(field=field.name, of=field.format), field, ("type",))

    @property
    def kind(self) -> str:
        return self.of

    def bad_text(self, _field: Field) -> Breach:
        from rosterwizard.core.cells.patterns import is_not_well_formed

        return lambda text: is_not_well_formed(text, self.of)

    def tells_more(self, record_type: RecordType) -> bool:
        return self.of == "email" or ValueRule.tells_more(self, record_type)

    def tells(self, cells: Cells, known: pl.Series | None) -> Mapping[str, pl.Expr]:
        if takes_several(cells.field(self.field)):
            return ValueRule.tells(self, cells, known)
        from rosterwizard.core.rules.mail_guesses import fault_of

        found = cells.frame.select(self.texts(cells).alias("text"))["text"].unique()
        texts = found.drop_nulls().to_list()
        kinds = [f"email-{fault}" if (fault := fault_of(text)) else "email" for text in texts]
        return {"kind": self.texts(cells).replace_strict(texts, kinds, default="email")}

    def fixes(self) -> tuple[CellFix, ...]:
        if self.of != "email":
            return ()
        return (
            CellFix("fix-mail", safe=True, after=self._meant),
            CellFix("fix-mail-guess", safe=False, after=self._guessed),
            CellFix("fix-first-mail", safe=False, after=self._first, choice=True),
            CellFix("fix-last-mail", safe=False, after=self._last, choice=True),
        )

    def _guessed(self, cells: Cells) -> pl.Expr:
        from rosterwizard.core.rules.mail_guesses import guessed

        pairs = ((text, guessed(text)) for text in cells.distinct(self.field))
        return self._put(cells, {text: guess for text, guess in pairs if guess})

    def _first(self, cells: Cells) -> pl.Expr:
        return self._one_of_several(cells, 0)

    def _last(self, cells: Cells) -> pl.Expr:
        return self._one_of_several(cells, -1)

    def _one_of_several(self, cells: Cells, place: int) -> pl.Expr:
        """Return the address at a place among those of a cell."""
        from rosterwizard.core.rules.mail_guesses import addresses_in

        pairs = ((text, addresses_in(text)) for text in cells.distinct(self.field))
        return self._put(cells, {text: all_[place] for text, all_ in pairs if len(all_) > 1})

    def formula(self, places: Places, field: Field) -> str | None:
        can_be_said = self.of == "email" and not takes_several(field)
        return formulas.is_email(places.cell(field.name), places) if can_be_said else None


class Enum(_Suspected, frozen=True, kw_only=True):
    """Values are of a closed list."""

    code = "enum"
    takes_example = False  # the list says it all
    place_in_template = 3
    allowed: tuple[str, ...]

    @classmethod
    def of_field(cls, make: RuleMaker, field: Field) -> Iterator[Self]:
        if field.allowed and field.type != "boolean":
            yield make.of_field(cls(field=field.name, allowed=field.allowed), field)

    def bad_text(self, field: Field) -> Breach:
        from rosterwizard.core.cells.stages import off_list

        return off_list(field)

    def breach(self, cells: Cells, _known: pl.Series | None) -> pl.Expr:
        return cells.fitting(self.field) & cells.is_suspect(self.field, "off-list")

    def fixes(self) -> tuple[CellFix, ...]:
        return (
            CellFix("fix-spelling", safe=True, after=self._meant_without_blanks),
            CellFix("fix-named", safe=True, after=self._named),
            CellFix("fix-meaning", safe=False, after=self._in_other_words),
            # The nearest value is a guess, however near it is.
            CellFix("fix-nearest", safe=False, after=self._nearest),
        )

    def _meant_without_blanks(self, cells: Cells) -> pl.Expr:
        import polars as pl

        meant = cells.meant(self.field)
        text = cells.without_blank_items(self.field, meant)
        return pl.when(~self.is_wrong(cells, meant)).then(text)

    def _nearest(self, cells: Cells) -> pl.Expr:
        """Return the allowed values that look most like those whose words say nothing."""
        from rosterwizard.core.rules.nearest import nearest_values
        from rosterwizard.core.rules.value_meanings import meant_values

        texts, field = cells.distinct(self.field), cells.field(self.field)
        known = meant_values(texts, field)
        left = [text for text in texts if text not in known]
        return self._put(cells, nearest_values(left, field))


class Pattern(ValueRule, frozen=True, kw_only=True):
    """Values follow a pattern, from their first to their last letter."""

    code = "pattern"
    place_in_template = 4
    formula_rank = 9
    pattern: str

    @classmethod
    def of_field(cls, make: RuleMaker, field: Field) -> Iterator[Self]:
        if pattern := limits_of(field).pattern:
            yield make.of_field(cls(field=field.name, pattern=pattern), field)

    @property
    def kind(self) -> str:
        # What the profile says of a pattern tells people more than the pattern does.
        return "said" if self.says else ""

    def bad_text(self, field: Field) -> Breach:
        from rosterwizard.core.cells.patterns import breaks_pattern
        from rosterwizard.core.cells.stages import of_fitting

        return of_fitting(field, lambda text: breaks_pattern(text, self.pattern))

    def formula(self, places: Places, field: Field) -> str | None:
        cell = places.cell(field.name)
        none_of = formulas.has_none_of(cell, self.pattern)
        if none_of or takes_several(field):
            return none_of
        return formulas.has_only(cell, self.pattern, places)
