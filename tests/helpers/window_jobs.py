"""Jobs and sessions for the pages of the window, and a wizard that only notes where it was led."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import polars as pl
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget, QWizard

from rosterwizard.core.job.job import Job, JobSheet
from rosterwizard.core.matching.matching import suggest_matching
from rosterwizard.core.profiles.loading import built_in_profiles, find_profile
from rosterwizard.core.sheet.sheet import Origin, Sheet
from rosterwizard.gui.session import Session

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pytestqt.qtbot import QtBot

    from rosterwizard.core.wizard.flow import Step
    from rosterwizard.gui.pages.page import Page

AnyWidget = TypeVar("AnyWidget", bound=QWidget)
Table = tuple["Sequence[str]", "Sequence[Sequence[str]]"]
HEADINGS = ("username", "enabled", "staffmember", "surname", "emailaddress", "graduationyear")


def patron(number: int, **cells: str) -> tuple[str, ...]:
    """Return a patron that nothing is wrong with but what `cells` (heading to text) say."""
    good = {
        "username": f"user{number:04}",
        "enabled": "Y",
        "staffmember": "N",
        "surname": "Moreau",
        "emailaddress": f"user{number:04}@school.example",
        "graduationyear": "2031",
    }
    return tuple((good | cells).values())


MISTAKES: dict[int, dict[str, str]] = {
    1: {"emailaddress": "anna@"},
    3: {"surname": " Moreau "},
    4: {"surname": "Diallo  "},
    6: {"enabled": "perhaps"},
    7: {"enabled": "perhaps"},
    8: {"enabled": "never"},
}


def patrons_with_mistakes(rows: int = 10) -> Table:
    """Return headings and patrons of whom those in `MISTAKES`, by position, have mistakes."""
    return HEADINGS, [patron(row, **MISTAKES.get(row, {})) for row in range(rows)]


def clean_patrons(rows: int = 10) -> Table:
    """Return headings and patrons that nothing is wrong with."""
    return HEADINGS, [patron(row) for row in range(rows)]


def job_of(system: str, tables: Mapping[str, Table]) -> Job:
    """Return a job of a real system: record type's name to its headings and rows."""
    profile = find_profile(system, built_in_profiles())
    sheets = []
    for name, (headings, rows) in tables.items():
        record_type = profile.record_type(name)
        schema = {f"c{place}": pl.String for place in range(len(headings))}
        frame = pl.DataFrame([list(row) for row in rows], schema=schema, orient="row")
        numbers = pl.arange(2, 2 + frame.height, dtype=pl.UInt32, eager=True)
        sheet = Sheet(frame, tuple(headings), numbers, Origin(Path(f"{name}.csv")))
        matching = suggest_matching(headings, record_type)
        sheets.append(JobSheet.of(record_type, sheet, matching))
    return Job(profile, tuple(sheets))


def infiniti_job(table: Table | None = None) -> Job:
    """Return a job of patrons, by default ten with mistakes."""
    return job_of("infiniti", {"patrons": table or patrons_with_mistakes()})


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
    with qtbot.waitExposed(road):
        road.show()
    page.enter()
    ready(qtbot, page)
    return road


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
