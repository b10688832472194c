"""The right zone: the selected cell, what is wrong with it, and the fixes that are at hand."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

import polars as pl
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from rosterwizard.core.checking.problems import FRAME
from rosterwizard.core.job.cell_edits import within
from rosterwizard.core.messages.screen_mask import to_be_shown
from rosterwizard.core.messages.words import sentence
from rosterwizard.core.reports.described import described
from rosterwizard.core.showing.cell_marks import WHOLE_ROW
from rosterwizard.core.showing.row_naming import naming_of
from rosterwizard.core.showing.rows_aside import answers_to, can_be_answered
from rosterwizard.gui import theme
from rosterwizard.gui.check.fix_card import FixCard
from rosterwizard.gui.check.problem_card import (
    ProblemCard,
    SunkenLabel,
    ValueBox,
    wrapped_label,
)
from rosterwizard.gui.check.twin_buttons import twin_buttons
from rosterwizard.gui.naming import named
from rosterwizard.gui.plain_text import breakable
from rosterwizard.gui.task import LatestTask
from rosterwizard.gui.widgets.labels import quiet_label, text_label, title_label
from rosterwizard.gui.widgets.push_button import push_button
from rosterwizard.gui.widgets.reading_area import ReadingArea

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from rosterwizard.core.checking.problems import Problems
    from rosterwizard.core.fixing import Fix
    from rosterwizard.core.job.job import JobSheet
    from rosterwizard.core.profiles.language import Field
    from rosterwizard.core.reports.described import Problem
    from rosterwizard.core.showing.causes import Cause
    from rosterwizard.core.showing.checked_job import CheckedSheet
from rosterwizard.core.showing.rows_aside import RowsAside

_MOST_CARDS = 6
_AT_ONCE_ROWS = 20_000  # beyond, the window would stand still while all rows are asked
_ANSWERS = {
    "edit-brought-back": "check.take-in",
    "edit-set-aside": "check.set-aside",
    "edit-kept-rows": "check.keep",
}


class _Told(NamedTuple):
    """The problems that were put into words last: of which check, and where."""

    of: Problems
    key: tuple[object, ...]
    problems: list[Problem]


@dataclass(frozen=True, slots=True)
class ProblemAt:
    """A problem, and in what it was found. frame: of one row, schema `FRAME`."""

    sheet: CheckedSheet
    frame: pl.DataFrame = field(repr=False)


class ProblemPanel(ReadingArea):
    """Explains one cell, or one cause that stands in no cell.

    explained: the first problem that is shown; None where none is.
    """

    fix_wanted = Signal(object)  # an Edit
    row_wanted = Signal(int)  # its position
    failed = Signal(BaseException)
    shown = Signal()  # something else is explained now

    def __init__(
        self, name: str, parent: QWidget | None = None, *, edge_px: int = theme.BETWEEN_PX
    ) -> None:
        super().__init__(name, sentence("check-said", "problem"), parent)
        self._edge_px = edge_px
        self.rows_shown: Sequence[int] | None = None  # in the table; None: all
        self.is_held = False  # nothing can be mended: it is looked at
        self._first_fix: FixCard | None = None
        self._open_cards: dict[int, FixCard] = {}  # by place: what they would cause is not known
        self._sheet: CheckedSheet | None = None
        self._caused: dict[int, int] = {}  # by the place of the fix among those of the sheet
        self._trying = LatestTask(self)
        self._trying.failed.connect(self.failed)
        self._explaining = LatestTask(self)
        self._explaining.failed.connect(self.failed)
        self._told: _Told | None = None
        self.explained: ProblemAt | None = None
        self._content: QWidget | None = None
        self.show_nothing()

    def show_cell(self, sheet: CheckedSheet, row: int, column: int, said: str = "") -> None:
        """Show what is wrong with a cell and with its row, or what the field is for.

        said: what became of the row when it was sent, if it is not in.
        """
        self._forget_cards()
        found = list(_found_at(sheet, row, column))
        if not found:
            self.explained = None
            facts = _cell_facts(sheet, row, column)
            self._show([*_whose(sheet, row), *_said(said), *facts])
        else:
            self._explain(sheet, found, row, said, lambda: _cell_facts(sheet, row, column))

    def show_cause(self, sheet: CheckedSheet, cause: Cause) -> None:
        """Show a cause that stands in no row: a missing column, a doubled heading."""
        of_file = sheet.problems.frame.filter(
            (pl.col("rule") == cause.rule)
            & pl.col("column").eq_missing(pl.lit(cause.column))
            & pl.col("row").is_null()
        )
        self._forget_cards()
        self._explain(sheet, [of_file.head(1)], None, "", list)

    def forget_words(self) -> None:
        """Put problems into words anew: personal values are hidden now, or shown again."""
        self._told = None

    def show_nothing(self) -> None:
        """Show what the panel is for."""
        self._forget_cards()
        self._sheet, self.explained = None, None
        self._show([quiet_label(sentence("check-nothing-selected"))])

    def apply_first(self) -> bool:
        """Make the first fix that is shown; False when there is none."""
        if self._first_fix is None:
            return False
        self._first_fix.button.click()
        return True

    # -- Problems in words ----------------------------------------------------------------

    def _explain(
        self,
        sheet: CheckedSheet,
        found: list[pl.DataFrame],
        row: int | None,
        said: str,
        meanwhile: Callable[[], list[QWidget]],
    ) -> None:
        """Show the problems; in a tall sheet once they are put into words, away from this thread.

        meanwhile: gives what is known of the cell without that.
        """

        def explained() -> list[Problem]:
            own = (replace(sheet.problems, frame=frame) for frame in found[:_MOST_CARDS])
            with to_be_shown():
                return [next(described(sheet.sheet, problems)) for problems in own]

        def show(problems: list[Problem]) -> None:
            whose = [] if row is None else _whose(sheet, row)
            self._told = _Told(sheet.problems, key, problems)
            self._show([*whose, *_said(said), *self._cards(sheet, found, problems, row)])

        self.explained = ProblemAt(sheet, found[0])
        key = (row, *(tuple(frame.row(0)) for frame in found))
        if self._told and self._told.of is sheet.problems and self._told.key == key:
            show(self._told.problems)
        elif sheet.sheet.frame.height <= _AT_ONCE_ROWS:
            show(explained())
        else:
            waits = quiet_label(sentence("check-explaining"))
            whose = [] if row is None else _whose(sheet, row)
            self._show([*whose, *_said(said), waits, *meanwhile()])
            self._explaining.start(lambda _progress: explained(), show)

    def _cards(
        self,
        sheet: CheckedSheet,
        found: list[pl.DataFrame],
        problems: list[Problem],
        row: int | None,
    ) -> list[QWidget]:
        self._first_fix = None
        self._begin_trying(sheet)
        cards: list[QWidget] = []
        offered: set[int] = set()
        for frame, problem in zip(found, problems, strict=False):
            card = ProblemCard(problem)
            fixes = list(_fixes_at(sheet, frame, row))
            if sheet.fixes is None or not (fixes or sheet.all_fixes):
                card.fixes.addWidget(quiet_label(sentence("check-looking-for-fixes")))
            for place, fix in fixes:
                if place not in offered:
                    offered.add(place)
                    fix_card = self._fix_card(fix, row)
                    card.fixes.addWidget(fix_card)
                    self._say_caused(fix_card, place)
            if not self.is_held:
                for button in self._buttons(sheet, frame.row(0)[2], row):
                    card.fixes.addWidget(button)
            cards.append(card)
        self._try_next()
        return cards

    # -- What a fix would cause -----------------------------------------------------------

    def _begin_trying(self, sheet: CheckedSheet) -> None:
        if sheet is not self._sheet:
            self._sheet, self._caused = sheet, {}
        self._forget_cards()

    def _forget_cards(self) -> None:
        """Look for nothing any more that is no longer shown."""
        self._explaining.cancel()
        self._trying.cancel()
        self._open_cards = {}

    def _say_caused(self, card: FixCard, place: int) -> None:
        """Say what the fix would cause, now or when it was tried; a safe one causes nothing."""
        if place in self._caused:
            card.show_caused(self._caused[place])
        elif not card.fix.safe:
            self._open_cards[place] = card

    def _try_next(self) -> None:
        """Try one fix after the other: each is a check of the whole job."""
        sheet, place = self._sheet, next(iter(self._open_cards), None)
        if sheet is None or place is None:
            return
        fix = self._open_cards[place].fix
        self._trying.start(
            lambda progress: sheet.caused_by(fix, progress),
            lambda count: self._take_caused(place, count),
        )

    def _take_caused(self, place: int, count: int) -> None:
        self._caused[place] = count
        self._open_cards.pop(place).show_caused(count)
        self._try_next()

    def _buttons(self, sheet: CheckedSheet, rule: int, row: int | None) -> Iterator[QPushButton]:
        """Give what a person can say of the rows of a problem."""
        yield from self._answers(sheet, rule)
        if row is not None:
            yield from twin_buttons(sheet, rule, row, self)

    def _answers(self, sheet: CheckedSheet, rule: int) -> Iterator[QPushButton]:
        """Give the buttons that take the rows of a problem in, set them aside, or keep them."""
        broken = sheet.problems.rules[rule]
        if not can_be_answered(broken):
            return
        rows = sheet.problems.frame.filter(pl.col("rule") == rule)["row"].drop_nulls()
        for answer in answers_to(sheet.sheet, broken, rows):
            yield self._answer_button(answer)

    def _answer_button(self, answer: RowsAside) -> QPushButton:
        name = _ANSWERS[answer.edit.code]
        return push_button(name, answer.button, lambda: self.fix_wanted.emit(answer.edit))

    def _fix_card(self, fix: Fix, row: int | None) -> FixCard:
        changed = pl.DataFrame([fix.rows]) if fix.gone else fix.cells
        unseen = changed.height - within(changed, self.rows_shown).height
        card = FixCard(fix, row, unseen, is_held=self.is_held)
        card.wanted.connect(self.fix_wanted)
        if self.is_held:
            return card
        if self._first_fix is not None:  # the letter is for the first one, as Alt+Enter is
            card.button.setText(card.button.text().replace("&", ""))
        self._first_fix = self._first_fix or card
        return card

    def _show(self, parts: list[QWidget]) -> None:
        if not any(isinstance(part, ProblemCard) for part in parts):
            self._first_fix = None
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(self._edge_px, 0, theme.INSIDE_PX, theme.INSIDE_PX)
        column.setSpacing(theme.EDGE_PX)
        for part in parts:
            column.addWidget(part)
        column.addStretch(1)
        self._content = content
        self.setWidget(content)
        self.shown.emit()

    def whose(self) -> str:
        """Return who the row is about, in words; "" where nobody is named."""
        label = self._content.findChild(QLabel, "check.whose") if self._content else None
        return label.accessibleName() if label is not None else ""

    def in_words(self) -> str:
        """Return what is wrong, and what to do, for those who hear it."""
        cards = self._content.findChildren(ProblemCard) if self._content else []
        said = ((each.accessibleName(), each.accessibleDescription()) for each in cards)
        return " ".join(words for pair in said for words in pair if words)


def _whose(sheet: CheckedSheet, row: int) -> list[QWidget]:
    """Return who the row is about, as it was called when it was checked."""
    naming = naming_of(sheet.sheet, row)
    name, key = naming.name or naming.key, naming.key if naming.name else ""
    if not name:
        return []
    first = named(wrapped_label(name), "check.whose")
    first.setFont(theme.strong_font())
    said = sentence("check-whose", called=naming.in_words())
    first.setAccessibleName(said)
    return [_group([first, *([quiet_label(breakable(key))] if key else [])])]


def _said(words: str) -> list[QWidget]:
    if not words:
        return []
    return [_group([quiet_label(sentence("check-not-in")), SunkenLabel(words)])]


def _found_at(sheet: CheckedSheet, row: int, column: int) -> Iterator[pl.DataFrame]:
    """Give the problems at a cell, then those of its row, as frames of one, the gravest first."""
    for place, shown in ((column, column), (WHOLE_ROW, None)):
        for rule in sheet.marks.rules_at(row, place):
            yield pl.DataFrame({"row": [row], "column": [shown], "rule": [rule]}, schema=FRAME)


def _fixes_at(
    sheet: CheckedSheet, frame: pl.DataFrame, row: int | None
) -> Iterator[tuple[int, Fix]]:
    """Give the fixes of the problem in `frame` that would change this row, headings or all rows."""
    _, column, rule = frame.row(0)
    for place, fix in enumerate(sheet.fixes or ()):
        if (fix.rule, fix.column) != (rule, column):
            continue
        of_this_row = row is not None and fix.is_of_row(row)
        if fix.headings or of_this_row or (row is None and fix.of_rows):
            yield place, fix


def _cell_facts(sheet: CheckedSheet, row: int, column: int) -> list[QWidget]:
    """Return what the cell is, what it was, and what its field is for."""
    job_sheet = sheet.sheet
    was, now = (frame[f"c{column}"][row] for frame in (job_sheet.sheet.frame, job_sheet.frame))
    shown = job_sheet.told.of(column)
    parts: list[QWidget] = [ValueBox(shown(now))]
    if was != now:
        parts += [quiet_label(sentence("check-was")), ValueBox(shown(was))]
    name = job_sheet.matching.matches[column].field
    makes = job_sheet.matching.made_with(column)
    parts += [quiet_label(_made_words(job_sheet, each, row, shown)) for each in makes]
    if name is None and not makes:
        parts.append(quiet_label(sentence("check-column-not-sent")))
    elif name is not None:
        parts += _field_facts(job_sheet.record_type.field(name))
    return [_group(parts)]


def _made_words(sheet: JobSheet, name: str, row: int, shown: Callable[[str], str]) -> str:
    """Return what the cell makes, alone or with others."""
    made = replace(sheet, frame=sheet.frame[row : row + 1]).text_of(name)
    value = "" if made is None else shown(made[0])
    return sentence("check-cell-makes", field=name, value=value)


def _group(parts: list[QWidget]) -> QWidget:
    group = QWidget()
    column = QVBoxLayout(group)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.INSIDE_PX)
    for part in parts:
        column.addWidget(part)
    return group


def _field_facts(field: Field) -> list[QWidget]:
    title = title_label(field.label)
    parts: list[QWidget] = [title]
    if field.description:
        parts.append(text_label(field.description))
    if field.example:
        parts.append(quiet_label(sentence("check-example", example=field.example)))
    return parts
