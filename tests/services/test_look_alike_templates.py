"""A template of ours is the usual file: filled in, it makes a look-alike as any other does."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from rosterwizard.core.checking import check_job
from rosterwizard.core.profiles.loading import built_in_profiles
from rosterwizard.core.sheet.marked_before import MEMORY_SHEET
from rosterwizard.core.templates.template_mark import (
    LISTS_SHEET,
    MARK_SHEET,
    README_SHEET,
    read_marks,
)
from rosterwizard.core.templates.workbook import template_workbook
from rosterwizard.services.look_alikes import LookAlikes, look_alikes_of
from rosterwizard.services.marked_copy import marked_copy
from rosterwizard.services.opening import open_job

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from rosterwizard.core.profiles.language import Profile, RecordType

KEY = bytes(range(32))
TYPES = [
    pytest.param(profile, each, id=f"{profile.name}-{each.name}")
    for profile in built_in_profiles()
    for each in profile.record_types
]
ROWS = ("Zebulon", "Quist", "zquist7", "zq@")


def template(path: Path, profile: Profile, each: RecordType, rows: Sequence[str] = ()) -> Path:
    """Save a template with all columns; rows: what stands in each cell of one, whatever fits."""
    book = load_workbook(io.BytesIO(template_workbook(profile, {each.name: each.fields})))
    sheet = book[book.sheetnames[1]]
    for row in rows:
        sheet.append([row] * len(each.fields))
    book.save(path)
    return path


def made_of(path: Path, profile: Profile, each: RecordType) -> LookAlikes:
    job = open_job([path], built_in_profiles(), f"{profile.name}/{each.name}")
    return look_alikes_of(job, [path], key=KEY)


@pytest.mark.parametrize("rows", [(), ROWS], ids=["empty", "filled"])
@pytest.mark.parametrize(("profile", "each"), TYPES)
def test_nothing_of_a_template_is_taken_for_somebodys(
    tmp_path: Path, profile: Profile, each: RecordType, rows: Sequence[str]
) -> None:
    path = template(tmp_path / "t.xlsx", profile, each, rows)
    made = made_of(path, profile, each)
    assert made.found_again == ()
    assert not made.lost
    book = load_workbook(io.BytesIO(next(iter(made.files.values()))))
    shown = [str(cell) for sheet in book for row in sheet.values for cell in row if cell]
    assert not [text for text in shown if "quist" in text.lower() or "zebulon" in text.lower()]
    was = load_workbook(path)
    marks = [[str(cell or "") for cell in row] for row in was[MARK_SHEET].values]
    renamed = {was.sheetnames[1]: book.sheetnames[1]}
    again = [[str(cell or "") for cell in row] for row in book[MARK_SHEET].values]
    assert again == [[renamed.get(cell, cell) for cell in row] for row in marks]
    assert len(read_marks(again)) == 1


@pytest.mark.parametrize(("profile", "each"), TYPES)
def test_a_marked_copy_of_a_template_makes_one_too(
    tmp_path: Path, profile: Profile, each: RecordType
) -> None:
    path = template(tmp_path / "t.xlsx", profile, each, ROWS)
    job = open_job([path], built_in_profiles(), f"{profile.name}/{each.name}")
    marked = tmp_path / "marked.xlsx"
    marked.write_bytes(marked_copy(job, check_job(job), marked).content)
    made = made_of(marked, profile, each)
    assert made.found_again == ()
    assert not made.lost


def test_whatever_somebody_wrote_into_a_sheet_of_ours_goes(tmp_path: Path) -> None:
    (profile,) = (each for each in built_in_profiles() if each.name == "infiniti")
    (patrons,) = (each for each in profile.record_types if each.name == "patrons")
    path = template(tmp_path / "t.xlsx", profile, patrons, ROWS)
    book = load_workbook(path)
    for name in (README_SHEET, LISTS_SHEET, MARK_SHEET):
        book[name].append(["Annabel Leeson", "Annabel Leeson", "Annabel Leeson", "Annabel Leeson"])
    book.create_sheet(MEMORY_SHEET).append(["Annabel Leeson"])
    book.save(path)
    made = made_of(path, profile, patrons)
    assert made.found_again == ()
    assert not made.lost
    assert any("read-me" in each for each in made.said)
    found = load_workbook(io.BytesIO(next(iter(made.files.values()))))
    every = [str(cell) for sheet in found for row in sheet.values for cell in row if cell]
    assert not any("leeson" in each.lower() or "annabel" in each.lower() for each in every)
