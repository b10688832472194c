"""The results say in one sentence what became of the rows, and lead back to those not in."""

from __future__ import annotations

import csv
from dataclasses import replace
from typing import TYPE_CHECKING

import polars as pl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel

from rosterwizard.core.job.outcomes import FRAME, Outcomes
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.wizard.flow import Step
from rosterwizard.gui.pages.results_page import ResultsPage
from rosterwizard.gui.tables.sheet_table_model import MARK
from rosterwizard.services.history import Entry, remember
from rosterwizard.services.submitting.submission import Submitted
from tests.helpers.window_jobs import (
    clean_patrons,
    infiniti_job,
    job_of,
    opened,
    part,
    ready,
    session_of,
)

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

SAID = "3 users processed. 1 user created."


def submitted(states: dict[int, tuple[str, str]], rows: int = 10, **more: object) -> Submitted:
    lines = [(row, *states.get(row, ("created", "User Created"))) for row in range(rows)]
    frame = pl.DataFrame(lines, schema=FRAME, orient="row")
    return Submitted({"patrons": Outcomes("patrons", frame, SAID)}, **more)  # type: ignore[arg-type] # named by the caller


def page_for(qtbot: QtBot, outcome: Submitted) -> ResultsPage:
    session = session_of(infiniti_job(clean_patrons()))
    session.set_submitted(outcome)
    page = ResultsPage(session)
    page.road = opened(qtbot, page)  # type: ignore[attr-defined] # keeps the wizard alive
    return page


@pytest.fixture
def page(qtbot: QtBot) -> ResultsPage:
    states = {3: ("refused", "Field (emailAddress) …"), 5: ("not-sent", "Left out.")}
    return page_for(qtbot, submitted(states, notices=("This was practice.",)))


def led_to(page: ResultsPage) -> list[Step | str]:
    found: list[Step | str] = page.road.led_to  # type: ignore[attr-defined] # set above
    return found


def heading(page: ResultsPage) -> str:
    return part(page, QLabel, "results.heading").text()


def line(page: ResultsPage) -> str:
    return part(page, QLabel, "results.sentence").text()


def rows(page: ResultsPage) -> list[int]:
    return list(page.model.shown_rows())


def test_one_large_sentence(page: ResultsPage) -> None:
    assert heading(page) == "8 of 10 patrons are in. 2 need another look."
    assert line(page) == f"The system says: {SAID}"
    assert page.notices.text() == "This was practice."


@pytest.mark.parametrize(
    ("states", "words"),
    [
        ({}, "All 10 patrons are in."),
        ({1: ("refused", "")}, "9 of 10 patrons are in. One needs another look."),
        (dict.fromkeys(range(10), ("refused", "")), "None of the 10 patrons is in yet."),
        (
            dict.fromkeys(range(8), ("created", "")) | dict.fromkeys((8, 9), ("unknown", "")),
            "It is not known whether 2 of 10 patrons are in.",
        ),
        (dict.fromkeys(range(10), ("delivered", "")), "All 10 patrons were handed over."),
        (
            dict.fromkeys(range(9), ("delivered", "")) | {9: ("not-sent", "")},
            "9 of 10 patrons were handed over. One needs another look.",
        ),
        (
            dict.fromkeys(range(8), ("delivered", "")) | dict.fromkeys((8, 9), ("not-sent", "")),
            "8 of 10 patrons were handed over. 2 need another look.",
        ),
    ],
)
def test_every_outcome_has_its_sentence(
    qtbot: QtBot, states: dict[int, tuple[str, str]], words: str
) -> None:
    assert heading(page_for(qtbot, submitted(states))) == words


def test_practice_is_seen_to_be_practice(qtbot: QtBot) -> None:
    page = page_for(qtbot, submitted({}, is_practice=True))
    assert heading(page) == "All 10 patrons would be in."
    assert page.practice.isVisible()
    page.session.set_submitted(submitted({}))
    page.enter()
    assert heading(page) == "All 10 patrons are in."
    assert not page.practice.isVisible()


def test_what_is_not_known_is_said_first(qtbot: QtBot) -> None:
    page = page_for(qtbot, submitted({1: ("unknown", "")}))
    assert line(page).startswith("What became of one row is not known.")


def test_that_one_stopped_it_is_said(qtbot: QtBot) -> None:
    page = page_for(qtbot, submitted({1: ("not-sent", "")}, cancelled=True))
    assert line(page) == "You stopped it. The table says how far it came."


def test_without_a_summary_there_is_a_plain_line(qtbot: QtBot) -> None:
    outcome = submitted({})
    plain = Outcomes("patrons", outcome.outcomes["patrons"].frame)
    page = page_for(qtbot, Submitted({"patrons": plain}))
    assert line(page) == "One outcome for every row of your sheet."


