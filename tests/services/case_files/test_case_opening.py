"""A case is opened as the customer had it, in a world of its own, and harms nobody."""

from __future__ import annotations

import json
import os
import tempfile
from dataclasses import replace
from typing import TYPE_CHECKING

import msgspec
import pytest

from rosterwizard.core.casefile.alike_steps import steps_without_keys
from rosterwizard.core.casefile.case_file import Case, packed_case, read_case
from rosterwizard.core.casefile.case_state import CaseState
from rosterwizard.core.casefile.manifest import SheetFacts
from rosterwizard.core.job.cell_edits import typed
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.profiles.loading import built_in_profiles
from rosterwizard.core.reading.options import ReadingOptions
from rosterwizard.services.case_files import case_opening
from rosterwizard.services.case_files.case_opening import case_in, opened_case
from rosterwizard.services.folders import data_folder, settings_folder
from rosterwizard.services.kept_steps import plain_steps
from rosterwizard.services.opening import open_job
from rosterwizard.services.remembered_matchings import remember
from tests.helpers.case_zips import DOUBLED, LIST, small_case, with_part, zipped
from tests.helpers.watching import Heard
from tests.helpers.workbook_files import workbook, zip_file

if TYPE_CHECKING:
    from pathlib import Path

    from rosterwizard.core.job.job import Job

XLSX = workbook({"People": [row.split(",") for row in LIST.decode().split()]})


def opened_list(folder: Path) -> Job:
    path = folder / "list.csv"
    path.write_bytes(LIST)
    return open_job([path], built_in_profiles(), "infiniti/patrons")


def case_of(folder: Path, row: int, text: str) -> Case:
    """Return a case whose first column was edited."""
    job = opened_list(folder)
    edit = typed(job.sheets[0], row, 0, text)
    assert edit is not None
    steps = plain_steps(steps_without_keys(job.edited("patrons", edit)))
    return small_case(steps=steps)


def refused(case: Case) -> str:
    with pytest.raises(RosterError) as caught:
        opened_case(case)
    return caught.value.code


def test_what_the_customer_saw_is_found_again() -> None:
    opened = opened_case(small_case())

    assert opened.differences.same == 1
    assert DOUBLED not in opened.differences.missing
    # The case was made by hand, and names one of the problems alone.
    assert {each.code for each in opened.differences.new} == {"missing-column"}
    assert not opened.is_reproduced


def test_edits_are_there_again(tmp_path: Path) -> None:
    opened = opened_case(case_of(tmp_path, 1, "0002"))

    assert opened.job.sheets[0].frame["c0"].to_list() == ["0001", "0002"]
    assert opened.differences.missing == (DOUBLED,)


def test_edits_that_do_not_fit_are_told(tmp_path: Path) -> None:
    case = case_of(tmp_path, 1, "0002")
    assert case.state is not None
    other = replace(case.state, files={"list.csv": LIST.replace(b"0001,Orr", b"0003,Orr")})

    opened = opened_case(Case(case.manifest, (), {}, other))

    assert [each.code for each in opened.told if each.code != "case-other-version"] == [
        "case-edits-lost"
    ]
    assert not opened.is_reproduced


def test_other_versions_are_told_and_compared_all_the_same() -> None:
    case = small_case()
    made = msgspec.structs.replace(case.manifest.made_with, python="2.7", program="9")
    profile = msgspec.structs.replace(case.manifest.profile, version="0")
    manifest = msgspec.structs.replace(case.manifest, made_with=made, profile=profile)

    opened = opened_case(Case(manifest, case.expected, {}, case.state))

    names = [each.params["name"] for each in opened.told]
    assert names[:2] == ["Roster Wizard", "Python"]
    assert names[-1] == opened.job.profile.title
    assert opened.differences.same == 1


def test_a_profile_may_be_held_against_the_case() -> None:
    assert opened_case(small_case(), profiles=built_in_profiles()).differences.same == 1


def test_a_sealed_case_wants_its_passphrase() -> None:
    case = small_case()
    assert refused(Case(case.manifest, case.expected)) == "passphrase-wanted"


