"""What was sent is searched, laid side by side, gone on with, certified and forgotten."""

from __future__ import annotations

import csv
from datetime import date
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest

from rosterwizard.core.messages.words import number
from rosterwizard.gui.dialogs.forget_question import ForgetQuestion
from rosterwizard.gui.dialogs.history_dialog import HistoryDialog, Reopened
from rosterwizard.gui.dialogs.two_submissions_dialog import TwoSubmissionsDialog
from rosterwizard.services.history import entries, history_file, remember
from rosterwizard.services.settings import load_settings
from tests.helpers.sent_before import entry, sent

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from rosterwizard.core.profiles.language import Profile
    from rosterwizard.gui.session import Session
    from rosterwizard.services.forgetting_files import Forgettable
    from rosterwizard.services.history_search import Compared

FIRST = replace(entry("one", "d1", created=1163, refused=37), when="2026-08-20T09:30:00+02:00")
SECOND = replace(
    entry("two", "d2", updated=4),
    when="2026-08-21T09:30:00+02:00",
    server="Other",
    file="other.csv",
    record_type="staff",
)


def opened(qtbot: QtBot, session: Session) -> HistoryDialog:
    dialog = HistoryDialog(session)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.read()
    qtbot.waitUntil(lambda: dialog.counted.text() != "Reading the history")
    return dialog


@pytest.fixture
def dialog(qtbot: QtBot, session: Session) -> HistoryDialog:
    remember([FIRST])
    remember([SECOND])
    return opened(qtbot, session)


def files(dialog: HistoryDialog) -> list[str]:
    return texts(dialog, 3)


def texts(dialog: HistoryDialog, column: int) -> list[str]:
    cells = (dialog.table.item(row, column) for row in range(dialog.table.rowCount()))
    return [cell.text() for cell in cells if cell is not None]


def test_a_line_says_what_went_where_and_what_became_of_it(dialog: HistoryDialog) -> None:
    last = [texts(dialog, column)[1] for column in range(1, 6)]
    assert last == [
        *("Infiniti: Patrons", "Library", "p.csv", number(1200)),
        f"{number(1163)} created, 37 refused",
    ]
    assert dialog.counted.text() == "2 lines of 2"


def test_all_of_it_is_seen_once_the_lines_are_there(dialog: HistoryDialog, qtbot: QtBot) -> None:
    boxes = (dialog.search.system, dialog.search.server, dialog.search.outcome)
    qtbot.waitUntil(lambda: all(box.width() >= box.sizeHint().width() for box in boxes))
    header = dialog.table.horizontalHeader()
    assert header.length() == dialog.table.viewport().width()


def test_without_a_line_it_says_what_will_stand_there(qtbot: QtBot, session: Session) -> None:
    dialog = opened(qtbot, session)
    assert dialog.counted.text().startswith("Nothing was sent from this computer yet.")
    assert dialog.search.isHidden()  # there is nothing to search
    assert dialog.hint.isHidden()


def test_a_history_that_cannot_be_read_is_said(qtbot: QtBot, session: Session) -> None:
    history_file().write_bytes(b"not a database, and long enough to be taken for none" * 100)
    dialog = HistoryDialog(session)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.read()
    qtbot.waitUntil(lambda: "is kept as" in dialog.message_bar.text())


def test_each_field_narrows_it_down_and_all_can_be_shown_again(dialog: HistoryDialog) -> None:
    fields = dialog.search
    fields.text.setText("OTHER.csv")
    assert files(dialog) == ["other.csv"]
    fields.text.setText("zzz")
    assert (files(dialog), dialog.counted.text()) == ([], "Nothing in the history is like that.")
    fields.everything.click()
    fields.server.setCurrentText("Library")
    assert files(dialog) == ["p.csv"]
    fields.everything.click()
    fields.outcome.setCurrentText("Updated")
    assert files(dialog) == ["other.csv"]
    fields.everything.click()
    assert files(dialog) == ["other.csv", "p.csv"]
    fields.since.setDate(QDate(2026, 8, 21))
    assert (fields.wanted().since, files(dialog)) == (date(2026, 8, 21), ["other.csv"])
    fields.everything.click()
    fields.until.setDate(QDate(2026, 8, 20))
    assert files(dialog) == ["p.csv"]


PRACTISED = replace(entry("three", "d3", created=9), server="practice:strict", file="try.csv")


@pytest.fixture
def mixed(dialog: HistoryDialog, qtbot: QtBot) -> HistoryDialog:
    """Return the history after something was practised, too."""
    remember([PRACTISED])
    dialog.read()
    qtbot.waitUntil(lambda: len(dialog._lines) == 3)  # noqa: SLF001 - most of it is not shown
    return dialog


def test_practice_is_apart_from_what_was_really_sent(mixed: HistoryDialog) -> None:
    kind = mixed.search.kind
    assert kind.isVisible()
    assert sorted(files(mixed)) == ["other.csv", "p.csv"]
    assert mixed.counted.text() == "2 lines of 3"
    kind.setCurrentText("Practice")
    assert files(mixed) == ["try.csv"]
    mixed.search.everything.click()
    assert (kind.currentText(), len(files(mixed))) == ("Both", 3)


def test_where_all_is_of_one_kind_nobody_is_asked_which(dialog: HistoryDialog) -> None:
    assert not dialog.search.kind.isVisible()
    assert dialog.search.wanted().practice is None


