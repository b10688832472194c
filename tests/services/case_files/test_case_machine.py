"""Of the machine a case tells versions, codes and counts, and no name."""

from __future__ import annotations

import getpass
import platform
from typing import TYPE_CHECKING

import msgspec
import pytest

from rosterwizard import __version__
from rosterwizard.core.casefile.manifest import Manifest, ProfileFacts
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.services.case_files import case_machine
from rosterwizard.services.case_files.case_machine import (
    log_lines,
    made_with_now,
    self_check_facts,
)
from rosterwizard.services.folders import log_folder
from rosterwizard.services.self_check.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from rosterwizard.core.messages.progress import Progress

LINE = "2026-12-01 07:26:19,975 INFO rows-read by=check type=infiniti/patrons rows={rows}\n"


def write_log(text: str) -> None:
    (log_folder() / "rosterwizard.log").write_text(text, encoding="utf-8")


def test_the_program_is_told_by_its_versions() -> None:
    made = made_with_now()
    assert (made.program, made.python) == (__version__, platform.python_version())
    assert made.libraries["polars"]
    assert made.language == "en"


def test_no_computer_and_no_person_is_named(home: Path) -> None:
    told = msgspec.json.encode(made_with_now()).decode()
    names = {platform.node(), str(home)} | {getpass.getuser()} - {"root"}
    assert [name for name in names if name and name in told] == []


def test_the_manifest_takes_what_is_told() -> None:
    manifest = Manifest(
        profile=ProfileFacts(name="a"), made_with=made_with_now(), self_check=self_check_facts()
    )
    assert msgspec.json.decode(msgspec.json.encode(manifest), type=Manifest) == manifest


def test_lines_of_the_log_are_told_as_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(case_machine, "_MOST_LINES", 2)
    write_log("".join(LINE.format(rows=rows) for rows in (1, 2, 3)))
    assert log_lines() == tuple(
        f"2026-12-01T07:26:19 rows-read by=check type=infiniti/patrons rows={rows}"
        for rows in (2, 3)
    )


@pytest.mark.parametrize(
    "line",
    [
        "Anna Lee",
        "2026-12-01 07:26:19,975 INFO Anna Lee",
        LINE.format(rows="anna@school.example"),
        "2026-12-01 07:26:19,975 INFO rows-read by=anna",
    ],
)
def test_a_line_that_we_would_not_write_is_left_out(line: str) -> None:
    write_log(line)
    assert log_lines() == ()


def test_without_a_log_none_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    assert log_lines() == ()

    def refuse() -> None:
        raise RosterError("own-folder-unusable", folder="", reason="")

    monkeypatch.setattr(case_machine, "read_log", refuse)
    assert log_lines() == ()


def test_a_finding_is_told_as_a_code(monkeypatch: pytest.MonkeyPatch) -> None:
    def found(without: object, progress: Progress) -> Iterator[tuple[str, Finding]]:
        yield "files", Finding("wrong", "The file /home/anna/list.csv is gone.", code="file gone!")

    monkeypatch.setattr(case_machine, "codes_found", found)
    (fact,) = self_check_facts()
    assert (fact.group, fact.state, fact.code) == ("files", "wrong", "file-gone-")
