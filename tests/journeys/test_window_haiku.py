"""A set of files for Haiku through the real window: checked against each other, then sent."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QTableView

from rosterwizard.core.wizard.flow import Step
from rosterwizard.gui.pages.check_page import CheckPage
from rosterwizard.gui.pages.file_page import FilePage
from rosterwizard.services.practice.store import Store
from rosterwizard.services.practice_server import practice_folder

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from rosterwizard.core.job.job import JobSheet
    from tests.helpers.wizard import Wizard

# What Qt's plugin without a screen says of a list that drops down.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
SHEETS = ("organizations", "users", "classes", "rosters")
STUDENTS = 12
TABLES: dict[str, list[Sequence[str]]] = {
    "organizations": [("import_id", "name"), ("SITE-04", "Hill Road")],
    "users": [
        ("import_id", "first_name", "last_name", "login", "user_type", "organization_id", "enable"),
        ("T-01", "Noor", "Haddad", "nhaddad", "T", "SITE-04", "1"),
        *(
            (f"S-{row:02}", "Rohan", "Patel", f"rpatel{row:02}", "S", "SITE-04", "1")
            for row in range(STUDENTS)
        ),
    ],
    "classes": [
        ("import_id", "name", "year", "teacher_id", "organization_id"),
        ("SEC-1", "Biology 7", "2026", "T-01", "SITE-04"),
        ("SEC-2", "Biology 8", "2026", "T-99", "SITE-04"),  # nobody has that ID
    ],
    "rosters": [
        ("class_id", "user_id", "role"),
        *(("SEC-1", f"S-{row:02}", "S") for row in range(STUDENTS)),
    ],
}
ROWS = sum(len(rows) - 1 for rows in TABLES.values())


def test_set_is_checked_across_its_files_and_sent_together(
    wizard: Wizard, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_set(tmp_path)
    monkeypatch.setattr(FilePage, "ask_folder", lambda *_: [tmp_path])
    open_set(wizard)
    mend_teacher(wizard)
    send(wizard)
    look_at_outcomes(wizard)
    # What schools call rosters.csv goes out under the name that Haiku knows.
    names = {name: "roster" if name == "rosters" else name for name in SHEETS}
    assert held_by_practice() == {f"{names[each]}.csv": len(TABLES[each]) - 1 for each in SHEETS}


def write_set(folder: Path) -> None:
    for name, rows in TABLES.items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(rows)


def open_set(wizard: Wizard) -> None:
    wizard.type_into("record_type.search", "haiku")
    wizard.press("Return")
    assert wizard.main_button().text() == "&Continue with all 6"
    wizard.go_on()
    wizard.wait_for(Step.TEMPLATE)
    wizard.click("template.have_file")
    wizard.wait_for(Step.FILE)
    wizard.click("file.choose_folder")
    wizard.wait_until_idle()
    assert wizard.message() == ""
    assert "Full import" in wizard.hear()
    assert sorted(sheet.record_type.name for sheet in job_of(wizard)) == sorted(SHEETS)
    assert wizard.main_button().text() == f"&Check {ROWS} rows"
    wizard.go_on()
    wizard.wait_for(Step.CHECK)


def mend_teacher(wizard: Wizard) -> None:
    page = wizard.page
    assert isinstance(page, CheckPage)
    wizard.click("check.sheet_classes")
    wizard.click_line("check.causes", "Refers to something that is not there")
    assert page.desk.model.rowCount() == 1
    wizard.click_line("check.table", page.desk.model.index(0, 3))
    wizard.wait(lambda: "T-99" in wizard.hear())
    assert "which import_id of Users does not have" in wizard.hear()
    wizard.type("T-01")
    wizard.press("Return")
    wizard.wait_until_idle()
    assert wizard.session.work.sheet_of("classes").frame["c3"].to_list() == ["T-01", "T-01"]
    # The columns that the sheet lacks are written blank, and only noted.
    counts = wizard.session.work.problems["classes"].counts()
    assert counts == {"error": 0, "warning": 0, "note": 3}
    wizard.go_on()
    wizard.wait_for(Step.SUBMIT)


def send(wizard: Wizard) -> None:
    wizard.choose("submit.server", "Practice server")
    wizard.wait_until_idle()
    assert not wizard.main_button().isEnabled()  # by their names, the files are all that there is
    assert f"Everyone who is not in these {ROWS} rows is deleted in Haiku." in wizard.hear()
    wizard.type_into("submit.remaining", str(ROWS))
    wizard.wait_until_idle()
    assert wizard.main_button().text() == f"&Send {ROWS} rows to the practice server"
    wizard.go_on()
    wizard.wait_for(Step.RESULTS)


def look_at_outcomes(wizard: Wizard) -> None:
    submitted = wizard.session.work.submitted
    assert submitted is not None
    for name in SHEETS:
        frame = submitted.outcomes[name].frame
        assert frame["row"].to_list() == list(range(len(TABLES[name]) - 1))
        assert frame["state"].unique().to_list() == ["delivered"]
        wizard.click(f"results.sheet_{name}")
        assert (
            wizard.see_as(QTableView, "results.table").model().rowCount() == len(TABLES[name]) - 1
        )
    assert f"All {ROWS} rows would be handed over." in wizard.hear()
    assert "It went out as Full import." in wizard.hear()


def job_of(wizard: Wizard) -> Sequence[JobSheet]:
    job = wizard.session.work.job
    assert job is not None
    return job.sheets


def held_by_practice() -> dict[str, int]:
    """Return how many records of each file in the zip the practice server has taken in."""
    store = Store(practice_folder() / "practice.sqlite")
    try:
        return {kind: count for system, kind, count in store.kinds() if system == "haiku"}
    finally:
        store.close()