def test_nothing_of_this_machine_plays_a_part_or_is_touched(tmp_path: Path) -> None:
    job = opened_list(tmp_path)
    remember("infiniti/patrons", job.sheets[0].matching.with_match(0, None))
    (data_folder() / "profiles").mkdir()
    (data_folder() / "profiles" / "own.toml").write_text("no profile")
    before = files_in(data_folder(), settings_folder())

    opened = opened_case(small_case())

    assert opened.job.sheets[0].matching.column_of("username") == 0
    assert opened.job.taken is None
    assert files_in(data_folder(), settings_folder()) == before


def files_in(*folders: Path) -> dict[str, bytes]:
    return {
        str(path): path.read_bytes()
        for folder in folders
        for path in folder.rglob("*")
        if path.is_file()
    }


def _opening(**changed: object) -> bytes:
    """Return steps in which the sheet was opened otherwise."""
    match = {"column": 0, "heading": "username", "field": "username", "reason": "exact"}
    other = {**match, "column": 1, "heading": "surname", "field": "surname"}
    matching = {"matches": [match, other], "constants": {}, "left_out": [], "made": {}, **changed}
    return json.dumps([{"type": "Opened", "record_type": "patrons", "matching": matching}]).encode()


def _made(**edit: object) -> bytes:
    return json.dumps([{"type": "Made", "record_type": "patrons", "edit": edit}]).encode()


def cells(**columns: object) -> dict[str, object]:
    return {"cells": {"row": [0], "column": [0], "before": ["0001"], "after": ["x"], **columns}}


@pytest.mark.parametrize(
    "steps",
    [
        *(b"{}", b"[1]", b'[{"type": "Evil"}]', b"[" * 100_000, b'[{"type": "Made"}]'),
        _opening(matches=[]),
        _opening(matches=[{"column": 7, "heading": "a", "field": None, "reason": "none"}] * 2),
        _opening(made={"surname": {"columns": []}}),
        _opening(made={"surname": {"columns": [99]}}),
        _opening(matches="x"),
        _made(cells="x"),
        _made(**cells(row=["x"])),
        _made(**cells(row=[-1])),
        _made(**cells(row=[2**70])),
        _made(**cells(row=[0, 1])),
        _made(**cells(before=[None])),
        _made(cells={"evil": [1]}),
        _made(cells=[[0, 0]]),
    ],
)
def test_steps_that_we_would_never_write_are_refused(steps: bytes) -> None:
    assert refused(small_case(steps=steps)) == "case-unsound"


@pytest.mark.parametrize(
    "steps",
    [
        _made(**cells(row=[4_000_000_000])),
        _made(**cells(column=[60_000])),
        _made(**cells(before=["other"])),
        _made(set_aside=[-1]),
        _made(headings=[{"column": 9, "before": "", "after": ""}]),
        _made(matching={"before": {}, "after": {"matches": {"99": [None, "chosen"]}}}),
        _made(matching={"before": {}, "after": {"made": {"surname": {"columns": [99]}}}}),
        json.dumps([{"type": "Undone", "record_type": "patrons"}]).encode(),
        json.dumps([{"type": "Redone", "record_type": "no such type"}]).encode(),
    ],
)
def test_steps_that_fit_nothing_change_nothing(steps: bytes) -> None:
    opened = opened_case(small_case(steps=steps))
    assert opened.job.sheets[0].frame["c0"].to_list() == ["0001", "0001"]


@pytest.mark.parametrize(
    "recalled", [b"[]", b'{"a": 1}', b'{"infiniti/patrons": {"fields": {"a": 1}}}']
)
def test_a_memory_that_is_none_is_refused(recalled: bytes) -> None:
    assert refused(small_case(recalled=recalled)) == "case-unsound"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"\x00\x01", "not-text"),
        (b"PK\x03\x04 no zip", "file-cut-off"),
        (zipped([("list.csv", zipped([("list.csv", LIST)]))]), "zip-in-zip"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "file-cut-off"),
        (b"<html><script>alert(1)</script>", "web-page"),
    ],
)
def test_files_that_are_no_tables_are_refused_as_ever(content: bytes, code: str) -> None:
    case = small_case()
    assert case.state is not None
    state = replace(case.state, files={"list.csv": content})
    assert refused(Case(case.manifest, (), {}, state)) == code


