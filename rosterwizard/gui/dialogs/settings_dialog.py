"""Settings: the look, the servers, the folders, and what this program is."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.screen_mask import screened
from rosterwizard.core.messages.words import sentence
from rosterwizard.gui import outside, theme
from rosterwizard.gui.dialogs.about_tab import AboutTab
from rosterwizard.gui.dialogs.close_button import close_button
from rosterwizard.gui.dialogs.input_box import beside
from rosterwizard.gui.dialogs.log_dialog import LogDialog
from rosterwizard.gui.dialogs.servers_tab import ServersTab
from rosterwizard.gui.naming import named
from rosterwizard.gui.plain_text import PlainLabel
from rosterwizard.gui.session import Session
from rosterwizard.gui.theme import Look
from rosterwizard.gui.widgets.covered_line import CoveredLine
from rosterwizard.gui.widgets.keeps_days import KeepsDays
from rosterwizard.gui.widgets.keyed_dialog import KeyedDialog
from rosterwizard.gui.widgets.labelled_form import LabelledForm
from rosterwizard.gui.widgets.labels import quiet_label
from rosterwizard.gui.widgets.log_level_tick import LogLevelTick
from rosterwizard.gui.widgets.message_bar import MessageBar
from rosterwizard.gui.widgets.push_button import push_button
from rosterwizard.gui.widgets.scrolled import scrolled
from rosterwizard.gui.window_size import on_screen
from rosterwizard.services.folders import data_folder, log_folder
from rosterwizard.services.own_profiles import own_profiles_folder
from rosterwizard.services.settings import Settings, remembering_files

_SIZE = QSize(660, 540)


class SettingsDialog(KeyedDialog):
    """Every change counts at once and is kept at once; there is nothing to confirm."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("settings")
        self.setWindowTitle(sentence("settings", "title"))
        self._session = session
        self._folders: dict[Path, QLabel] = {}
        self.message_bar = MessageBar("settings", covered=False)
        self.tabs = named(QTabWidget(), "settings.tabs", sentence("settings", "parts"))
        self.servers = ServersTab(session)
        self.servers.failed.connect(self.message_bar.tell_failure)
        self.servers.told.connect(lambda words: self.message_bar.tell("fixed", words))
        self._add_tab(self.servers, "servers")
        self._add_tab(self._look_tab(), "look")
        self._add_tab(self._folders_tab(), "folders")
        self.about = AboutTab()
        self.tabs.addTab(self.about, sentence("settings", "tab-about"))
        buttons = close_button()
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[theme.BETWEEN_PX] * 4)
        column.setSpacing(theme.INSIDE_PX)
        column.addWidget(self.message_bar)
        column.addWidget(self.tabs, 1)
        column.addWidget(buttons)
        self.resize(on_screen(self, self.sizeHint().expandedTo(_SIZE)))

    @classmethod
    def change(cls, parent: QWidget, session: Session) -> None:
        """Let the settings be changed; the window waits."""
        if session.settings is not None:
            cls(session, parent).exec()

    def _add_tab(self, tab: QWidget, name: str) -> None:
        area = scrolled(tab, f"settings.{name}_scroll")
        self.tabs.addTab(area, sentence("settings", f"tab-{name}"))

    def _keep(self, **changes: object) -> None:
        self._change(lambda settings: replace(settings, **changes))

    def _change(self, change: Callable[[Settings], Settings]) -> None:
        try:
            self._session.change_settings(change)
        except RosterError as error:
            self.message_bar.tell_failure(error)

    def _take_look(self, look: Look, on: bool) -> None:
        if on:
            self._keep(look=look.value)

    def _look_tab(self) -> QWidget:
        tab, column = _tab()
        now = Look(self._session.settings.look) if self._session.settings else Look.SYSTEM
        group = QButtonGroup(tab)
        for look in Look:
            text = sentence("settings-look", look.value)
            button = named(QRadioButton(text), f"settings.look_{look.value}")
            button.setAccessibleName(text.replace("&", ""))
            button.setChecked(look is now)
            button.toggled.connect(partial(self._take_look, look))
            group.addButton(button)
            column.addWidget(button)
        column.addStretch(1)
        return tab

    def _folders_tab(self) -> QWidget:
        tab, column = _tab()
        form = LabelledForm()
        column.addLayout(form)
        for text, setting in (
            (sentence("settings", "templates"), "template_folder"),
            (sentence("settings", "finished"), "output_folder"),
        ):
            self._folder_row(form, text, setting)
        days = KeepsDays("settings", self._session)
        days.failed.connect(self.message_bar.tell_failure)
        form.add_input(sentence("keeps-days"), days)
        column.addWidget(self._recent_files_tick())
        column.addSpacing(theme.BETWEEN_PX)
        for text, folder in (
            (sentence("settings", "own-profiles"), own_profiles_folder()),
            (sentence("settings", "history"), data_folder()),
            (sentence("settings", "logs"), log_folder()),
        ):
            self._folders[folder] = quiet_label()
            column.addLayout(_opened_folder(text, folder, self._folders[folder]))
        self.tell_again()
        tick = LogLevelTick("settings", self._session)
        tick.failed.connect(self.message_bar.tell_failure)
        column.addWidget(tick)
        show_log = partial(LogDialog.look, self, self._session)
        button = push_button("settings.log", sentence("settings", "show-log"), show_log)
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        return tab

    def _recent_files_tick(self) -> QCheckBox:
        settings = self._session.settings
        tick = named(QCheckBox(sentence("settings", "recent-files")), "settings.recent_files")
        tick.setChecked(settings is not None and settings.remembers_files)
        tick.toggled.connect(self._remember_files)
        return tick

    def _remember_files(self, on: bool) -> None:
        self._change(lambda settings: remembering_files(settings, on=on))

    def _folder_row(self, form: LabelledForm, text: str, setting: str) -> None:
        line = named(
            CoveredLine(str(getattr(self._session.settings, setting, ""))), f"settings.{setting}"
        )
        line.setPlaceholderText(sentence("settings", "same-folder"))
        line.editingFinished.connect(lambda: self._keep(**{setting: line.text().strip()}))
        choose = named(QPushButton(sentence("settings", "choose")), f"settings.choose_{setting}")
        choose.setAccessibleName(sentence("settings", "choose-spoken", what=text.replace("&", "")))
        form.add_input(text, beside(line, choose), line)

        def take() -> None:
            folder = self.ask_folder(self, line.text())
            if folder:
                line.setText(folder)
                line.tell_again()
                self._keep(**{setting: folder})

        choose.clicked.connect(take)

    @classmethod
    def ask_folder(cls, parent: QWidget, begin: str) -> str:
        """Ask for a folder; "" when it was called off."""
        return QFileDialog.getExistingDirectory(
            parent, sentence("settings", "choose-a-folder"), begin
        )

    def tell_again(self) -> None:
        """Tell where our folders are, which may name somebody, as it may be told now."""
        for folder, label in self._folders.items():
            label.setText(screened(str(folder)))

    # -- Qt's own -------------------------------------------------------------------------

    def done(self, result: int) -> None:
        """Stop what still runs."""
        self.about.stop()
        super().done(result)


def _tab() -> tuple[QWidget, QVBoxLayout]:
    tab = QWidget()
    column = QVBoxLayout(tab)
    column.setContentsMargins(*[theme.BETWEEN_PX] * 4)
    column.setSpacing(theme.INSIDE_PX)
    return tab, column


def _opened_folder(text: str, folder: Path, where: QLabel) -> QHBoxLayout:
    button = named(QPushButton(sentence("settings", "open")), f"settings.open_{folder.name}")
    button.setAccessibleName(sentence("settings", "open-spoken", what=text))
    button.clicked.connect(lambda: outside.open_folder(folder))
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addWidget(PlainLabel(text))
    words.addWidget(where)
    row = QHBoxLayout()
    row.addLayout(words, 1)
    row.addWidget(button)
    return row
