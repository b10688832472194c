"""The cells of one sheet as expressions, by field and in the stages that rules look at."""

from collections.abc import Callable, Collection, Sequence
from copy import copy
from dataclasses import replace
from functools import reduce
from operator import or_
from threading import Lock
from typing import Literal, TypeVar, cast

import polars as pl

from rosterwizard.core.cells import meaning
from rosterwizard.core.cells.columns import Columns, Look, Told
from rosterwizard.core.cells.condition_values import folded, wanted_texts
from rosterwizard.core.cells.field_values import fields_behind, takes_several
from rosterwizard.core.cells.key_digests import bits_of, digests_of
from rosterwizard.core.cells.letter_steps import Guess, Step
from rosterwizard.core.cells.seen import SEEN
from rosterwizard.core.cells.stages import (
    CLEAN,
    MEANT,
    SPELLED,
    Breach,
    any_text,
    each_text,
    stages_of,
)
from rosterwizard.core.cells.text_kinds import is_written_as_read
from rosterwizard.core.cells.tidying import text_stages
from rosterwizard.core.job.job import JobSheet
from rosterwizard.core.job.taken_numbers import TakenNumbers
from rosterwizard.core.profiles.language import Field, When
from rosterwizard.core.sheet.blanks import trimmed
from rosterwizard.core.sheet.odd_letters import HALF_A_LETTER

Made = TypeVar("Made")
Asked = Literal["read", "plain", "clean", "meant"]
_ASKED: dict[Asked, tuple[str, ...]] = {
    "read": ("read",),
    "plain": ("plain",),
    "clean": CLEAN,
    "meant": MEANT,
}
Unasked = Literal[  # why a rule asks nothing of a row
    "no-column",  # nothing fills the field
    "blank",  # a cell is blank
    "must-be-blank",  # the row must leave it blank, which is a rule of its own
    "ignored",  # the system does not look at the cell in this row
    "damaged",  # a spreadsheet shows it in the stead of the value, or made it of it
    "unsaid",  # a word stands for nothing
    "sentinel",  # the value is always allowed
    "unfit",  # the value is of another kind, which is a rule of its own
    "condition",  # the rule holds in other rows
    "other-cell",  # the other cell is blank, or not looked at either
    "other-rule",  # another rule asks the same of every row
    "lacking",  # the cell must be filled, which is a rule of its own
    "absent",  # what it refers to is not there
    "no-record",  # the row is new, and nothing stands in it
]
NEVER = pl.lit(value=False)
ALWAYS = pl.lit(value=True)