def test_what_stopped_it_is_told(qtbot: QtBot) -> None:
    trouble = RosterError("connection-cut", server="https://x.example")
    page = page_for(qtbot, submitted({1: ("unknown", "")}, trouble=trouble))
    assert "was cut" in page.message_bar.text()


def test_the_table_begins_with_what_became_of_the_row(page: ResultsPage) -> None:
    model = page.model
    assert [model.headerData(each, Qt.Orientation.Horizontal) for each in range(3)] == [
        "Outcome",
        "What became of it",
        "username",
    ]
    assert model.index(3, 0).data() == "Refused"
    assert model.index(3, 0).data(MARK) == "error"
    assert model.index(0, 0).data(MARK) == "fixed"
    assert model.index(0, 1).data(MARK) is None
    assert model.index(3, 1).data(Qt.ItemDataRole.ToolTipRole) == "Field (emailAddress) …"
    assert model.headerData(3, Qt.Orientation.Vertical, MARK) == "error"
    assert model.headerData(0, Qt.Orientation.Vertical, MARK) is None
    assert model.headerData(3, Qt.Orientation.Vertical) == 5


def test_words_have_a_column_only_where_there_are_some(qtbot: QtBot) -> None:
    silent = dict.fromkeys(range(10), ("created", ""))
    for states, hidden in ((silent, True), ({**silent, 4: ("refused", "No.")}, False)):
        table = page_for(qtbot, submitted(states)).table
        assert table.isColumnHidden(1) is hidden
        assert table.current_cell() == (0, 0)


def test_the_filtered_table_obeys_qt(page: ResultsPage, qtmodeltester: ModelTester) -> None:
    page.states.button("refused").click()
    qtmodeltester.check(page.model)  # type: ignore[no-untyped-call] # pytest-qt's


def test_states_are_filters(page: ResultsPage) -> None:
    assert page.states.button("refused").accessibleName() == "Refused 1"
    page.states.button("refused").click()
    assert rows(page) == [3]
    page.states.button("not-sent").click()
    assert rows(page) == [5]
    page.states.button("all").click()
    assert rows(page) == list(range(10))


def test_the_main_button_leads_back_to_what_is_not_in(page: ResultsPage) -> None:
    assert page.next_label() == "&Fix these 2 and send them again"
    assert not page.go_on()
    assert led_to(page) == [Step.CHECK]
    page.another.click()
    assert led_to(page) == [Step.CHECK, "anew"]


def test_when_all_is_in_the_main_button_begins_something_new(qtbot: QtBot) -> None:
    page = page_for(qtbot, submitted({}))
    assert page.next_label() == "Start a&nother import"
    assert page.go_on()
    assert not page.another.isVisible()
    assert not page.save_refused.isVisible()


