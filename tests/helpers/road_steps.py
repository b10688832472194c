"""Steps on the road through the window that several roads have, and files to take along."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from rosterwizard.core.wizard.flow import Step
from rosterwizard.gui.pages.file_page import FilePage

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from tests.helpers.wizard import Wizard


def open_system(wizard: Wizard, name: str) -> None:
    """Find a system by its name and open it."""
    wizard.type_into("record_type.search", name)
    wizard.press("Return")


def to_template(wizard: Wizard, system: str, record_type: str) -> None:
    """Choose a record type and go on."""
    open_system(wizard, system)
    wizard.click(f"record_type.type_{record_type}")
    wizard.go_on()
    wizard.wait_for(Step.TEMPLATE)


def to_file(wizard: Wizard, system: str, record_type: str) -> None:
    """Choose a record type, for which there is a file already."""
    to_template(wizard, system, record_type)
    wizard.click("template.have_file")
    wizard.wait_for(Step.FILE)


def to_submit(wizard: Wizard, system: str, record_type: str, path: Path) -> None:
    """Go on to sending a file that needs no mending."""
    to_file(wizard, system, record_type)
    open_file(wizard, path)
    wizard.go_on()
    wizard.wait_for(Step.CHECK)
    wizard.go_on()
    wizard.wait_for(Step.SUBMIT)


def open_file(wizard: Wizard, *paths: Path) -> None:
    """Give the page files, as if they were dropped there."""
    page = wizard.page
    assert isinstance(page, FilePage)
    page.open_files(paths)
    wizard.wait_until_idle()


def with_headings(path: Path, others: Mapping[str, str]) -> Path:
    """Give columns of a CSV file other headings."""
    with path.open(encoding="utf-8", newline="") as file:
        first, *rows = csv.reader(file)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([others.get(heading, heading) for heading in first])
        writer.writerows(rows)
    return path


def not_a_table(folder: Path) -> Path:
    """Write a picture that calls itself a workbook."""
    path = folder / "class photo.xlsx"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    return path
