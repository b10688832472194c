"""What comes after the first paint: the wizard, settings, systems, files or kept work, Polars."""

import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from importlib import import_module
from pathlib import Path
from types import TracebackType
from typing import Any

import shiboken6
from PySide6.QtCore import QThread, QThreadPool, QTimer
from PySide6.QtWidgets import QApplication

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.progress import WANTED_ENDS
from rosterwizard.core.wizard.flow import Step
from rosterwizard.gui import icons, task
from rosterwizard.gui.frame import Frame
from rosterwizard.gui.look import Dresser
from rosterwizard.gui.program import Program
from rosterwizard.gui.screen_readers import answer_for_scroll_areas
from rosterwizard.gui.session import Session
from rosterwizard.gui.task import Task
from rosterwizard.gui.theme import Look
from rosterwizard.gui.window import Window
from rosterwizard.gui.window_language import write_as_the_words_do
from rosterwizard.gui.window_place import keep_place
from rosterwizard.services.pasted_files import forget_stray_pasted
from rosterwizard.services.unforeseen import note_bug

_IDLE_MS = 300  # after this long the person is reading, and the engine may load
_BREATH_MS = 20
_THREADS = 6
_ENGINE = (  # the first file that is chosen waits for none of these
    "polars",
    "rosterwizard.core.reading.text_files",
    "rosterwizard.core.matching.recognising",
    "rosterwizard.core.matching.other_types",
    "rosterwizard.core.records.setting_aside",
    "rosterwizard.services.first_look",
    "rosterwizard.core.showing.checked_job",
    "rosterwizard.services.work_journal",  # else the first edit waits for it
)
_PAGES: Sequence[str | Step] = (  # made ready while nobody waits
    "rosterwizard.gui.tables.row_table",
    "rosterwizard.gui.file.facts_strip",
    "rosterwizard.gui.file.opened_file",
    "rosterwizard.gui.pages.file_page",
    Step.FILE,
    "rosterwizard.gui.tables.mark_painting",
    "rosterwizard.gui.check.problem_panel",
    "rosterwizard.gui.check.desk",
    "rosterwizard.gui.pages.check_page",
    Step.CHECK,
)


def begin(frame: Frame, look: Look, files: Sequence[Path]) -> None:
    """Dress the program and fill its window."""
    write_as_the_words_do(frame)
    app = QApplication.instance()
    if isinstance(app, QApplication):
        fill_frame(frame, Dresser(app, look), files)


def fill_frame(frame: Frame, dresser: Dresser, files: Sequence[Path]) -> Window:
    """Fill the frame, in the order in which a person needs things."""
    answer_for_scroll_areas()
    # What was cancelled goes on to its next report, and must not hold up what comes after it.
    pool = QThreadPool.globalInstance()
    pool.setMaxThreadCount(max(pool.maxThreadCount(), _THREADS))
    session = Session(frame)
    window = Window(session)
    frame.take_in(window)
    dresser.dressed.connect(icons.wear_again)
    session.settings_changed.connect(lambda: _follow_settings(session, dresser))
    frame.closed.connect(task.cancel_all)
    frame.closed.connect(partial(keep_place, frame, session))
    sys.excepthook = _shown_in(window)
    QTimer.singleShot(0, lambda: _begin(window, files))
    return window


def _begin(window: Window, files: Sequence[Path]) -> None:
    """Load settings and systems, which bring msgspec, and go where the person wants to go."""
    from rosterwizard.core.messages.words import sentence  # noqa: PLC0415 - as above
    from rosterwizard.core.profiles.loading import built_in_profiles  # noqa: PLC0415 - as above
    from rosterwizard.gui.settings_watch import SettingsWatch  # noqa: PLC0415 - as above
    from rosterwizard.services.own_profiles import (  # noqa: PLC0415 - as above
        available_profiles,
        profiles_set_aside,
    )
    from rosterwizard.services.settings import load_settings  # noqa: PLC0415 - as above

    session = window.session
    if not window.or_say(lambda: session.set_settings(load_settings())):
        with suppress(RosterError):  # was said already; a damaged file is out of the way by now
            session.set_settings(load_settings())
    with suppress(RosterError):  # there is no folder for settings, which was said
        SettingsWatch(session, window).failed.connect(window.show_error)
    if not window.or_say(lambda: session.set_profiles(available_profiles())):
        session.set_profiles(built_in_profiles())  # there is no folder for one's own
    elif set_aside := profiles_set_aside():
        words = [*map(str, set_aside), sentence("profile-fault", "aside")]
        window.page_of(window.step).message_bar.tell("warning", " ".join(words))
    QApplication.setWindowIcon(icons.app_icon())
    window.or_say(lambda: window.begin_with((*files, *_opened_by_desktop(window))))
    QTimer.singleShot(_IDLE_MS, partial(start_log_and_engine, window))
    QTimer.singleShot(_IDLE_MS, partial(_look_for_open_submissions, window))
    QTimer.singleShot(_IDLE_MS, partial(_forget_stray_pasted, window))


def _forget_stray_pasted(window: Window) -> None:
    """Remove what was pasted once and is part of no kept work."""
    if shiboken6.isValid(window):
        window.or_say(forget_stray_pasted)


def _look_for_open_submissions(window: Window) -> None:
    """Take up what was cut off when the program ended the last time."""
    settings = window.session.settings if shiboken6.isValid(window) else None
    if settings is not None:
        page: Any = window.page_of(Step.RECORD_TYPE)
        page.open_submissions.begin(settings.keeps_days)


def _opened_by_desktop(window: Window) -> tuple[Path, ...]:
    """Return the files that the desktop named so far, and let the window open all later ones."""
    app = QApplication.instance()
    if not isinstance(app, Program):
        return ()
    app.files_opened.connect(window.open_files)
    return app.early_files()


def start_log_and_engine(window: Window) -> None:
    """Load what is needed a little later while nobody waits for it; the engine on a thread."""
    if shiboken6.isValid(window):
        window.log.begin()
    engine = Task(_load_engine)
    engine.succeeded.connect(lambda _: _prepare_pages(window, _PAGES))
    engine.start()


def _load_engine(_progress: object) -> None:
    from rosterwizard.core.messages.words import load_all_words  # noqa: PLC0415 - as above

    for name in _ENGINE:
        import_module(name)
    load_all_words()


def _prepare_pages(window: Window, parts: Sequence[str | Step]) -> None:
    """Load and make the next pages, one part after the other between other events."""
    if not parts or not shiboken6.isValid(window):
        return
    part, *others = parts
    if isinstance(part, Step):
        window.page_of(part)
    else:
        import_module(part)
    QTimer.singleShot(_BREATH_MS, partial(_prepare_pages, window, others))


def _follow_settings(session: Session, dresser: Dresser) -> None:
    if session.settings is not None:
        dresser.wear(Look(session.settings.look), session.settings.text_percent)


def _shown_in(
    window: Window,
) -> Callable[[type[BaseException], BaseException, TracebackType | None], None]:
    """Return what Python calls for a fault that nobody caught: in a slot, that is a bug."""

    def show(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if isinstance(error, WANTED_ENDS):
            sys.__excepthook__(kind, error, trace)
        elif shiboken6.isValid(window) and QThread.isMainThread():
            window.show_error(error)
        else:
            note_bug(error)

    return show