def read(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def test_rows_that_are_not_in_are_saved_with_the_reason(
    page: ResultsPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    asked: list[str] = []

    def ask(name: str, kinds: str) -> str:
        assert "*.xlsx" in kinds
        asked.append(name)
        return str(tmp_path / name)

    monkeypatch.setattr(page, "ask_file", ask)
    assert page.save_refused.text() == "Save the 2 rows that are not in…"
    page.save_refused.click()
    ready(qtbot, page)
    assert asked == ["patrons-not-in.csv"]
    saved = read(tmp_path / asked[0])
    assert len(saved) == 3
    assert "Field (emailAddress) …" in saved[1]
    assert page.message_bar.text() == f"Saved as {tmp_path / asked[0]}."


def test_a_report_names_every_row(
    page: ResultsPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(page, "ask_file", lambda name, _kinds: str(tmp_path / name))
    page.save_report.click()
    ready(qtbot, page)
    assert len(read(tmp_path / "infiniti-results.csv")) == 11


def test_a_receipt_is_saved_of_what_is_in_the_history(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    page = page_for(qtbot, submitted({}, submission="one"))
    monkeypatch.setattr(page, "ask_file", lambda name, _kinds: str(tmp_path / name))
    assert page.save_receipt.isVisible()
    page.save_receipt.click()
    ready(qtbot, page)
    assert "no receipt" in page.message_bar.text()
    remember([kept_entry()])
    page.save_receipt.click()
    ready(qtbot, page)
    assert "Receipt of a submission" in (tmp_path / "infiniti-receipt.html").read_text("utf-8")


def kept_entry() -> Entry:
    return Entry(
        submission="one",
        when="2026-01-02T03:04:05+01:00",
        system="infiniti",
        record_type="patrons",
        server="Library",
        file="a.csv",
        digest="d",
        rows=10,
        counts={"created": 10},
    )


def test_nothing_is_saved_without_a_file(
    page: ResultsPage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(page, "ask_file", lambda *_: "")
    page.save_report.click()
    assert not page.busy
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_to_is_said(
    page: ResultsPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(page, "ask_file", lambda name, _kinds: str(tmp_path / "missing" / name))
    page.save_report.click()
    ready(qtbot, page)
    assert "could not be saved" in page.message_bar.text()


def test_loading_by_hand_keeps_its_steps(qtbot: QtBot) -> None:
    delivered = dict.fromkeys(range(10), ("delivered", ""))
    page = page_for(qtbot, submitted(delivered, steps=("Press New.",), result="Under Imports."))
    assert page.by_hand.isVisible()
    assert [box.accessibleName() for box in page.by_hand.steps] == ["Press New."]


def test_what_was_handed_over_says_where_it_is_and_where_the_result_stands(qtbot: QtBot) -> None:
    delivered = dict.fromkeys(range(10), ("delivered", ""))
    handed = submitted(delivered, places=("/watched/users.csv",), result="Under Imports.")
    page = page_for(qtbot, handed)
    assert page.notices.text() == "It is now at /watched/users.csv.\nUnder Imports."
    assert page.by_hand.isHidden()


def test_a_set_has_a_choice_of_sheets(qtbot: QtBot) -> None:
    job = job_of(
        "haiku",
        {
            "users": (("import_id", "login"), [("S1", "anna"), ("S2", "ben")]),
            "classes": (("import_id", "name"), [("C1", "Biology")]),
        },
    )
    session = session_of(job)
    outcome = {
        name: Outcomes(
            name,
            pl.DataFrame([(row, "delivered", "") for row in range(count)], FRAME, orient="row"),
        )
        for name, count in (("users", 2), ("classes", 1))
    }
    session.set_submitted(Submitted(outcome))
    page = ResultsPage(session)
    road = opened(qtbot, page)
    assert heading(page) == "All 3 rows were handed over."
    assert page.sheets.isVisible()
    page.sheets.button("classes").click()
    assert page.model.index(0, 3).data() == "Biology"
    assert road.led_to == []


def test_the_bar_says_in_words_what_it_shows(page: ResultsPage) -> None:
    assert page.bar.accessibleName() == "Created 8, Refused 1, Not sent 1"
    states = [state for state, _ in page.bar.stretches()]
    widths = [width for _, width in page.bar.stretches()]
    assert states == ["created", "refused", "not-sent"]
    assert sum(widths) + 2 * 2 == pytest.approx(page.bar.width())
    picture = QPixmap(page.bar.size())
    page.bar.render(picture)
    assert not picture.isNull()


def test_a_single_row_of_many_can_still_be_seen(page: ResultsPage) -> None:
    counts = submitted({1: ("refused", "")}, rows=5000).counts()
    page.bar.show_counts(counts)
    assert dict(page.bar.stretches())["refused"] > 4
    page.bar.show_counts({})
    assert page.bar.stretches() == []


def test_without_outcomes_nothing_happens(qtbot: QtBot) -> None:
    page = ResultsPage(session_of(infiniti_job()))
    qtbot.addWidget(page)
    page.enter()
    page.states.chosen.emit("all")
    page.save_refused.click()
    page.save_report.click()
    assert page.next_label() == "Start a&nother import"
    assert page.model.rowCount() == 0


def test_nothing_is_saved_over_the_persons_file(
    page: ResultsPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    own = tmp_path / "ours.csv"
    own.write_bytes(b"ours")
    page.session.take(replace(page.session.work, paths=(own,)))
    monkeypatch.setattr(page, "ask_file", lambda *_: str(own))
    page.save_report.click()
    ready(qtbot, page)
    assert "never written to" in page.message_bar.text()
    assert own.read_bytes() == b"ours"


def test_mode_that_it_went_in_is_said(qtbot: QtBot) -> None:
    headings = ("custom_id", "first_name", "last_name", "email", "user_type")
    job = job_of("echalk", {"sync-users": (headings, [("1", "Anna", "Lee", "a@x.example", "")])})
    frame = pl.DataFrame([(0, "delivered", "")], schema=FRAME, orient="row")
    session = session_of(job)
    session.set_submitted(Submitted({"sync-users": Outcomes("sync-users", frame)}, mode="full"))
    page = ResultsPage(session)
    page.road = opened(qtbot, page)  # type: ignore[attr-defined] # keeps the wizard alive
    assert page.notices.text().startswith("It went out as Full Sync. Users in the file are created")
