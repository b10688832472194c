"""Jobs and sessions for the pages of the window, and a wizard that only notes where it was led."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget, QWizard

from rosterwizard.core.profiles.loading import built_in_profiles
from rosterwizard.gui.pages.check_page import CheckPage
from rosterwizard.gui.session import Session
from tests.helpers.patron_jobs import (
    HEADINGS,
    MISTAKES,
    Table,
    clean_patrons,
    infiniti_job,
    job_of,
    patron,
    patrons_with_mistakes,
)

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from rosterwizard.core.job.job import Job
    from rosterwizard.core.wizard.flow import Step
    from rosterwizard.gui.pages.page import Page

AnyWidget = TypeVar("AnyWidget", bound=QWidget)

__all__ = [  # with the jobs themselves, which need no window
    "HEADINGS",
    "MISTAKES",
    "Road",
    "Table",
    "check_page",
    "clean_patrons",
    "infiniti_job",
    "job_of",
    "opened",
    "part",
    "patron",
    "patrons_with_mistakes",
    "ready",
    "session_of",
]


def session_of(job: Job) -> Session:
    """Return a session in which that job was opened."""
    session = Session()
    session.set_profiles(built_in_profiles())
    session.choose(job.profile, [sheet.record_type.name for sheet in job.sheets])
    session.set_paths([sheet.sheet.origin.file for sheet in job.sheets])
    session.set_job(job)
    return session


class Road(QWizard):
    """A wizard around one page. It goes nowhere, and notes where it would have gone."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.led_to: list[Step | str] = []
        self.page_ = page
        self.setPage(0, page)
        page.proceed.connect(lambda: self.led_to.append("onwards"))

    def go_to(self, step: Step) -> None:
        """Note the step."""
        self.led_to.append(step)

    def begin_anew(self) -> None:
        """Note that something new would begin."""
        self.led_to.append("anew")


def opened(qtbot: QtBot, page: Page) -> Road:
    """Show a page in a wizard, enter it, and wait until it is ready."""
    road = Road(page)
    qtbot.addWidget(road)
    road.resize(1100, 700)
    page.bug_found.connect(_raise)
    page.session.changed.connect(page.follow)  # as the window does
    with qtbot.waitExposed(road):
        road.show()
    page.enter()
    ready(qtbot, page)
    return road


def check_page(qtbot: QtBot, table: Table | None = None) -> CheckPage:
    """Return the check page of a job of Infiniti, ready; see `infiniti_job`."""
    page = CheckPage(session_of(infiniti_job(table)))
    page.road = opened(qtbot, page)  # type: ignore[attr-defined] # keeps the wizard alive
    return page


def ready(qtbot: QtBot, page: Page) -> None:
    """Wait until nothing is done in the background, and what came of it is shown."""
    qtbot.waitUntil(lambda: not page.busy)
    QCoreApplication.processEvents()  # a part that is new in a layout is shown by an event


def part(of: QWidget, kind: type[AnyWidget], name: str) -> AnyWidget:
    """Return the widget with that object name."""
    found = of.findChild(kind, name)
    assert found is not None, f"{of.objectName()} has no {name}"
    return found


def _raise(error: Exception) -> None:
    raise error
