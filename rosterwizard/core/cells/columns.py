"""Columns that are made of a sheet's cells step by step, each named by its stage and field."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import TypeVar, cast

import polars as pl

from rosterwizard.core.cells.at_once import at_once
from rosterwizard.core.cells.different_texts import DifferentTexts, different_texts
from rosterwizard.core.profiles.language import Field, RecordType

Make = Callable[[Field], pl.Expr | None]
Told = Mapping[tuple[str, str], object]
Told_ = TypeVar("Told_")
Look = Callable[[pl.Series], pl.DataFrame]
Ask = Callable[[pl.Expr], pl.Expr]
_NONE: Mapping[str, pl.DataFrame] = MappingProxyType({})
_WHICH = "which"  # of the different texts of a field stands in the row


class Columns:
    """Frames that grow by one stage of the cells after the other.

    A field whose column holds few different texts has a frame of its own, with a row for each of
    these, so that a text is looked at once and not in every row. All others share the frame of the
    rows. `here` and `of` say the same of a stage, in the one frame and in the other.

    frame: a row for each row of the sheet: its position `row` (UInt32), and columns named by stage
        and by the field's place in the profile ("plain:3"), so that no heading can clash.
    fields: those that a column or a constant of the sheet fills; they are made from their `names`.
    own: by name, the frames of those that have one of their own. told: what columns as a whole
    told of their texts, by the stage that hangs on it and the field.
    """

    def __init__(
        self,
        record_type: RecordType,
        names: Iterable[str],
        frame: pl.DataFrame,
        own: Mapping[str, pl.DataFrame] = _NONE,
        told: Told | None = None,
    ) -> None:
        self._record_type = record_type
        self._place = {field.name: at for at, field in enumerate(record_type.fields)}
        self._fields = {field.name: field for field in record_type.fields}
        self.fields = tuple(self._fields[name] for name in names)
        self._own = dict(own)
        self._is_told = told is not None
        self.told: dict[tuple[str, str], object] = dict(told or {})
        self._stages: Mapping[str, list[str]] | None = None  # of the frame, by place of the field
        self._put(frame)

    @classmethod
    def as_read(
        cls,
        record_type: RecordType,
        texts: pl.DataFrame,
        rows: pl.Series | None = None,
        told: Told | None = None,
    ) -> "Columns":
        """Return the columns as they are read. texts: by the names of the fields.

        rows: the positions of these rows, if they are a few of a sheet's; told: what its columns
        told, which these few cannot.
        """
        columns = cls(record_type, texts.columns, pl.DataFrame(), told=told)
        all_rows = pl.arange(0, texts.height, dtype=pl.UInt32, eager=True)
        row = (all_rows if rows is None else rows).alias("row")
        few = at_once(different_texts, texts, texts.height)
        columns._put(pl.DataFrame([row, *map(columns._read, texts, few)]))
        return columns

    def is_of_few_texts(self, field: str) -> bool:
        """Tell whether the field has a frame of its own."""
        return field in self._own

    def alone(self, field: str) -> "Columns":
        """Return a field that has a frame of its own by itself, as if that were all rows."""
        return Columns(self._record_type, (field,), self._own[field].with_row_index("row"))

    def of_rows(self, rows: pl.Series, names: Collection[str]) -> "Columns":
        """Return the stages of these rows (positions) and fields alone; each keeps its `row`."""
        there = [field.name for field in self.fields if field.name in names]
        stages = (stage for name in there for stage in self._of_field(name))
        frame = pl.DataFrame([self.frame[each] for each in ("row", *stages)])
        own = {name: self._own[name] for name in there if name in self._own}
        return Columns(self._record_type, there, frame[rows], own)

    def _of_field(self, name: str) -> list[str]:
        """Return what the columns of the frame are called that hold stages of the field."""
        if self._stages is None:
            stages: dict[str, list[str]] = defaultdict(list)
            for each in self.frame.columns[1:]:
                stages[each.partition(":")[2]].append(each)
            self._stages = stages  # whole at once, for rules are told by several threads
        return self._stages.get(str(self._place[name]), [])

    def field(self, name: str) -> Field:
        """Return the field of that name, filled or not; raises KeyError."""
        return self._fields[name]

    def name(self, stage: str, field: str) -> str:
        """Return the name of a column of the frame."""
        return f"{stage}:{self._place[field]}"

    def has(self, stage: str, field: str) -> bool:
        """Tell whether the field has that stage."""
        return self.name(stage, field) in self._names

    def _read(self, texts: pl.Series, few: DifferentTexts | None) -> pl.Series:
        name = texts.name
        if few is None:
            return texts.alias(self.name("read", name))
        self._own[name] = few.each.alias(self.name("read", name)).to_frame()
        return few.which.alias(self.name(_WHICH, name))

    # What is asked of all rows

    def of(self, field: str, *stages: str) -> pl.Expr:
        """Return the first of the stages that the field has, by row; "" for one without any."""
        found = self._first(field, stages)
        if found is None:
            return pl.lit("")
        if field in self._own and found in self._own[field].columns:
            which = pl.col(self.name(_WHICH, field))
            return pl.lit(self._own[field][found]).gather(which)
        return pl.col(found)

    def texts_of(self, field: str, *stages: str) -> pl.Series:
        """Return what `of` says, worked out: a column that is there already costs nothing."""
        found = self._first(field, stages)
        if found is None:
            return pl.Series([""], dtype=pl.String).new_from_index(0, self.frame.height)
        own = self._own.get(field)
        if own is not None and found in own.columns:
            return self.by_row(field, own[found])
        return self.frame[found]

    def asked(self, question: Ask, field: str, *stages: str) -> pl.Expr:
        """Return what a question about `of` says, by row; it is put to each different text once."""
        if field not in self._own:
            return question(self.of(field, *stages))
        answers = self._own[field].with_columns(question(self.here(field, *stages)).alias("said"))
        return pl.lit(answers["said"]).gather(pl.col(self.name(_WHICH, field)))

    def answers(self, look: Look, field: str, *stages: str) -> pl.DataFrame:
        """Return what a look at the texts of `of` finds, by row; it gets each different text once.

        look: makes columns as long as the texts.
        """
        if field not in self._own:
            return look(self.texts_of(field, *stages))
        texts = self._own[field].select(self.here(field, *stages)).to_series()
        return look(texts)[self.frame[self.name(_WHICH, field)]]

    def counted(self, field: str, *stages: str) -> pl.DataFrame:
        """Return the texts of `of` as `text`, beside in how many `rows` (UInt32) each stands.

        A text is there once or, of a field with many different ones, as often as it stands there.
        """
        if field not in self._own:
            texts = self.texts_of(field, *stages)
            return pl.DataFrame([texts.alias("text"), _as_often("rows", 1, texts.len())])
        texts = self.own_frame(field).select(self.here(field, *stages).alias("text")).to_series()
        counts = self.frame[self.name(_WHICH, field)].value_counts(name="rows")
        rows = _as_often("rows", 0, texts.len()).scatter(counts[:, 0], counts["rows"])
        return pl.DataFrame([texts, rows])

    def add_by_row(self, stage: str, make: Make) -> None:
        """Make a stage of each field for which `make` gives one, of what `of` returns."""
        made = [expression.alias(name) for name, expression in self._made(stage, make, self.fields)]
        if made:
            self._put(self.frame.with_columns(made))

    # How the stages are made

    def here(self, field: str, *stages: str) -> pl.Expr:
        """Return the first of the stages that the field has, in its own frame."""
        found = self._first(field, stages)
        return pl.lit("") if found is None else pl.col(found)

    def own_frame(self, field: str) -> pl.DataFrame:
        """Return the frame that holds the stages of the field."""
        return self._own.get(field, self.frame)

    def by_row(self, field: str, texts: pl.Series) -> pl.Series:
        """Return the texts, which are as long as the field's own frame, for all rows."""
        return texts.gather(self.frame[self.name(_WHICH, field)]) if field in self._own else texts

    def texts(self, field: str, stage: str) -> pl.Series:
        """Return a stage of a field; raises ColumnNotFoundError where it has none."""
        return self.own_frame(field)[self.name(stage, field)]

    def as_told(self, stage: str, field: str, tell: Callable[[], Told_], nothing: Told_) -> Told_:
        """Return what the column as a whole tells of a stage; `nothing` where it told nothing."""
        if not self._is_told:
            self.told[stage, field] = tell()
        return cast("Told_", self.told.get((stage, field), nothing))

    def can_tell(self, stage: str, field: str) -> bool:
        """Tell whether `as_told` may return anything for the stage."""
        return not self._is_told or bool(self.told.get((stage, field)))

    def add(self, stage: str, make: Make) -> None:
        """Make a stage of each field for which `make` gives one, of what `here` returns."""
        for fields in self._together():
            made = [expression.alias(name) for name, expression in self._made(stage, make, fields)]
            if made:
                grown = self.own_frame(fields[0].name).with_columns(made)
                if fields[0].name in self._own:
                    self._own[fields[0].name] = grown
                else:
                    self.frame = grown
        self._name_all()

    def put(self, made: Iterable[tuple[str, str, pl.Series]]) -> None:
        """Put stages into their frames, each as the name of the field, the stage and its column."""
        shared = []
        for field, stage, each in made:
            named = each.alias(self.name(stage, field))
            if field in self._own:
                self._own[field] = self._own[field].with_columns(named)
            else:
                shared.append(named)
        self._put(self.frame.with_columns(shared) if shared else self.frame)

    def where_any(self, makes: Mapping[str, Make]) -> dict[str, frozenset[str]]:
        """Return by its title for which fields what each of the makes gives is true anywhere.

        What all of them give is asked in one query.
        """
        found: dict[str, set[str]] = {title: set() for title in makes}
        for fields in self._together():
            made = {
                (title, field.name): expression
                for title, make in makes.items()
                for field in fields
                if (expression := make(field)) is not None
            }
            frame = self.own_frame(fields[0].name)
            asked = [each.any().alias(str(at)) for at, each in enumerate(made.values())]
            answers = frame.select(asked).row(0) if asked else ()
            for (title, name), is_any in zip(made, answers, strict=True):
                if is_any:
                    found[title].add(name)
        return {title: frozenset(names) for title, names in found.items()}

    def amend(self, stage: str, bases: tuple[str, ...], where: str, make: Make) -> None:
        """Make a stage that can differ from the first of `bases` only where `where` is true.

        Those rows are few, so that a slow expression costs little. A field without such rows
        gets no new column.
        """
        self.put(
            (field.name, stage, self._amended(field.name, bases, expression, where))
            for field in self.fields
            if self.has(where, field.name) and self.texts(field.name, where).any()
            if (expression := make(field)) is not None
        )

    def _amended(
        self, field: str, bases: tuple[str, ...], expression: pl.Expr, where: str
    ) -> pl.Series:
        frame = self.own_frame(field)
        base = next(each for each in bases if self.has(each, field))
        before = self.texts(field, base)
        if before.dtype == pl.List:  # Polars cannot put single lists in
            return frame.select(expression).to_series()
        rows = self.texts(field, where).arg_true()
        few = frame[sorted(set(expression.meta.root_names()))][rows]
        return before.clone().scatter(rows, few.select(expression).to_series())

    def _together(self) -> Iterator[tuple[Field, ...]]:
        """Give the fields whose stages are made in one frame, all of them in one query."""
        if shared := tuple(field for field in self.fields if field.name not in self._own):
            yield shared
        for name in self._own:
            yield (self._fields[name],)

    def _made(
        self, stage: str, make: Make, fields: Iterable[Field]
    ) -> Iterator[tuple[str, pl.Expr]]:
        for field in fields:
            expression = make(field)
            if expression is not None:
                yield self.name(stage, field.name), expression

    def _first(self, field: str, stages: Iterable[str]) -> str | None:
        names = (self.name(stage, field) for stage in stages)
        return next((name for name in names if name in self._names), None)

    def _put(self, frame: pl.DataFrame) -> None:
        self.frame = frame
        self._name_all()

    def _name_all(self) -> None:
        own = (name for frame in self._own.values() for name in frame.columns)
        self._names = frozenset((*self.frame.columns, *own))  # asked for often
        self._stages = None


def _as_often(name: str, number: int, times: int) -> pl.Series:
    return pl.Series(name, [number], dtype=pl.UInt32).new_from_index(0, times)
