"""The page that says what became of each row, and leads back to those that need another look."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import polars as pl
from PySide6.QtWidgets import QFileDialog, QPushButton, QVBoxLayout, QWidget

from rosterwizard.core.job.sent_rows import as_sent
from rosterwizard.core.messages.screen_mask import screened_file
from rosterwizard.core.messages.words import counted, sentence
from rosterwizard.core.reports.outcome_report import outcome_report
from rosterwizard.core.results.receipt import receipt_file
from rosterwizard.core.results.refused import failed_rows, open_rows, refused_rows
from rosterwizard.core.sheet.file_names import safe_file_name
from rosterwizard.core.showing.personal_words import PersonalWords
from rosterwizard.core.showing.states import (
    STATE_MARKS,
    open_count,
    present_states,
    state_name,
    taken_count,
)
from rosterwizard.core.wizard.flow import Step
from rosterwizard.gui import theme
from rosterwizard.gui.asked_file import folder_of
from rosterwizard.gui.pages.page import Page
from rosterwizard.gui.results.doubts_link import DoubtsLink
from rosterwizard.gui.results.state_bar import StateBar
from rosterwizard.gui.results.take_back_button import TakeBackButton
from rosterwizard.gui.submit.by_hand_part import ByHandPart
from rosterwizard.gui.submit.practice_band import PracticeBand
from rosterwizard.gui.tables.outcome_table_model import WORDS_COLUMN, OutcomeTableModel
from rosterwizard.gui.tables.row_table import RowTable
from rosterwizard.gui.widgets.flow_row import FlowRow
from rosterwizard.gui.widgets.labels import text_label
from rosterwizard.gui.widgets.push_button import push_button
from rosterwizard.gui.widgets.segmented_buttons import Segment, SegmentedButtons
from rosterwizard.services.own_files import write_apart
from rosterwizard.services.receipts import receipt_of
from rosterwizard.services.results_in_words import headline, line_below, mode_line, said_line
from rosterwizard.services.submitting.again import changed_since_taken
from rosterwizard.services.work_facts import own_files

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from rosterwizard.core.job.job import Job
    from rosterwizard.core.job.outcomes import Outcomes
    from rosterwizard.gui.session import Session
    from rosterwizard.services.submitting.submission import Submitted

_ALL = "all"
_WORDS_WIDTH_PX = 300


class ResultsPage(Page):
    """One large sentence, a bar, and the same table as before with an outcome for each row."""

    step = Step.RESULTS

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._shown = ""  # the name of the record type whose sheet is shown
        self.practice = PracticeBand("results")
        self.bar = StateBar()
        self.notices = text_label()
        self.sheets = SegmentedButtons("results.sheet", sentence("results-said", "sheet"))
        self.states = SegmentedButtons("results.state", sentence("results-said", "rows-to-show"))
        self.model = OutcomeTableModel(self)
        self.table = self.named(RowTable(self.model), "table", sentence("results-said", "rows"))
        self.by_hand = ByHandPart("results")
        self.another = self._button("start_another", _start_another(), self.start_another)
        self.save_refused = self._button("save_refused", "", self._save_refused)
        report = sentence("results-save-report")
        self.save_report = self._button("save_report", report, self._save_report)
        receipt = sentence("results-save-receipt")
        self.save_receipt = self._button("save_receipt", receipt, self._save_receipt)
        self.doubts = DoubtsLink("results.doubts")
        self.doubts.setMinimumHeight(self.save_report.sizeHint().height())  # in line with buttons
        self.doubts.failed.connect(self.show_error)
        self.doubts.save_wanted.connect(self._save_doubts)
        self.take_back = TakeBackButton("results.take_back")
        self.take_back.failed.connect(self.show_error)
        self.take_back.made.connect(
            lambda name, content: self._save(name, content, _kinds(archive="*.zip"))
        )
        self._lay_out_parts()
        self.sheets.chosen.connect(self._show_sheet)
        self.states.chosen.connect(self._show_state)

    # -- What the window asks -------------------------------------------------------------

    def next_label(self) -> str:
        """Lead back to the rows that are not in; without any, begin something new."""
        left, changed = self._left(), self._changed()
        if self._unknown():
            return counted("results-look-up", self._unknown())
        if left:
            return counted("results-again", left)
        return counted("results-send-changed", changed) if changed else _start_another()

    def go_on(self) -> bool:
        """Go back to the table, or let the window begin anew."""
        if self._unknown():
            self._save_unknown()
            return False
        if not self._left() and not self._changed():
            return True
        wizard: Any = self.wizard()
        wizard.go_to(Step.CHECK if self._left() else Step.SUBMIT)
        return False

    def enter(self) -> None:
        """Show the outcomes of the last submission."""
        submitted = self.session.work.submitted
        if self.session.work.job is not None and submitted is not None:
            self.tell_again()
            self._show_what_can_be_done(self.session.work.job, submitted)
            self._show_sheets(list(submitted.outcomes))

    def tell_again(self) -> None:
        """Say what came of it as it may be said now; the table stays as it is."""
        job, submitted = self.session.work.job, self.session.work.submitted
        if job is None or submitted is None:
            return
        counts, words = submitted.counts(), PersonalWords(*job.sheets)
        below = words.told(line_below(submitted))
        self.set_heading(headline(job, counts, is_practice=submitted.is_practice), below)
        said = words.told(said_line(submitted))
        told = [*filter(None, [mode_line(job, submitted)]), *map(words.told, submitted.notices)]
        if said and said != below:
            told.insert(0, said)
        if counts["delivered"] and not _is_by_hand(submitted):
            places = map(screened_file, submitted.places)
            told += [sentence("results-place", place=place) for place in places]
            told += filter(None, [words.told(submitted.result)])
        if changed := self._changed():
            told.insert(0, counted("results-changed", changed))
        self.notices.setText("\n".join(told))
        self.notices.setVisible(bool(told))

    def _show_what_can_be_done(self, job: Job, submitted: Submitted) -> None:
        counts = submitted.counts()
        self.message_bar.hide()
        if submitted.trouble is not None:
            words, trouble = PersonalWords(*job.sheets), submitted.trouble
            self.message_bar.tell(
                "error", words.told(str(trouble)), again=lambda: words.told(str(trouble))
            )
        self.practice.hide()
        if submitted.is_practice:
            self.practice.show_for(job.profile.title, "after")
        self.bar.show_counts(counts)
        by_hand = _is_by_hand(submitted)
        self.by_hand.setVisible(by_hand)
        if by_hand:
            self.by_hand.show_steps(
                submitted.page, submitted.steps, submitted.result, submitted.places
            )
        self.another.setVisible(bool(self._left() or self._changed()))
        failed = counts["refused"] + counts["not-sent"]
        self.save_receipt.setVisible(bool(submitted.submission))
        self.take_back.show_for(job, submitted)
        self.doubts.show_for(job, submitted)
        self.save_refused.setVisible(failed > 0)
        self.save_refused.setText(counted("results-save-refused", failed))

    def first_to_do(self) -> QWidget | None:
        """Begin with mending what is not in; with everything in, with reading what came of it."""
        return None if self._left() else self.table

    def start_another(self) -> None:
        """Leave the rows that are not in, and begin something new."""
        wizard: Any = self.wizard()
        wizard.begin_anew()

    # -- The table ------------------------------------------------------------------------

    def _show_sheets(self, names: Sequence[str]) -> None:
        job = self.session.work.job
        if job is None:
            return
        titles = {name: job.profile.record_type(name).label for name in names}
        self.sheets.show_segments([Segment(name, titles[name]) for name in names])
        self.sheets.setVisible(len(names) > 1)
        self._show_sheet(self._shown if self._shown in names else names[0])

    def _show_sheet(self, name: str) -> None:
        outcomes = self._outcomes(name)
        if outcomes is None:
            return
        self._shown = name
        self.sheets.press(name)
        counts = outcomes.counts()
        segments = [Segment(_ALL, sentence("results-said", "all"), outcomes.frame.height)]
        segments += [
            Segment(state, state_name(state), counts[state], STATE_MARKS[state])
            for state in present_states(counts)
        ]
        self.states.show_segments(segments)
        self.states.press(_ALL)
        self.table.scroll_to_top()
        sheet = self.session.work.sheet_of(name)
        sent = self.session.work.submitted.sent if self.session.work.submitted else {}
        shown = as_sent(sheet, sent[name]) if name in sent else sheet
        self.model.show_outcomes(shown, outcomes, range(outcomes.frame.height))
        self.table.size_columns()
        self.table.setColumnWidth(WORDS_COLUMN, _WORDS_WIDTH_PX)
        says_nothing = (outcomes.frame["words"] == "").all()
        self.table.setColumnHidden(WORDS_COLUMN, says_nothing)
        self.table.make_room_for_numbers()
        self.table.go_to_first()

    def _show_state(self, key: str) -> None:
        outcomes = self._outcomes(self._shown)
        if outcomes is None:
            return
        rows: Sequence[int] = range(outcomes.frame.height)
        if key != _ALL:
            rows = outcomes.frame.filter(pl.col("state") == key)["row"].to_list()
        self.table.show_rows(rows)

    def _outcomes(self, name: str) -> Outcomes | None:
        submitted = self.session.work.submitted
        return submitted.outcomes.get(name) if submitted else None

    # -- Saving ---------------------------------------------------------------------------

    def _save_refused(self) -> None:
        """Save the rows that surely did not get in: of the shown sheet, else of the first."""
        self._save_rows(failed_rows, "not-in")

    def _save_unknown(self) -> None:
        """Save the rows to be looked up in the system, in the same way."""
        self._save_rows(open_rows, "to-look-up")

    def _save_rows(self, chosen: Callable[[Outcomes], Outcomes], called: str) -> None:
        submitted = self.session.work.submitted
        every = submitted.outcomes if submitted else {}
        rows = {name: chosen(each) for name, each in every.items()}
        having = [name for name, each in rows.items() if each.frame.height]
        if having:
            name = self._shown if self._shown in having else having[0]
            sheet = self.session.work.sheet_of(name)
            kinds = _kinds(csv="*.csv", workbook="*.xlsx")
            self._save(
                f"{name}-{called}.csv", lambda file: refused_rows(sheet, rows[name], file), kinds
            )

    def _save_report(self) -> None:
        job, submitted = self.session.work.job, self.session.work.submitted
        if job is not None and submitted is not None:
            self._save(
                f"{job.profile.name}-results.csv",
                lambda _file: outcome_report(job, submitted.outcomes),
                _kinds(outcomes="*.csv"),
            )

    def _save_receipt(self) -> None:
        job, submitted = self.session.work.job, self.session.work.submitted
        if job is not None and submitted is not None:
            self._save(
                f"{job.profile.name}-receipt.html",
                lambda file: receipt_file(receipt_of(job, submitted), file),
                _kinds(page="*.html", text="*.txt"),
            )

    def _save_doubts(self, text: str) -> None:
        job = self.session.work.job
        if job is not None:
            name = f"{job.profile.name}-doubts.txt"
            self._save(name, lambda _file: text.encode(), _kinds(text="*.txt"))

    def _save(self, name: str, content: Callable[[str], bytes], kinds: str) -> None:
        file = self.ask_file(name, kinds)
        if file:
            own = own_files(self.session.work)
            self.start(
                lambda _progress: write_apart(Path(file), content(file), own),
                lambda _: self.message_bar.tell("fixed", sentence("results-saved", file=file)),
                sentence("results-saving"),
            )

    def ask_file(self, name: str, kinds: str) -> str:
        """Ask where to save, beside the person's own file to begin with. Tests replace this."""
        begin = str(folder_of(self.session.work) / safe_file_name(name))
        return QFileDialog.getSaveFileName(self, sentence("results-said", "save"), begin, kinds)[0]

    # -- Inside ---------------------------------------------------------------------------

    def _left(self) -> int:
        """Return how many rows are not in."""
        submitted = self.session.work.submitted
        counts = submitted.counts() if submitted else None
        return sum(counts.values()) - taken_count(counts) if counts else 0

    def _unknown(self) -> int:
        """Return of how many rows it is not known whether they are in."""
        submitted = self.session.work.submitted
        return open_count(submitted.counts()) if submitted else 0

    def _changed(self) -> int:
        """Return how many rows that are in were changed since."""
        job, submitted = self.session.work.job, self.session.work.submitted
        if job is None or submitted is None:
            return 0
        return changed_since_taken(job, submitted)

    def _button(self, role: str, words: str, act: Callable[[], None]) -> QPushButton:
        return push_button(f"{self.name}.{role}", words, act)

    def _lay_out_parts(self) -> None:
        actions = QWidget()
        row = FlowRow(actions, across_px=theme.INSIDE_PX, down_px=theme.INSIDE_PX)
        for button in (
            self.save_refused,
            self.save_report,
            self.save_receipt,
            self.take_back,
            self.another,
            self.doubts,
        ):
            row.addWidget(button)
        column = QVBoxLayout()
        column.setSpacing(theme.BETWEEN_PX)
        parts: tuple[QWidget, ...] = (self.practice, self.bar, self.notices, self.by_hand)
        for part in parts:
            column.addWidget(part)
        column.addWidget(actions)
        column.addWidget(self.sheets)
        column.addWidget(self.states)
        column.addWidget(self.table, 1)
        self.table.setMinimumHeight(160)
        self.body.addLayout(column, 1)


def _is_by_hand(submitted: Submitted) -> bool:
    """Tell whether a person loads what was saved."""
    return bool(submitted.counts()["delivered"] and submitted.steps)


def _kinds(**patterns: str) -> str:
    return ";;".join(f"{sentence('file-kinds', kind)} ({each})" for kind, each in patterns.items())


def _start_another() -> str:
    return sentence("results-start-another")
