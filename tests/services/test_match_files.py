"""A match file is read whole, or refused with the reason."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from rosterwizard.core.fixing.wishes import Wishes, with_wishes
from rosterwizard.core.job.job import Job
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.profiles.language import Constraints, Field, RecordType, Schema
from rosterwizard.services.match_files import read_match_file, write_match_file
from tests.helpers.checked import system
from tests.helpers.job_sheets import job_sheet

if TYPE_CHECKING:
    from pathlib import Path

FILE = """
leave-out = ["Bus route"]

[match]
"Student No." = "username"

[set]
enabled = "Y"

[values.gender]
Male = "M"
"""


def test_a_file_says_all_that_the_options_say(tmp_path: Path) -> None:
    path = tmp_path / "school.toml"
    path.write_text(FILE, "utf-8")

    assert read_match_file(path) == Wishes(
        {"Student No.": "username"}, {"enabled": "Y"}, ("Bus route",), {"gender": {"Male": "M"}}
    )


@pytest.mark.parametrize("content", ["[mach]\na = 'b'", "x", "[match]\na = 1", "\x00"])
def test_a_file_that_says_something_else_is_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "school.toml"
    path.write_text(content, "utf-8")

    with pytest.raises(RosterError) as error:
        read_match_file(path)

    assert error.value.code == "match-file-unread"
    assert "school.toml" in str(error.value)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RosterError, match=r"nowhere\.toml"):
        read_match_file(tmp_path / "nowhere.toml")


FIELDS = (
    Field("id"),
    Field("kind", constraints=Constraints(enum=("M", "F"))),
    Field("password"),
    Field("odd field"),
)
PEOPLE = RecordType("people", Schema(FIELDS), system="demo")
HEADINGS = ['No. "1" = \x7f #', "kind", "Bus\nroute", "Class"]


def test_what_is_kept_reads_back_as_it_was_said(tmp_path: Path) -> None:
    path = tmp_path / "kept.toml"
    wishes = Wishes(
        {HEADINGS[0]: "id"},
        {"odd field": "\\ \u00e9\U0001f600\n"},
        (HEADINGS[2],),
        {"kind": {"Boy": "M", "Girl": "F"}},
    )
    sheet = job_sheet(PEOPLE, HEADINGS, ("1", "Boy", "2", "3"))
    job = with_wishes(Job(system(PEOPLE), (sheet,)), wishes)

    write_match_file(path, job, wishes)

    assert read_match_file(path) == wishes


def test_what_was_said_in_the_window_is_kept_and_what_is_open_is_a_comment(tmp_path: Path) -> None:
    path = tmp_path / "kept.toml"
    sheet = job_sheet(PEOPLE, HEADINGS, ("1", "Boy", "2", "3"))
    matching = sheet.matching.settled()
    unsure = replace(matching.matches[3], field=None, maybe="odd field", reason="alike")
    matching = replace(matching, matches=(*matching.matches[:3], unsure))
    job = Job(system(PEOPLE), (replace(sheet, matching=matching),))
    said = with_wishes(job, Wishes(values={"kind": {"Boy": "M"}}))

    write_match_file(path, said, Wishes())

    assert read_match_file(path) == Wishes(values={"kind": {"Boy": "M"}})
    assert '\n# Class = "odd field"\n' in path.read_text("utf-8")
    path.write_text(path.read_text("utf-8").replace("# Class", "Class"), "utf-8")
    assert read_match_file(path).match == {"Class": "odd field"}


def test_passwords_are_not_kept_and_that_is_said(tmp_path: Path) -> None:
    path = tmp_path / "kept.toml"
    wishes = Wishes(constants={"password": "Kahn-11"}, values={"password": {"a": "Turm-22"}})
    job = with_wishes(Job(system(PEOPLE), (job_sheet(PEOPLE, ["id"], ("1",)),)), wishes)

    write_match_file(path, job, wishes)

    assert read_match_file(path) == Wishes()
    text = path.read_text("utf-8")
    assert "# Passwords are not kept here" in text
    assert "Kahn" not in text
    assert "Turm" not in text