def test_what_is_shown_is_saved_as_a_list(
    mixed: HistoryDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "history.csv"
    monkeypatch.setattr(mixed, "ask_list_file", lambda _suggested: None)
    mixed.save.click()
    monkeypatch.setattr(mixed, "ask_list_file", lambda _suggested: file)
    mixed.search.kind.setCurrentText("Practice")
    mixed.save.click()
    headings, *rows = csv.reader(file.read_text("utf-8-sig").splitlines())
    assert headings == ["When", "What", "Server", "Kind", "File", "Rows", "Outcome", "Submission"]
    assert [row[1:] for row in rows] == [
        ["Infiniti: Patrons", "Practice server", "practice", "try.csv", "9", "9 created", "three"]
    ]
    assert str(file) in mixed.message_bar.text()
    mixed.search.text.setText("zzz")
    assert not mixed.save.isEnabled()


def test_a_list_is_saved_over_no_file_of_ones_own(
    dialog: HistoryDialog, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "p.csv"
    own.write_text("mine", "utf-8")
    session.set_paths([own])
    monkeypatch.setattr(dialog, "ask_list_file", lambda _suggested: own)
    dialog.save.click()
    assert own.read_text("utf-8") == "mine"
    assert dialog.message_bar.text()


def test_headings_stand_over_what_they_are_of(dialog: HistoryDialog) -> None:
    header = dialog.table.horizontalHeader()
    assert header.defaultAlignment() & Qt.AlignmentFlag.AlignLeft


def test_only_what_fits_the_chosen_lines_can_be_pressed(dialog: HistoryDialog) -> None:
    single = (dialog.reopen, dialog.receipt, dialog.forget)

    def can() -> tuple[bool, ...]:
        return (*(each.isEnabled() for each in single), dialog.compare.isEnabled())

    assert (can(), dialog.hint.isHidden()) == ((True, True, True, False), False)
    dialog.table.setFocus()
    QTest.keyClick(dialog.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert (can(), dialog.hint.isHidden()) == ((False, False, False, True), True)
    QTest.keyClick(dialog.table, Qt.Key.Key_Up)  # without Shift, which Qt would go on with
    assert can() == (True, True, True, False)
    dialog.search.text.setText("zzz")
    assert can() == (False, False, False, False)


def test_two_are_compared_the_earlier_one_first(
    dialog: HistoryDialog, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    shown: list[TwoSubmissionsDialog] = []

    def show(
        found: list[Compared],
        titles: tuple[str, str],
        profiles: Sequence[Profile],
        parent: HistoryDialog,
    ) -> None:
        shown.append(TwoSubmissionsDialog(found, titles, profiles, parent))

    monkeypatch.setattr(TwoSubmissionsDialog, "show_both", show)
    dialog.table.selectAll()
    dialog.compare.click()
    table = shown[0].table
    cells = [table.item(1, column) for column in range(5)]
    assert [each.text() for each in cells if each] == [
        *("Infiniti: Patrons", "created", number(1163), "0", f"-{number(1163)}"),
    ]
    heading = table.horizontalHeaderItem(2)
    assert heading is not None
    assert heading.text().endswith(", Library")
    for column, cell in enumerate(cells):
        heading = table.horizontalHeaderItem(column)
        assert cell is not None
        assert heading is not None
        assert heading.textAlignment() == cell.textAlignment()


def test_a_submission_can_be_gone_on_with(dialog: HistoryDialog) -> None:
    dialog.table.selectRow(1)
    dialog.reopen.click()
    assert dialog.reopened == Reopened("one", ("p.csv",))
    assert dialog.result() == HistoryDialog.DialogCode.Accepted


def test_its_receipt_is_saved(
    dialog: HistoryDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "r.txt"
    dialog.table.selectRow(1)
    monkeypatch.setattr(dialog, "ask_file", lambda _name: "")
    dialog.receipt.click()
    monkeypatch.setattr(dialog, "ask_file", lambda _name: str(file))
    dialog.receipt.click()
    assert "SHA-256 of what was sent: d1" in file.read_text("utf-8")
    assert str(file) in dialog.message_bar.text()
    dialog.table.selectRow(0)
    dialog.receipt.click()
    assert "is not known here any more" in dialog.message_bar.text()


def test_a_file_is_forgotten_after_a_question_that_says_what_goes_and_what_stays(
    dialog: HistoryDialog, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    asked: list[str] = []
    answers = [False, True]

    def answer(_: HistoryDialog, found: Forgettable, profiles: Sequence[Profile]) -> bool:
        question = ForgetQuestion(found, profiles)
        qtbot.addWidget(question)
        asked.append(f"{question.text()} {question.informativeText()}")
        return answers.pop(0)

    monkeypatch.setattr(ForgetQuestion, "may_forget", answer)
    dialog.table.selectRow(1)
    dialog.forget.click()
    assert len(entries()) == 2
    for words in ("Forget p.csv?", "1 submission with", "Infiniti: Patrons", "your file itself"):
        assert words in asked[0]
    assert "opened lately" not in asked[0]
    dialog.forget.click()
    qtbot.waitUntil(lambda: files(dialog) == ["other.csv"])
    assert [each.file for each in entries()] == ["other.csv"]
    assert "1 submission of p.csv is forgotten" in dialog.message_bar.text()


def test_what_must_not_be_forgotten_is_said(
    qtbot: QtBot, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent("a", {"d1": "cut"})
    dialog = opened(qtbot, session)
    monkeypatch.setattr(ForgetQuestion, "may_forget", lambda *_: True)
    dialog.table.selectRow(0)
    assert texts(dialog, 5) == ["3 unknown: look in the system"]
    dialog.forget.click()
    assert "could be sent twice" in dialog.message_bar.text()
    session.set_paths([tmp_path / "p.csv"])
    dialog.forget.click()
    assert "is open in this window" in dialog.message_bar.text()
    assert len(entries()) == 1


def test_for_how_long_is_chosen_here_too(dialog: HistoryDialog) -> None:
    dialog.keeps_days.setValue(30)
    assert load_settings().keeps_days == 30
