"""The cells of one sheet as expressions, by field and in the forms that rules look at."""

from collections.abc import Callable
from functools import reduce

import polars as pl

from rosterwizard.core.checking import blanks, meaning
from rosterwizard.core.checking.patterns import is_not_well_formed
from rosterwizard.core.checking.types import is_not_of_type
from rosterwizard.core.job import JobSheet
from rosterwizard.core.profiles.language import Field, RecordType, When

Breach = Callable[[pl.Expr], pl.Expr]
_NOTHING = pl.lit("")
_NEVER = pl.lit(value=False)


class Cells:
    """One sheet's cells, made ready once and then asked by every rule.

    frame: a row for each row of the sheet; its columns are named by form and by the field's
        place in the profile ("read:3"), so that no heading can clash. Forms: `read` as in the
        sheet, `clean` without stray blanks and spelled-out blanks, `spelled` and `meant` as in
        `meaning` (lists of texts for a list), `looked` whether rules about values look at the
        cell, `unfit` whether what is meant is not of the field's type or format.

    A field that no column and no constant fills is blank in every row.
    """

    def __init__(self, job_sheet: JobSheet) -> None:
        self.job_sheet = job_sheet
        self.record_type: RecordType = job_sheet.record_type
        self._missing = self.record_type.schema.missing_values
        self._place = {field.name: at for at, field in enumerate(self.record_type.fields)}
        self.frame = self._read(job_sheet)
        self._trim()
        self._add("clean", self._clean)
        self._add("items", self._items)
        self._add("spelled", self._spelled)
        self._add("meant", self._meant)
        self._add("looked", self._looked)
        self._add("unfit", self._unfit)

    def field(self, name: str) -> Field:
        """Return the field of that name."""
        return self.record_type.fields[self._place[name]]

    def has(self, name: str) -> bool:
        """Tell whether anything fills the field."""
        return self._name("read", name) in self.frame.columns

    def read(self, name: str) -> pl.Expr:
        """Return the text as it stands in the sheet."""
        return self._form(name, "read")

    def plain(self, name: str) -> pl.Expr:
        """Return the text without stray blanks."""
        return self._form(name, "plain")

    def clean(self, name: str) -> pl.Expr:
        """Return the plain text; "" where it stands for a blank ("n/a")."""
        return self._form(name, "clean", "plain")

    def items(self, name: str) -> pl.Expr:
        """Return the texts of a list, each without stray blanks; "" for a blank one."""
        return self._form(name, "items")

    def spelled(self, name: str) -> pl.Expr:
        """Return the text (for a list: the texts) with the system's spelling for synonyms."""
        return self._form(name, "spelled", "items", "clean", "plain")

    def meant(self, name: str) -> pl.Expr:
        """Return the text (for a list: the texts) as it is surely meant."""
        return self._form(name, "meant", "spelled", "items", "clean", "plain")

    def filled(self, name: str) -> pl.Expr:
        """Tell where the cell is not blank."""
        return self.clean(name) != ""

    def looked(self, name: str) -> pl.Expr:
        """Tell where rules about values look: filled, not ignored, not a sentinel."""
        looked = self._name("looked", name)
        return pl.col(looked) if looked in self.frame.columns else self.filled(name)

    def fitting(self, name: str) -> pl.Expr:
        """Tell where rules look and what is meant is of the field's type and format."""
        unfit = self._name("unfit", name)
        fits = ~pl.col(unfit) if unfit in self.frame.columns else True
        return self.looked(name) & fits

    def any_value(self, name: str, texts: pl.Expr, breach: Breach) -> pl.Expr:
        """Tell where the cell's text or, for a list, any of its items is a breach."""
        if self.field(name).type != "list":
            return breach(texts)
        item = pl.element()
        return texts.list.eval((item != "") & breach(item)).list.any()

    def bad_values(self, name: str, texts: pl.Expr, breach: Breach) -> pl.Expr:
        """Return the items of a list that are a breach, as one text."""
        item = pl.element()
        bad = texts.list.eval(item.filter((item != "") & breach(item)))
        return bad.list.join(f"{self.field(name).delimiter} ")

    def key(self, name: str, *, ignore_case: bool = False) -> pl.Expr:
        """Return a text that is equal where the values are the same; null where not looked at."""
        field = self.field(name)
        text = self.clean(name) if field.type == "list" else meaning.same(field, self.meant(name))
        key = text.str.to_lowercase() if ignore_case else text
        return pl.when(self.looked(name)).then(key)

    def holds(self, when: When) -> pl.Expr:
        """Tell where the condition holds. Values are compared by what they mean, without case."""
        if not when.field:
            return pl.lit(value=True)
        holds = pl.lit(value=True)
        if when.filled is not None:
            holds = self.filled(when.field) == when.filled
        if when.values:
            holds &= self._has_value(when.field, when.values)
        return holds

    def any_holds(self, conditions: tuple[When, ...]) -> pl.Expr:
        """Tell where any of the conditions holds."""
        return reduce(lambda one, other: one | other, map(self.holds, conditions), _NEVER)

    def _has_value(self, name: str, values: tuple[str, ...]) -> pl.Expr:
        field = self.field(name)

        def same(text: pl.Expr) -> pl.Expr:
            meant = meaning.meant(field, meaning.spelled(field, text))
            return meaning.same(field, meant).str.to_lowercase()

        wanted = pl.select(same(pl.lit(pl.Series(values)))).to_series().to_list()
        return self.any_value(name, self.meant(name), lambda text: same(text).is_in(wanted))

    # How the frame is made

    def _name(self, form: str, name: str) -> str:
        return f"{form}:{self._place[name]}"

    def _form(self, name: str, *forms: str) -> pl.Expr:
        for form in forms:
            if self._name(form, name) in self.frame.columns:
                return pl.col(self._name(form, name))
        return _NOTHING

    def _add(self, form: str, make: Callable[[Field], pl.Expr | None]) -> None:
        made = ((field, make(field)) for field in self.record_type.fields if self.has(field.name))
        self.frame = self.frame.with_columns(
            made_one.alias(self._name(form, field.name))
            for field, made_one in made
            if made_one is not None
        )

    def _read(self, job_sheet: JobSheet) -> pl.DataFrame:
        named = job_sheet.by_field()
        renamed = [pl.col(name).alias(self._name("read", name)) for name in named.columns]
        row = pl.Series("row", range(named.height), dtype=pl.UInt32)
        return pl.DataFrame([row]).with_columns(named.select(renamed))

    def _trim(self) -> None:
        self._add("plain", lambda field: blanks.trimmed(self.read(field.name)))
        suspects = self.frame.select(
            blanks.may_have_odd_blanks(self.plain(field.name)).alias(field.name)
            for field in self.record_type.fields
            if self.has(field.name)
        )
        odd = {name for name in suspects.columns if suspects[name].item()}
        self._add("plain", lambda field: self._plain(field) if field.name in odd else None)

    def _plain(self, field: Field) -> pl.Expr:
        return blanks.with_plain_blanks(self.plain(field.name))

    def _clean(self, field: Field) -> pl.Expr | None:
        own = field.missing_values
        missing = [value for value in (self._missing if own is None else own) if value]
        text = self.plain(field.name)
        blank = text.is_in(missing) if missing else _NEVER
        if field.type == "list":
            blank |= text.str.strip_chars(f" {field.delimiter}") == ""
        elif not missing:
            return None
        return pl.when(~blank).then(text).otherwise(_NOTHING)

    def _items(self, field: Field) -> pl.Expr | None:
        if field.type != "list":
            return None
        texts = self.plain(field.name).str.split(field.delimiter)
        return texts.list.eval(blanks.trimmed(pl.element()))

    def _spelled(self, field: Field) -> pl.Expr | None:
        if not meaning.has_spellings(field):
            return None
        if field.type == "list":
            return self.items(field.name).list.eval(meaning.spelled(field, pl.element()))
        return meaning.spelled(field, self.clean(field.name))

    def _meant(self, field: Field) -> pl.Expr | None:
        if not meaning.has_meanings(field):
            return None
        if field.type == "list":
            return self.spelled(field.name).list.eval(meaning.meant(field, pl.element()))
        return meaning.meant(field, self.spelled(field.name))

    def _looked(self, field: Field) -> pl.Expr | None:
        roster = field.roster
        if not (roster.ignored_when or roster.blank_when or roster.sentinels):
            return None
        sentinels = [each.value for each in roster.sentinels]
        passed_by = self.any_holds((*roster.ignored_when, *roster.blank_when))
        return self.filled(field.name) & ~passed_by & ~self.clean(field.name).is_in(sentinels)

    def _unfit(self, field: Field) -> pl.Expr | None:
        if field.type == "list":
            return None
        meant = self.meant(field.name)
        if field.type not in {"string", "any"}:
            return is_not_of_type(field, meant)
        if field.format in {"email", "uri"}:
            return is_not_well_formed(meant, field.format)
        return None
