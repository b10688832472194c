"""`rosterwizard self-check` tells each thing in a line, and its status whether all is well."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rosterwizard.cli import self_check_command as module
from rosterwizard.services.folders import data_folder
from rosterwizard.services.self_check import Finding
from tests.helpers.command_line import called, ran

if TYPE_CHECKING:
    Capsys = pytest.CaptureFixture[str]

WELL = Finding("well", "26 icons can be read.", "Files")
NOTE = Finding("note", "There is no keyring.", "Passwords")
WRONG = Finding("wrong", "The file add.svg is missing.", "Files")


def finding(monkeypatch: pytest.MonkeyPatch, *findings: Finding) -> None:
    monkeypatch.setattr(module, "findings_of_all", lambda: iter(findings))


def test_real_check_ends_well_and_is_told_on_standard_output() -> None:
    found = ran("self-check")
    assert (found.status, found.err) == (0, "")
    lines = found.out.splitlines()
    assert "  ✓ well   Infiniti has no fault." in lines
    assert lines[-1].startswith("All is well")


def test_findings_stand_under_their_headings_with_sign_and_word(
    monkeypatch: pytest.MonkeyPatch, capsys: Capsys
) -> None:
    finding(monkeypatch, WELL, WRONG, NOTE)
    found = called(capsys, "self-check")
    assert found.status == 1
    assert found.out.splitlines() == [
        "Files",
        "  ✓ well   26 icons can be read.",
        "  ✗ wrong  The file add.svg is missing.",
        "Passwords",
        "  – note   There is no keyring.",
        "",
        "1 thing is wrong. What to do about it stands beside it.",
    ]


def test_notes_are_no_fault(monkeypatch: pytest.MonkeyPatch, capsys: Capsys) -> None:
    finding(monkeypatch, NOTE)
    assert called(capsys, "self-check").status == 0


@pytest.mark.parametrize(("findings", "status"), [([WELL], 0), ([WRONG, NOTE], 1)])
def test_json_has_the_same_findings_and_status(
    monkeypatch: pytest.MonkeyPatch, capsys: Capsys, findings: list[Finding], status: int
) -> None:
    finding(monkeypatch, *findings)
    found = called(capsys, "self-check", "--json")
    assert found.status == status
    assert found.json == [
        {"state": each.state, "says": each.says, "group": each.group, "code": each.code}
        for each in findings
    ]


def test_fault_in_a_folder_is_told_from_start_to_end() -> None:
    data_folder().chmod(0o755)
    found = ran("self-check")
    assert found.status == 1
    assert f"✗ wrong  The folder {data_folder()} is open to others" in found.out
    assert "Traceback" not in found.out + found.err


def test_terminal_without_those_signs_still_gets_the_words() -> None:
    found = ran("self-check", env={"PYTHONIOENCODING": "ascii", "LC_ALL": "C"})
    assert found.status == 0
    assert " well  " in found.out