class Cells:
    """One sheet's cells, made ready once and then asked by every rule.

    What it returns are expressions about `frame`, which has a row for each row of the sheet and
    its position as `row`. A field that no column and no constant fills is blank in every row.
    names: the fields that will be asked about, with those behind them; None for all. taken: what
    is remembered of numbers, None where nobody can be asked. columns: stages that are made already.
    rows: those of the sheet (positions) that these are the cells of; None for all.
    """

    def __init__(
        self,
        job_sheet: JobSheet,
        names: Collection[str] | None = None,
        taken: TakenNumbers | None = None,
        columns: Columns | None = None,
        rows: pl.Series | None = None,
    ) -> None:
        self._sheet = job_sheet
        self._rows = rows
        self.sheet, self.matching = job_sheet.sheet, job_sheet.matching
        self.taken = taken
        self.record_type = job_sheet.record_type
        self._made: dict[object, object] = {}
        self._making: dict[object, Lock] = {}  # rules are told by several threads
        self._columns = columns or stages_of(job_sheet, names)
        self._columns.add_by_row("looked", self._looked)
        self._columns.add_by_row("lacking", self._lacking)

    @classmethod
    def of_few(
        cls,
        job_sheet: JobSheet,
        rows: pl.Series,
        names: Collection[str] | None = None,
        told: Told | None = None,
        taken: TakenNumbers | None = None,
    ) -> "Cells":
        """Return the cells of a few rows (positions, which `row` is here, too), and of no others.

        names, taken: as everywhere. told: what the columns as a whole told, see `told`; without it
        these rows are taken for all that there are.
        """
        columns = stages_of(job_sheet, names, rows.cast(pl.UInt32), told)
        return cls(job_sheet, taken=taken, columns=columns, rows=rows)

    @property
    def job_sheet(self) -> JobSheet:
        """The sheet with these rows alone; whoever asks for its `matching` has that for less."""
        return self._sheet if self._rows is None else self.once(_with_its_rows)

    @property
    def secret_columns(self) -> frozenset[int]:
        """The columns whose texts are shown nowhere: those of passwords."""
        return self.once(_secret_columns)

    @property
    def told(self) -> Told:
        """What columns as a whole told of their texts, by stage and field."""
        return self._columns.told

    def among(self, rows: pl.Series, names: Collection[str]) -> "Cells":
        """Return the same cells of these rows alone, as `row` has them, without all the others.

        names: the fields that will be asked about, with those behind them.
        """
        places = self.frame["row"].search_sorted(rows)
        few = copy(self)
        few._rows = rows  # noqa: SLF001 - of the same class
        few._made, few._making = {}, {}  # noqa: SLF001 - as above
        few._columns = self._columns.of_rows(places, names)  # noqa: SLF001 - as above
        return few

    def is_of_few_texts(self, name: str) -> bool:
        """Tell whether the column of a field has few different texts, see `different_texts`."""
        return self._columns.is_of_few_texts(name)

    def can_be_alone(self, name: str) -> bool:
        """Tell whether a field of few texts hangs on no other field, so that it can be `alone`."""
        return self.is_of_few_texts(name) and fields_behind(self.field(name)) == (name,)

    def alone(self, name: str) -> "Cells":
        """Return a field that `can_be_alone` by itself, with a row for each different text.

        `rows_with` tells where in the sheet these stand.
        """
        return Cells(self.job_sheet, taken=self.taken, columns=self._columns.alone(name))

    def rows_with(self, name: str, texts: pl.Series) -> pl.Series:
        """Return the rows (positions) with any of these texts: rows of the field `alone`."""
        different = self._columns.own_frame(name).height
        is_one = pl.arange(0, different, eager=True).is_in(texts.implode())
        return self._columns.by_row(name, is_one).arg_true()

    @property
    def frame(self) -> pl.DataFrame:
        """The frame that the expressions are about."""
        return self._columns.frame

    def field(self, name: str) -> Field:
        """Return the field of that name."""
        return self._columns.field(name)

    def has(self, name: str) -> bool:
        """Tell whether anything fills the field."""
        return self._columns.has("read", name)

    # The stages of a cell

    def read(self, name: str) -> pl.Expr:
        """Return the text as it stands in the sheet."""
        return self._columns.of(name, "read")

    def plain(self, name: str) -> pl.Expr:
        """Return the text without stray blanks."""
        return self._columns.of(name, "plain")

    def after(self, name: str, step: Step) -> pl.Expr:
        """Return the text as that step of tidying leaves it, the items of a list tidied, too."""
        text = self._columns.of(name, *text_stages(step))
        field = self.field(name)
        if not takes_several(field):
            return text
        return (
            text.str.split(field.delimiter)
            .list.eval(trimmed(pl.element()))
            .list.join(field.delimiter)
        )

    def changed_by(self, name: str, step: Step) -> pl.Expr:
        """Tell where that step of tidying changes the text."""
        if not self._columns.has(f"after-{step}", name):
            return NEVER
        stages = text_stages(step)
        return self._columns.of(name, *stages) != self._columns.of(name, *stages[1:])

    def guessed(self, name: str, guess: Guess) -> pl.Expr | None:
        """Return the tidied text as it is probably meant; None where no cell gives a guess."""
        has = self._columns.has(f"maybe-{guess}", name)
        return self._columns.of(name, f"maybe-{guess}") if has else None

    def clean(self, name: str) -> pl.Expr:
        """Return the plain text; "" where it stands for a blank ("n/a")."""
        return self._columns.of(name, *CLEAN)

    def items(self, name: str) -> pl.Expr:
        """Return the texts of a list, each without stray blanks; "" for a blank one."""
        return self._columns.of(name, "items")

    def spelled(self, name: str) -> pl.Expr:
        """Return the text (for a list: the texts) with the system's spelling for synonyms."""
        return self._columns.of(name, *SPELLED)

    def meant(self, name: str) -> pl.Expr:
        """Return the text (for a list: the texts) as it is surely meant."""
        return self._columns.of(name, *MEANT)

    def date(self, name: str) -> pl.Expr:
        """Return the Date that is meant; null where there is none."""
        return self._columns.of(name, "date")

    def joined(self, name: str, texts: pl.Expr) -> pl.Expr:
        """Return the texts of a list as one; the text itself of any other field."""
        field = self.field(name)
        return texts.list.join(field.delimiter) if takes_several(field) else texts

    def filled_items(self, name: str) -> pl.Expr:
        """Return the texts of a list that are meant, without blank ones."""
        return self.meant(name).list.filter(pl.element() != "")

    def without_blank_items(self, name: str, texts: pl.Expr) -> pl.Expr:
        """Return the texts of a list as one, blank ones left out where their place says nothing."""
        if takes_several(self.field(name)) and not self.is_paired(name):
            texts = texts.list.filter(pl.element() != "")
        return self.joined(name, texts)

    def each(self, name: str, texts: pl.Expr, make: Breach) -> pl.Expr:
        """Return what is made of the text or, for a list, of each of its items."""
        return each_text(self.field(name), texts, make)

    def distinct(self, name: str) -> list[str]:
        """Return the different texts (items, for a list) that are meant."""
        frame = self._columns.own_frame(name)
        texts = frame.select(self._columns.here(name, *MEANT).alias("text"))["text"]
        texts = texts.explode() if takes_several(self.field(name)) else texts
        return texts.unique().drop_nulls().to_list()

    def tidy(self, name: str) -> pl.Expr:
        """Return the text without stray blanks and damaged letters, also in the items of a list.

        Blank places stay: they may say which item is which. So does a blank that is half a letter:
        without it nobody could tell the letter any more.
        """
        is_list = takes_several(self.field(name))
        tidied = self.joined(name, self.items(name)) if is_list else self.plain(name)
        return pl.when(~self.has_half_a_letter(name)).then(tidied).otherwise(self.read(name))

    def has_half_a_letter(self, name: str) -> pl.Expr:
        """Tell where a blank is half a letter that could not be put right before it."""
        return self.after(name, "controls").str.contains(HALF_A_LETTER)

    def written(self, name: str) -> pl.Expr:
        """Return what the system's file holds.

        Words and passwords letter for letter; of other fields what the rules look at, respelled
        too. Check and output both ask here, so that what is announced is what is written.
        """
        if is_written_as_read(self.field(name), self.record_type):
            return self.read(name)
        spelled = self.joined(name, self.spelled(name))
        return pl.when(self.respelled(name)).then(spelled).otherwise(self.tidy(name))

    # What is true of a cell

    def filled(self, name: str) -> pl.Expr:
        """Tell where the cell is not blank."""
        return self.asked(name, lambda text: text != "", "clean")

    def asked(self, name: str, question: Breach, stage: Asked = "plain") -> pl.Expr:
        """Return what a question about a text says of each row.

        stage: the method that returns the text. Each different one is asked once, where they are
        few.
        """
        return self._columns.asked(question, name, *_ASKED[stage])

    def answers(self, name: str, look: Look, stage: Asked = "plain") -> pl.DataFrame:
        """Return what a look at the texts of a field finds of each row, as `asked` does.

        look: makes columns as long as the texts, so that several questions share what they need.
        """
        return self._columns.answers(look, name, *_ASKED[stage])

    def texts(self, name: str, stage: Asked = "clean") -> pl.Series:
        """Return the texts of a field, one for each row. stage: the method that returns them."""
        return self._columns.texts_of(name, *_ASKED[stage])

    def counted(self, name: str, stage: Asked = "clean") -> pl.DataFrame:
        """Return the texts of a field as `text`, beside in how many `rows` (UInt32) each stands.

        stage: the method that returns the text. A text may be there several times.
        """
        return self._columns.counted(name, *_ASKED[stage])

    def first_filled(self, name: str, most: int) -> pl.Series:
        """Return the clean texts of the first cells of a field that are filled."""
        texts = self.frame.select(self.clean(name).filter(self.filled(name)).head(most))
        return texts.to_series()

    def may_have(self, name: str, kind: str) -> bool:
        """Tell whether any cell can be a suspect of that kind, see `stages`: most have none."""
        return self._columns.has(kind, name)

    def is_suspect(self, name: str, kind: str) -> pl.Expr:
        """Tell where the cell is a suspect of that kind, see `stages`."""
        return self._columns.of(name, kind) if self.may_have(name, kind) else NEVER

    def looked(self, name: str) -> pl.Expr:
        """Tell where rules about values look: filled, not ignored, no sentinel, not damaged.

        Nor where a word stands for nothing.
        """
        looked = self._columns.has("looked", name)
        return self._columns.of(name, "looked") if looked else self.filled(name)

    def not_looked(self, *names: str) -> dict[Unasked, pl.Expr]:
        """Return why rules about values do not look at any of the fields: where each is true."""
        found: dict[Unasked, pl.Expr] = {}
        for name in names:
            for why, where in self._not_looked(self.field(name)).items():
                found[why] = found[why] | where if why in found else where
        return found

    def respelled(self, name: str) -> pl.Expr:
        """Tell where a value is looked at and in another spelling than the system's."""
        plain = self.items(name) if takes_several(self.field(name)) else self.clean(name)
        return self.looked(name) & (plain != self.spelled(name))

    def fitting(self, name: str) -> pl.Expr:
        """Tell where rules look and what is meant is of the field's type and format.

        Of a list, each item is judged by itself.
        """
        kind = "unfit" if self._columns.has("unfit", name) else "off-type"
        if not self._columns.has(kind, name) or takes_several(self.field(name)):
            return self.looked(name)
        return self.looked(name) & ~self.is_suspect(name, kind)

    def lacking(self, name: str) -> pl.Expr:
        """Tell where the field is blank and its row needs it."""
        if self._columns.has("lacking", name):
            return self._columns.of(name, "lacking")
        return self._lacks(self.field(name))

    def unless_lacking(self, name: str, found: pl.Expr) -> pl.Expr:
        """Tell where that is true, but not where the field is blank and its row needs it."""
        return found if found is NEVER else found & ~self.lacking(name)

    def key(self, name: str, *, ignore_case: bool = False) -> pl.Expr:
        """Return a text that is equal where the values are the same.

        Null where rules do not look, and where a word stands for nothing.
        """
        field = self.field(name)
        if takes_several(field):
            item = pl.element()
            same = meaning.same(field, item.filter(item != ""))
            text = self.meant(name).list.eval(same).list.join(field.delimiter)
        else:
            text = meaning.same(field, self.meant(name))
        key = text.str.to_lowercase() if ignore_case else text
        return pl.when(self.looked(name)).then(key)

    def key_of(self, names: Sequence[str], *, ignore_case: bool = False) -> pl.Expr:
        """Return one text for each row, equal where all fields are; null where one is blank."""
        keys = [self.key(name, ignore_case=ignore_case) for name in names]
        return keys[0] if len(keys) == 1 else pl.concat_str(keys, separator="\x1f")

    def seen_key_of(self, names: Sequence[str]) -> pl.Expr | None:
        """Return one text for each row, equal where all fields look the same to a person.

        None where that is so only where they are the same.
        """
        if not any(self._columns.has(SEEN, name) for name in names):
            return None
        keys = [
            pl.when(self.looked(name)).then(
                meaning.same(self.field(name), self._columns.of(name, SEEN, *MEANT))
            )
            for name in names
        ]
        return pl.concat_str(keys, separator="\x1f")

    def key_digests(self, names: Sequence[str]) -> tuple[pl.Series, ...]:
        """Return numbers (UInt32) by which rows are known that may have the same in all fields.

        Where none of them is the same, the fields differ by more than capitals and blanks, and look
        different. Null where rules do not look.
        """
        return self.once(_key_digests, *names)

    def item_bits(self, name: str) -> pl.Series:
        """Return numbers (UInt64) that have a bit in common where lists may, see `bits_of`."""
        same = meaning.same(self.field(name), pl.element())
        texts = self._columns.here(name, *MEANT).list.eval(same)
        own = self._columns.own_frame(name).select(texts).to_series()
        return self._columns.by_row(name, bits_of(own))

    def once(self, make: Callable[..., Made], *names: str) -> Made:
        """Return what a function makes of these cells and of some fields; it is asked once."""
        key = (make, *names)
        with self._making.setdefault(key, Lock()):
            if key not in self._made:
                self._made[key] = make(self, *names)
        return cast("Made", self._made[key])

    # Lists

    def is_paired(self, name: str) -> bool:
        """Tell whether the place of an item in the list says which item of another list it is."""
        return bool(self.field(name).roster.same_length_as) or name in self.once(_paired_with)

    def any_text(self, name: str, texts: pl.Expr, breach: Breach) -> pl.Expr:
        """Tell where the cell's text or, for a list, any of its items is filled and a breach."""
        return any_text(self.field(name), texts, breach)

    def bad_texts(self, name: str, texts: pl.Expr, breach: Breach) -> pl.Expr:
        """Return the items of a list that are a breach, as one text."""
        item = pl.element()
        bad = texts.list.eval(item.filter((item != "") & breach(item)))
        return bad.list.join(f"{self.field(name).delimiter} ")

    # Conditions

    def holds(self, when: When) -> pl.Expr:
        """Tell where the condition holds. Values are compared by what they mean, without case."""
        holds = ALWAYS
        if when.field and when.filled is not None:
            holds &= self.filled(when.field) == when.filled
        if when.field and when.values and not self.has(when.field):
            return NEVER
        if when.field and when.values:
            holds &= self._has_value(when.field, when.values)
        return holds

    def any_holds(self, conditions: tuple[When, ...]) -> pl.Expr:
        """Tell where any of the conditions holds."""
        return reduce(or_, map(self.holds, conditions)) if conditions else NEVER

    def _has_value(self, name: str, values: tuple[str, ...]) -> pl.Expr:
        field = self.field(name)
        wanted = wanted_texts(field, values)

        def means_one(text: pl.Expr) -> pl.Expr:
            return (text if wanted.as_meant else folded(field, text)).is_in(wanted.texts)

        return self.asked(name, lambda texts: self.any_text(name, texts, means_one), "meant")

    def _looked(self, field: Field) -> pl.Expr | None:
        blank, *others = self._not_looked(field).values()
        return ~reduce(or_, others, blank) if others else None

    def _not_looked(self, field: Field) -> dict[Unasked, pl.Expr]:
        name, roster = field.name, field.roster
        found: dict[Unasked, pl.Expr] = {"blank": ~self.filled(name)}
        if roster.blank_when:
            found["must-be-blank"] = self.any_holds(roster.blank_when)
        if roster.ignored_when:
            found["ignored"] = self.any_holds(roster.ignored_when)
        kinds: tuple[Unasked, ...] = ("damaged", "unsaid")
        found.update(
            (each, self.is_suspect(name, each)) for each in kinds if self.may_have(name, each)
        )
        if roster.sentinels:
            values = [each.value for each in roster.sentinels]
            found["sentinel"] = self.clean(name).is_in(values)
        return found

    def _lacking(self, field: Field) -> pl.Expr | None:
        return self._lacks(field) if field.roster.required_when else None

    def _lacks(self, field: Field) -> pl.Expr:
        always = self.record_type.always_needs(field)
        if not always and not field.roster.required_when:
            return NEVER
        needed = ALWAYS if always else self.any_holds(field.roster.required_when)
        passed_by = self.any_holds((*field.roster.ignored_when, *field.roster.blank_when))
        return ~self.filled(field.name) & needed & ~passed_by


def _with_its_rows(cells: Cells) -> JobSheet:
    sheet, rows = cells._sheet, cells._rows  # noqa: SLF001 - of this module
    return replace(sheet, frame=sheet.frame[rows], whole=None)


def _secret_columns(cells: Cells) -> frozenset[int]:
    return cells._sheet.secret_columns  # noqa: SLF001 - of this module


def _paired_with(cells: Cells) -> frozenset[str]:
    """Return the fields whose items say which item of another list they are."""
    return frozenset(each.roster.same_length_as for each in cells.record_type.fields)


def _key_digests(cells: Cells, *names: str) -> tuple[pl.Series, ...]:
    has_list = any(takes_several(cells.field(name)) for name in names)
    seen = None if has_list else cells.seen_key_of(names)
    keys = (cells.key_of(names), *(() if seen is None else (seen,)))
    return tuple(digests_of(cells.frame.select(each).to_series()) for each in keys)
