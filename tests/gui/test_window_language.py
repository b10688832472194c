"""Numbers follow the language of the window, row numbers never; days follow the place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl
import pytest
from PySide6.QtCore import QDate, QLocale
from PySide6.QtWidgets import QLabel, QSpinBox, QTableView, QWidget

from rosterwizard.core.checking import check_sheet
from rosterwizard.core.messages.words import number
from rosterwizard.core.profiles.loading import built_in_profiles, find_profile
from rosterwizard.core.reports.described import described
from rosterwizard.core.sheet.row_places import RowPlaces
from rosterwizard.gui.after_first_paint import begin
from rosterwizard.gui.check.problem_card import ProblemCard
from rosterwizard.gui.frame import Frame
from rosterwizard.gui.tables.frame_table_model import FrameTableModel
from rosterwizard.gui.tables.row_header import RowHeader
from rosterwizard.gui.theme import Look
from rosterwizard.gui.window_language import locale_of, write_as_the_words_do
from tests.helpers.patron_jobs import HEADINGS, infiniti_job, patron

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

DESKTOPS = ["ar_EG", "fa_IR", "hi_IN", "de_DE", "fr_CH", "ja_JP", "en_AU", "en_US", "C"]
DAY = QDate(2026, 11, 30)


@pytest.fixture(params=DESKTOPS)
def desktop(request: pytest.FixtureRequest) -> Iterator[str]:
    before = QLocale()
    QLocale.setDefault(QLocale(request.param))
    yield request.param
    QLocale.setDefault(before)


def test_digits_and_signs_are_those_of_the_words(desktop: str, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    write_as_the_words_do(window)
    box = QSpinBox(window, maximum=10_000)
    box.setValue(3412)
    assert box.text() == "3412"
    assert QLocale().toString(3412) == number(3412), desktop
    assert QLocale().formattedDataSize(1_234_567) == "1.18 MiB"


def test_months_are_called_as_in_the_words(desktop: str, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    write_as_the_words_do(window)
    assert "November" in QLocale().toString(DAY, QLocale.FormatType.LongFormat), desktop


@pytest.mark.parametrize(
    ("territory", "day"),
    [
        (QLocale.Country.UnitedStates, "11/30/26"),
        (QLocale.Country.Australia, "30/11/26"),
        (QLocale.Country.Germany, "30/11/2026"),
        (QLocale.Country.Egypt, "30/11/2026"),
        (QLocale.Country.AnyCountry, "11/30/26"),
    ],
)
def test_days_are_written_as_in_the_place(territory: QLocale.Country, day: str) -> None:
    written = locale_of("en", territory).toString(DAY, QLocale.FormatType.ShortFormat)
    assert written == day


def test_the_program_begins_so(desktop: str, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rosterwizard.gui.after_first_paint.fill_frame", lambda *_: None)
    frame = Frame()
    qtbot.addWidget(frame)
    begin(frame, Look.LIGHT, ())
    assert frame.locale().toString(3412) == "3,412", desktop


def test_row_numbers_are_those_of_the_spreadsheet(qtbot: QtBot) -> None:
    frame = pl.DataFrame({"c0": ["ann"]})
    for sheet, name in ((None, "3412"), (pl.Series(["Year 8"]), "3412 of “Year 8”")):
        model = FrameTableModel()
        places = RowPlaces(pl.Series([3412], dtype=pl.UInt32), sheet)
        model.show_frame(frame, ("username",), places, [0])
        table = QTableView()
        qtbot.addWidget(table)
        header = RowHeader(table)
        table.setVerticalHeader(header)
        table.setModel(model)
        assert header.row_name(0) == name
        assert model.widest_row_name() == name


def test_the_row_of_a_problem_is_called_as_in_the_spreadsheet(qtbot: QtBot) -> None:
    rows = [*(patron(number) for number in range(1199)), patron(1199, emailaddress="anna@")]
    sheet = infiniti_job((HEADINGS, rows)).sheets[0]
    profile = find_profile("infiniti", built_in_profiles())
    (problem,) = described(sheet, check_sheet(profile, sheet))
    card = ProblemCard(problem)
    qtbot.addWidget(card)
    said = " ".join(label.text() for label in card.findChildren(QLabel))
    assert "1201" in said
    assert "1,201" not in said
