"""What others wrote is never taken for HTML, wherever the window shows it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

import msgspec
import polars as pl
import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtGui import Qt as QtText
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLabel, QTextEdit, QWidget

from rosterwizard.core.job.outcomes import FRAME, Outcomes
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.progress import UNWATCHED
from rosterwizard.core.profiles.language import Profile
from rosterwizard.core.profiles.loading import find_profile
from rosterwizard.core.showing.checked_job import checked
from rosterwizard.core.wizard.flow import STEPS, Step
from rosterwizard.gui.check.fix_preview import FixPreview
from rosterwizard.gui.dialogs.close_question import CloseQuestion
from rosterwizard.gui.dialogs.help_dialog import HelpDialog
from rosterwizard.gui.dialogs.history_dialog import HistoryDialog
from rosterwizard.gui.dialogs.server_dialog import ServerDialog
from rosterwizard.gui.dialogs.settings_dialog import SettingsDialog
from rosterwizard.gui.pages.check_page import CheckPage
from rosterwizard.gui.submit.send_question import SendQuestion
from rosterwizard.gui.submit.trouble_questions import HostKeyQuestion, ReplaceQuestion
from rosterwizard.services.history import Entry
from rosterwizard.services.history_lines import HistoryLine
from rosterwizard.services.kept_servers import add_server, new_server
from rosterwizard.services.settings import Settings
from rosterwizard.services.submitting.submission import Submitted
from tests.helpers.patrons import HEADINGS, patron, write_rows

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from rosterwizard.services.servers.server import Server
    from tests.helpers.wizard import Wizard

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
HTML = "<img src='file:///x.png'><h1>BIG</h1>"
NAME = "<img src='x.png'><h1>BIG<h1>.csv"  # a file's own name has no slash
WORDS = {"title", "description", "says", "example", "label", "note", "effects", "steps", "result"}
MOST_ROWS = 50


def with_html(part: object, key: str = "") -> object:
    """Return a part of a profile with HTML before each text that people read."""
    if isinstance(part, dict):
        return {name: with_html(each, str(name)) for name, each in part.items()}
    if isinstance(part, list | tuple):
        return [with_html(each, key) for each in part]
    return HTML + part if isinstance(part, str) and part and key in WORDS else part


def hostile_profile(profile: Profile) -> Profile:
    return msgspec.convert(with_html(msgspec.to_builtins(profile)), Profile)


@pytest.fixture
def library(wizard: Wizard) -> Server:
    profiles = [hostile_profile(each) for each in wizard.session.profiles]
    wizard.session.set_profiles(profiles)
    server = new_server(
        find_profile("infiniti", profiles),
        HTML,
        "https://library.example",
        given={"user": "<h1>BIG</h1>"},
    )
    wizard.session.set_settings(add_server(Settings(), server))
    return server


def open_file(wizard: Wizard, folder: Path) -> None:
    rows = [(*patron(number), HTML) for number in range(4)]
    rows[1] = (HTML, HTML, HTML, HTML, HTML, HTML)
    rows[2] = (f" {HTML} ", "Y", "N", f" {HTML}@x.example", "2031", HTML)
    file = write_rows(folder / NAME, rows, (*HEADINGS, HTML))
    profile = find_profile("infiniti", wizard.session.profiles)
    wizard.session.choose(profile, ["patrons"])
    wizard.window.open_files([file])
    wizard.wait(lambda: wizard.session.work.job is not None)
    wizard.session.set_row_choice("all-rows")
    wizard.wait_until_idle()


def texts_as_html(top: QWidget) -> Iterator[str]:
    """Yield what Qt would take for HTML, with the name of the widget that has it."""
    for widget in [top, *top.findChildren(QWidget)]:
        name = widget.objectName() or type(widget).__name__
        for text in (widget.toolTip(), widget.whatsThis(), widget.statusTip()):
            if QtText.mightBeRichText(text):
                yield f"{name}: {text}"
        if isinstance(widget, QLabel) and widget.textFormat() != Qt.TextFormat.PlainText:
            by_itself = widget.textFormat() == Qt.TextFormat.AutoText
            if not by_itself or QtText.mightBeRichText(widget.text()):
                yield f"{name}: {widget.text()}"
        if isinstance(widget, QTextEdit) and "x.png" in widget.toHtml().replace("&lt;img", ""):
            yield f"{name}: {widget.toPlainText()}"
        if isinstance(widget, QAbstractItemView):
            yield from (f"{name}: {tip}" for tip in tips(widget) if QtText.mightBeRichText(tip))


def tips(view: QAbstractItemView) -> Iterator[str]:
    """Yield the tooltips of a view's cells and headings."""
    model = cast("QAbstractItemModel | None", view.model())  # Qt's stubs forget the None
    role = Qt.ItemDataRole.ToolTipRole
    if model is None:
        return
    waiting = [QModelIndex()]
    while waiting:
        parent = waiting.pop()
        for row in range(min(model.rowCount(parent), MOST_ROWS)):
            waiting.append(model.index(row, 0, parent))
            for column in range(columns_of(model, parent)):
                yield str(model.index(row, column, parent).data(role) or "")
    for column in range(columns_of(model, QModelIndex())):
        yield str(model.headerData(column, Qt.Orientation.Horizontal, role) or "")