def test_formulas_and_commands_of_a_terminal_stay_texts() -> None:
    case = small_case()
    assert case.state is not None
    evil = b"username,surname\n=cmd|' /C calc'!A0,\x1b[2J<b>\n"
    state = replace(case.state, files={"list.csv": evil})
    sheet = opened_case(Case(case.manifest, (), {}, state)).job.sheets[0]
    assert sheet.frame.row(0) == ("=cmd|' /C calc'!A0", "\x1b[2J<b>")


@pytest.mark.parametrize(
    "profile",
    [
        b"",
        b"\xff",
        b"a = " + b"[" * 10_000,
        b"a" + b".b" * 200 + b" = 1",
        b'name = "evil"\n[roster]\nextends = "no such"',
    ],
)
def test_a_profile_with_faults_is_refused(profile: bytes) -> None:
    case = small_case()
    own = msgspec.structs.replace(case.manifest.profile, own=("profile-1.toml",))
    manifest = msgspec.structs.replace(case.manifest, profile=own)
    assert refused(Case(manifest, (), {"profile-1.toml": profile}, case.state)) == "profile-fault"


def test_a_profile_cannot_hang_the_program() -> None:
    case = small_case()
    evil = (
        b'name = "infiniti"\nversion = "1"\n[roster]\nextends = "infiniti"\n'
        b'[[resources]]\nname = "patrons"\n[[resources.schema.fields]]\nname = "surname"\n'
        b'[resources.schema.fields.constraints]\npattern = "(a+)+(?=b)"\n'
    )
    own = msgspec.structs.replace(case.manifest.profile, own=("profile-1.toml",))
    manifest = msgspec.structs.replace(case.manifest, profile=own)
    assert refused(Case(manifest, (), {"profile-1.toml": evil}, case.state)) == "profile-fault"


def test_a_system_that_is_not_known_here_is_said() -> None:
    case = small_case()
    sheets = (SheetFacts(record_type="unheard/of"),)
    manifest = msgspec.structs.replace(case.manifest, sheets=sheets)
    assert refused(Case(manifest, (), {}, case.state)) == "unknown-system"


def test_a_case_without_sheets_is_refused() -> None:
    case = small_case()
    manifest = msgspec.structs.replace(case.manifest, sheets=())
    assert refused(Case(manifest, (), {}, case.state)) == "case-unsound"


# Getting at the file itself


def unread(path: Path) -> RosterError:
    with pytest.raises(RosterError) as caught:
        case_in(path)
    assert caught.value.params["file"] == path.name
    return caught.value


def test_a_case_file_is_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.rwcase"
    path.write_bytes(packed_case(small_case()))
    assert case_in(path).case.expected == (DOUBLED,)


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.rwcase"
    os.mkfifo(pipe)
    assert unread(pipe).code == "not-a-file"
    assert unread(tmp_path).code == "file-is-folder"
    assert unread(tmp_path / "none.rwcase").code == "file-missing"


def test_what_is_no_case_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.rwcase"
    for content in (b"hello", with_part("evil"), zipped([]), zipped([("a.csv", LIST)])):
        path.write_bytes(content)
        assert unread(path).code == "case-unsound"


def test_a_file_that_is_too_large_is_not_read_to_its_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(case_opening, "MOST_BYTES", 100)
    path = tmp_path / "a.rwcase"
    path.write_bytes(packed_case(small_case()))
    assert unread(path).code == "file-too-big"


def test_options_are_those_of_the_customer() -> None:
    case = small_case(options=ReadingOptions(heading_row=2))
    opened = opened_case(read_case(packed_case(case)).opened(None))
    assert opened.job.sheets[0].sheet.headings == ("0001", "Lee")


@pytest.mark.parametrize("content", [LIST, XLSX, zip_file({"list.csv": LIST})])
def test_nothing_of_the_files_is_ever_written_under_a_name(
    content: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    seen: list[Path] = []

    class Watching(Heard):
        def report(self, done: int, total: int) -> None:
            super().report(done, total)
            seen.extend(each for each in tmp_path.rglob("*") if each.is_file())

    name = "list.csv" if content is LIST else "list.xlsx" if content is XLSX else "list.zip"
    case = replace(small_case(), state=CaseState({name: content}))

    assert opened_case(case, Watching()).job.sheets[0].frame.height == 2
    assert not seen
