"""The start: what is loaded before the first paint, and what comes after it."""

from __future__ import annotations

import gc
import subprocess
import sys
from threading import Thread
from typing import TYPE_CHECKING

import pytest
import shiboken6
from PySide6.QtCore import QThreadPool, QTimer
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.wizard.flow import Step
from rosterwizard.gui import after_first_paint, app
from rosterwizard.gui.dialogs.bug_dialog import BugDialog
from rosterwizard.gui.dialogs.keep_question import KeepQuestion
from rosterwizard.gui.frame import Frame
from rosterwizard.gui.look import Dresser
from rosterwizard.gui.session import Session
from rosterwizard.gui.theme import Look
from rosterwizard.gui.window import Window
from rosterwizard.services import ctrl_c, own_profiles
from rosterwizard.services.settings import Settings
from tests.helpers.needing import elsewhere
from tests.helpers.stumbles import MARKER, STUMBLES, NoExceptionError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from rosterwizard.core.profiles.language import Profile

# Besides Qt and the standard library. platformdirs says where the settings lie, in which the look
# is; without it a dark window would open light.
MAY_LOAD = {"PySide6", "shiboken6", "shibokensupport", "rosterwizard", "platformdirs"}
SHOW_MODULES = """
import sys
before = set(sys.modules)
from rosterwizard.gui import app
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

def quit(*_):
    print(*(set(sys.modules) - before))
    QApplication.quit()

app.bring_wizard = quit
sys.exit(app.run_window(()))
"""
KEEP_AN_EDIT = """
import sys
from importlib import import_module
from rosterwizard.gui import after_first_paint, keeping

after_first_paint._load_engine(None)
for part in after_first_paint._PAGES:
    if isinstance(part, str):
        import_module(part)
before = set(sys.modules)
keeping._AtHand().journal
print(*(set(sys.modules) - before))
"""
INTERRUPT_FIRST_PAINT = """
import signal, sys
from PySide6.QtWidgets import QApplication
from rosterwizard.gui import app
from tests.helpers.kept_settings import save_settings

class Frame(app.Frame):
    def paintEvent(self, event):
        signal.raise_signal(signal.SIGINT)
        super().paintEvent(event)

app.Frame = Frame
app.bring_wizard = lambda *_: QApplication.quit()
sys.exit(app.run_window(()))
"""


def test_nothing_but_qt_is_loaded_before_the_first_paint() -> None:
    done = subprocess.run(
        [sys.executable, "-c", SHOW_MODULES], capture_output=True, text=True, check=True
    )
    loaded = set(done.stdout.split())
    top = {name.partition(".")[0] for name in loaded if not name.startswith("_")}
    assert top - set(sys.stdlib_module_names) - MAY_LOAD <= {"signature_bootstrap", "org"}
    core = {name for name in loaded if name.startswith("rosterwizard.core.")}
    messages = "rosterwizard.core.messages"
    assert core <= {messages, f"{messages}.resources", f"{messages}.errors"}
    assert done.stderr == ""