def columns_of(model: QAbstractItemModel, parent: QModelIndex) -> int:
    return 1 if isinstance(model, QAbstractListModel) else model.columnCount(parent)


def everything_as_html() -> list[str]:
    return [each for top in QApplication.topLevelWidgets() for each in texts_as_html(top)]


def hears_html(top: QWidget) -> bool:
    """Tell whether what others wrote is there at all."""
    return any("BIG" in label.text() for label in top.findChildren(QLabel))


def test_no_page_takes_what_others_wrote_for_html(
    wizard: Wizard, library: Server, tmp_path: Path
) -> None:
    assert hears_html(wizard.page)
    open_file(wizard, tmp_path)
    for step in STEPS[: Step.SUBMIT.number + 1]:
        wizard.window.go_to(step)
        wizard.wait_until_idle()
        assert everything_as_html() == [], step
    assert wizard.window.step is Step.SUBMIT
    assert wizard.session.work.plan is not None
    assert hears_html(wizard.page)


def test_no_problem_and_no_undo_takes_a_cell_for_html(
    wizard: Wizard, library: Server, tmp_path: Path
) -> None:
    open_file(wizard, tmp_path)
    wizard.window.go_to(Step.CHECK)
    wizard.wait_until_idle()
    page = wizard.page
    assert isinstance(page, CheckPage)
    page.desk.model.setData(page.desk.model.index(0, 0), HTML)
    wizard.wait_until_idle()
    for column in range(len(HEADINGS) + 1):
        page.desk.table.go_to(1, column)
        page.desk.explain()
        assert everything_as_html() == []
    page.desk.find_bar.open(to_replace=True)
    page.desk.find_bar.text.setText(HTML)
    page.show_error(RosterError("not-written", file=HTML, reason=HTML))
    page.progress.begin(HTML)
    wizard.wait_until_idle()
    assert everything_as_html() == []


def test_no_answer_of_a_server_is_taken_for_html(
    wizard: Wizard, library: Server, tmp_path: Path
) -> None:
    open_file(wizard, tmp_path)
    wizard.window.go_to(Step.CHECK)
    wizard.wait_until_idle()
    lines = [(row, state, HTML) for row, state in enumerate(("created", "refused", "created"))]
    frame = pl.DataFrame([*lines, (3, "not-sent", HTML)], schema=FRAME, orient="row")
    answer = Submitted(
        {"patrons": Outcomes("patrons", frame, HTML)},
        trouble=RosterError("not-written", file=HTML, reason=HTML),
        notices=(HTML,),
        places=(HTML,),
        steps=(HTML,),
        result=HTML,
        page=HTML,
    )
    for delivered in (False, True):
        if delivered:
            state = pl.lit("delivered").cast(frame.schema["state"]).alias("state")
            handed = Outcomes("patrons", frame.with_columns(state), HTML)
            answer = replace(answer, outcomes={"patrons": handed})
        wizard.session.set_submitted(answer)
        wizard.window.go_to(Step.CHECK)
        wizard.window.go_to(Step.RESULTS)
        wizard.wait_until_idle()
        assert hears_html(wizard.page)
        assert everything_as_html() == []


def test_no_dialog_takes_what_others_wrote_for_html(
    wizard: Wizard, library: Server, tmp_path: Path, qtbot: QtBot
) -> None:
    open_file(wizard, tmp_path)
    wizard.window.go_to(Step.CHECK)
    wizard.wait_until_idle()
    page = wizard.page
    assert isinstance(page, CheckPage)
    job = wizard.session.work.job
    assert job is not None
    sheets = checked(job, {}, UNWATCHED).sheets.values()
    fixes = [fix for sheet in sheets for fix in sheet.safe_fixes]
    wizard.window.go_to(Step.SUBMIT)
    wizard.wait_until_idle()
    plan = wizard.session.work.plan
    assert plan is not None
    trouble = RosterError("names-taken", names=HTML, place=HTML)
    key = RosterError("host-key-unknown", host=HTML, kind=HTML, fingerprint=HTML, key=HTML)
    entry = Entry(
        submission="s",
        when="2026-08-20T08:12:00+02:00",
        system=HTML,
        record_type=HTML,
        server=HTML,
        file=HTML,
        digest="0",
        rows=1,
        counts={},
    )
    wizard.session.begin_sending(HTML)
    parent, session = wizard.window, wizard.session
    history = HistoryDialog(session, parent)
    history.show_lines([HistoryLine(entry, is_open=True, is_practice=False)])
    for dialog in (
        SendQuestion(replace(plan, server=library, side_effects=(HTML,)), parent),
        HostKeyQuestion(key, parent),
        ReplaceQuestion(trouble, parent),
        CloseQuestion(session, parent),
        history,
        ServerDialog(session, session.profiles, library, parent),
        SettingsDialog(session, parent),
        FixPreview(fixes, parent),
        HelpDialog(parent),
    ):
        qtbot.addWidget(dialog)
        assert list(texts_as_html(dialog)) == []
    session.end_sending()