def test_the_first_edit_does_not_wait_for_what_keeps_it() -> None:
    done = subprocess.run(
        [sys.executable, "-c", KEEP_AN_EDIT], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == []
    assert done.stderr == ""


@pytest.fixture
def begun(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Window]:
    """Return the window as it is filled after the first paint."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(KeepQuestion, "ask", lambda _parent: "forget")
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    before = application.styleSheet(), application.palette()
    frame = Frame()
    qtbot.addWidget(frame)
    with qtbot.waitSignal(frame.painted):
        frame.show()
    window = after_first_paint.fill_frame(frame, Dresser(application), ())
    qtbot.waitUntil(lambda: bool(window.session.profiles))
    yield window
    frame.close()
    application.setStyleSheet(before[0])
    application.setPalette(before[1])


@elsewhere(sys.platform == "win32", "Windows has no such signals")
def test_ctrl_c_ends_the_program_without_a_word_even_while_it_paints() -> None:
    done = subprocess.run(
        [sys.executable, "-c", INTERRUPT_FIRST_PAINT], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (ctrl_c.STATUS, "", "")


def test_systems_and_settings_come_by_themselves(begun: Window) -> None:
    assert len(begun.session.profiles) >= 5
    assert begun.session.settings is not None


def test_polars_is_loaded_while_nobody_waits(
    begun: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(after_first_paint, "import_module", asked.append)
    after_first_paint.start_log_and_engine(begun)
    qtbot.waitUntil(lambda: "polars" in asked)  # the program itself may ask meanwhile, too


def test_there_are_threads_left_for_what_comes_after_what_cannot_stop_at_once(
    begun: Window,
) -> None:
    assert begun.isVisible()
    assert QThreadPool.globalInstance().maxThreadCount() >= 6


def test_the_next_pages_are_made_ready_while_nobody_waits(begun: Window, qtbot: QtBot) -> None:
    assert begun.page(Step.FILE.number) is None
    qtbot.waitUntil(lambda: begun.page(Step.CHECK.number) is not None, timeout=30_000)
    assert begun.page(Step.FILE.number) is not None
    assert begun.step is Step.RECORD_TYPE


def test_a_window_that_was_closed_needs_no_pages_any_more(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert qapp is not None
    asked: list[str] = []
    monkeypatch.setattr(after_first_paint, "import_module", asked.append)
    window = Window(Session())
    shiboken6.delete(window)
    after_first_paint._prepare_pages(window, ["a part"])  # noqa: SLF001 - what a timer calls later
    assert "a part" not in asked  # other windows may still be getting theirs


def test_faults_that_nobody_caught_are_shown_as_bugs(
    begun: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[BaseException] = []
    monkeypatch.setattr(BugDialog, "tell", lambda _parent, error, *_: shown.append(error))
    error = ValueError("a fault")
    sys.excepthook(ValueError, error, None)
    assert shown == [error]


def test_what_a_person_can_mend_is_said_on_the_page(begun: Window) -> None:
    sys.excepthook(RosterError, RosterError("file-empty", file="a.csv"), None)
    assert "a.csv" in begun.page_of(begun.step).message_bar.text()


@pytest.mark.parametrize("kind", STUMBLES)
def test_a_fault_of_any_kind_in_a_slot_is_shown_as_a_bug(
    begun: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(BugDialog, "tell", lambda _, error, *__: shown.append(type(error).__name__))
    QTimer.singleShot(0, begun, STUMBLES[kind])
    qtbot.waitUntil(lambda: shown == [kind])


@pytest.mark.logs("bug NoExceptionError")
def test_a_fault_on_another_thread_is_noted_and_not_printed(
    begun: Window, capsys: pytest.CaptureFixture[str]
) -> None:
    error = NoExceptionError(MARKER)
    thread = Thread(target=sys.excepthook, args=(NoExceptionError, error, None))
    thread.start()
    thread.join()
    assert MARKER not in capsys.readouterr().err


def test_an_interrupt_is_left_to_python(begun: Window, capsys: pytest.CaptureFixture[str]) -> None:
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert "KeyboardInterrupt" in capsys.readouterr().err


def test_look_follows_the_settings_at_once(begun: Window) -> None:
    from msgspec.structs import replace

    from rosterwizard.gui import theme

    begun.session.change_settings(lambda settings: replace(settings, look="dark"))
    assert theme.is_dark()
    begun.session.change_settings(lambda settings: replace(settings, look="system"))
    assert not theme.is_dark()


def test_settings_that_cannot_be_understood_are_said_and_the_window_works(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    from rosterwizard.services.settings import settings_file

    settings_file().write_text("nonsense", "utf-8")
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    frame = Frame()
    qtbot.addWidget(frame)
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    before = application.styleSheet(), application.palette()
    window = after_first_paint.fill_frame(frame, Dresser(application, Look.LIGHT), ())
    qtbot.waitUntil(lambda: bool(window.session.profiles))
    assert "settings" in window.page_of(window.step).message_bar.text()
    assert window.session.settings == Settings()
    application.setStyleSheet(before[0])
    application.setPalette(before[1])


def test_a_faulty_profile_of_ones_own_is_said_and_the_others_are_there(
    begun: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    faulty = RosterError("profile-fault", file="own.toml", faults="It is empty.")
    monkeypatch.setattr(own_profiles, "profiles_set_aside", lambda: (faulty,))
    begun.session.set_profiles(())
    after_first_paint._begin(begun, ())  # noqa: SLF001 - the start itself is the subject
    assert "own.toml" in begun.page_of(begun.step).message_bar.text()
    assert len(begun.session.profiles) >= 5


def test_without_a_folder_for_ones_own_profiles_ours_are_there(
    begun: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unusable() -> tuple[Profile, ...]:
        raise RosterError("own-folder-unusable", folder="x", reason="read-only")

    monkeypatch.setattr(own_profiles, "available_profiles", unusable)
    begun.session.set_profiles(())
    after_first_paint._begin(begun, ())  # noqa: SLF001 - the start itself is the subject
    assert len(begun.session.profiles) >= 5


def test_cycles_are_collected_on_the_gui_thread_alone(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app, "COLLECT_EVERY_MS", 1)
    collected: list[int] = []
    frozen: list[int] = []
    monkeypatch.setattr(gc, "collect", lambda: collected.append(1))
    monkeypatch.setattr(app, "_froze", False)
    monkeypatch.setattr(gc, "freeze", lambda: frozen.append(1))
    frame = Frame()
    qtbot.addWidget(frame)
    try:
        app.collect_on_this_thread(frame)
        assert not gc.isenabled()
        qtbot.waitUntil(lambda: len(collected) > 1)
        assert frozen == [1]
    finally:
        gc.enable()


@pytest.mark.parametrize(
    ("look", "desktop", "dark"),
    [
        (Look.SYSTEM, "#202020", True),
        (Look.SYSTEM, "#f0f0f0", False),
        (Look.DARK, "#f0f0f0", True),
        (Look.LIGHT, "#202020", False),
    ],
)
def test_first_paint_has_the_ground_that_stays(
    qapp: QApplication, look: Look, desktop: str, dark: bool
) -> None:
    before = qapp.palette()
    changed = QPalette(before)
    changed.setColor(QPalette.ColorRole.Window, QColor(desktop))
    qapp.setPalette(changed)
    assert app.begins_dark(qapp, look) is dark
    qapp.setPalette(before)
