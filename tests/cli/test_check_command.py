"""`rosterwizard check`, and how every command opens its files."""

from __future__ import annotations

import csv
import io
import os
import signal
import struct
import subprocess
import sys
import zipfile
from typing import TYPE_CHECKING

import openpyxl
import pytest

from tests.helpers.command_line import called, program, ran
from tests.helpers.example_rosters import haiku_set
from tests.helpers.needing import elsewhere
from tests.helpers.own_profile import MINE
from tests.helpers.patrons import HEADINGS, patron, write_patrons, write_rows
from tests.helpers.workbook_files import zip_file

if TYPE_CHECKING:
    from pathlib import Path

    Capsys = pytest.CaptureFixture[str]


@pytest.fixture
def clean(tmp_path: Path) -> Path:
    return write_patrons(tmp_path / "clean.csv", 3)


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    return write_rows(tmp_path / "faulty.csv", [("", "Y", "N", "anna@", "soon"), patron(1)])


def test_clean_file_is_status_0(capsys: Capsys, clean: Path) -> None:
    found = called(capsys, "check", clean)
    assert (found.status, found.err) == (0, "")
    assert found.out.splitlines()[-1] == "No problems."


def test_errors_are_status_1_with_each_of_them_in_a_line(capsys: Capsys, faulty: Path) -> None:
    found = called(capsys, "check", faulty)
    assert (found.status, found.err) == (1, "")
    assert len(found.out.splitlines()) == 2 + 3 + 1
    assert "row 2, D" in found.out


def test_by_cause_each_of_them_is_a_line_with_its_count(capsys: Capsys, tmp_path: Path) -> None:
    rows = [patron(1), *(("", "Y", "N", f"anna{row}@", "2031") for row in range(3))]
    found = called(capsys, "check", write_rows(tmp_path / "a.csv", rows), "--by-cause")
    assert (found.status, found.err) == (1, "")
    first, _, *causes, last = found.out.splitlines()
    assert first == "infiniti/patrons: a.csv, 4 rows"
    assert [line.split()[:2] for line in causes] == [["Error", "3"], ["Error", "3"]]
    assert causes[0].endswith("[required]")
    assert "emailaddress" in causes[1]
    assert last == "6 errors"


def test_a_cause_of_the_whole_file_is_named_by_its_field(capsys: Capsys, tmp_path: Path) -> None:
    path = write_rows(tmp_path / "some.csv", [("Y", "Berg")], ("enabled", "surname"))
    found = called(capsys, "check", path, "--type", "infiniti/patrons", "--by-cause")
    assert ": username [missing-column]" in found.out


def test_by_cause_what_explains_most_stands_first(capsys: Capsys, tmp_path: Path) -> None:
    rows = [(f"u{row}", "perhaps", "N", f"anna{row}@school.example", "2031") for row in range(12)]
    path = write_rows(tmp_path / "a.csv", [*rows, patron(1)])
    text = called(capsys, "check", path, "--by-cause").out.splitlines()
    assert text[2:4] == [
        "                  12  Explained by one cause",
        "                  12    Neither yes nor no: “perhaps”: enabled",
    ]
    told = called(capsys, "check", path, "--by-cause", "--format", "json").json
    assert told["rootCauses"] == [
        {
            "type": "infiniti/patrons",
            "kind": "value",
            "severity": "error",
            "count": 12,
            "title": "Neither yes nor no: “perhaps”",
            "value": "perhaps",
            "codes": ["type"],
            "columns": ["B"],
        }
    ]


@pytest.mark.parametrize("form", ["csv", "html"])
def test_by_cause_there_is_no_table(capsys: Capsys, faulty: Path, form: str) -> None:
    found = called(capsys, "check", faulty, "--by-cause", "--format", form)
    assert (found.status, found.out) == (2, "")
    assert "--by-cause" in found.err


def test_warnings_alone_are_status_0(capsys: Capsys, tmp_path: Path) -> None:
    path = write_rows(tmp_path / "some.csv", [("anna", "Berg")], ("username", "surname"))
    found = called(capsys, "check", path, "--type", "infiniti/patrons")
    assert found.status == 0
    assert "Warning" in found.out


def test_json_is_all_that_is_on_standard_output(capsys: Capsys, faulty: Path) -> None:
    found = called(capsys, "check", faulty, "--format", "json", "--type", "infiniti/patrons")
    assert found.json["counts"]["error"] == 3
    assert {each["row"] for each in found.json["problems"]} == {2}


def test_report_can_be_saved(capsys: Capsys, faulty: Path, tmp_path: Path) -> None:
    report = tmp_path / "report.csv"
    found = called(capsys, "check", faulty, "--format", "csv", "-o", report)
    assert (found.status, found.out) == (1, "")
    # With the mark by which Excel knows UTF-8; what goes through a pipe has none.
    assert report.read_bytes().startswith(b"\xef\xbb\xbf")
    rows = csv.DictReader(io.StringIO(report.read_text(encoding="utf-8-sig"), newline=""))
    assert {row["severity"] for row in rows} == {"error"}


def test_report_never_overwrites_the_file(capsys: Capsys, faulty: Path) -> None:
    before = faulty.read_bytes()
    found = called(capsys, "check", faulty, "-o", faulty)
    assert found.status == 2
    assert "never written" in found.err
    assert faulty.read_bytes() == before


def test_file_can_come_through_standard_input(clean: Path) -> None:
    found = ran("check", "-", "--format", "json", stdin=clean.read_bytes())
    assert found.status == 0, found.err
    assert found.json["sheets"][0]["rows"] == 3


@elsewhere(os.name == "nt", "Windows has no such signal")
def test_ctrl_c_is_status_130_and_one_line() -> None:
    pipe = subprocess.PIPE
    command = program("check", "-", "--type", "infiniti/patrons")
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe) as waiting:
        assert waiting.stdin is not None
        waiting.stdin.write(b"username")
        waiting.stdin.flush()
        # Sooner it would not be the program that answers, but Python, which is still starting.
        while bytes_left(waiting.stdin.fileno()):
            assert waiting.poll() is None
        waiting.send_signal(signal.SIGINT)
        out, err = waiting.communicate()
    assert (waiting.returncode, out, err) == (130, b"", b"Stopped.\n")


def bytes_left(pipe: int) -> int:
    """Return how many bytes nobody has read yet."""
    import fcntl
    import termios

    waiting = bytes(4)
    if sys.platform != "win32":
        waiting = fcntl.ioctl(pipe, termios.FIONREAD, waiting)
    (count,) = struct.unpack("i", waiting)
    return int(count)


def test_sheet_can_be_named(capsys: Capsys, tmp_path: Path) -> None:
    path = tmp_path / "two.xlsx"
    workbook = openpyxl.Workbook()
    workbook.active.title = "Notes"  # type: ignore[union-attr] # a new workbook has a sheet
    sheet = workbook.create_sheet("Pupils")
    for row in (HEADINGS, patron(1)):
        sheet.append(row)
    workbook.save(path)
    found = called(capsys, "check", path, "--sheet", "Pupils", "--format", "json")
    assert found.json["sheets"][0]["sheet"] == "Pupils"
    wrong = called(capsys, "check", path, "--sheet", "Pupil")
    assert wrong.status == 2
    assert "Pupils" in wrong.err


def test_type_that_cannot_be_told_names_those_that_come_close(
    capsys: Capsys, tmp_path: Path
) -> None:
    path = write_rows(tmp_path / "x.csv", [("anna", "Berg")], ("username", "surname"))
    found = called(capsys, "check", path)
    assert (found.status, found.out) == (2, "")
    assert "infiniti/patrons" in found.err
    assert "--type" in found.err


def test_file_that_clearly_is_another_type_is_told_and_read_as_it_was_said(
    capsys: Capsys, tmp_path: Path
) -> None:
    headings = ("First Name", "Last Name", "Email")
    path = write_rows(tmp_path / "x.csv", [("Ana", "Ruiz", "ana@x.example")], headings)
    found = called(capsys, "check", path, "--type", "infiniti/patrons", "--format", "json")
    assert found.json["sheets"][0]["type"] == "infiniti/patrons"
    assert "--type riipen/experience-learners" in found.err
    assert called(capsys, "check", path, "--type", "riipen/experience-learners").err == ""


def test_files_that_make_another_system_alone_are_refused_with_its_name(
    capsys: Capsys, tmp_path: Path
) -> None:
    haiku_set(tmp_path)
    found = called(capsys, "check", *tmp_path.iterdir(), "--type", "infiniti/patrons")
    assert (found.status, found.out) == (2, "")
    assert "--type haiku" in found.err
    assert "one file" not in found.err


@pytest.mark.parametrize("wanted", ["infinity", "infiniti/patron"])
def test_unknown_type_is_a_wrong_call(capsys: Capsys, clean: Path, wanted: str) -> None:
    found = called(capsys, "check", clean, "--type", wanted)
    assert found.status == 2
    assert "infiniti" in found.err


def test_what_only_looks_alike_is_told_and_not_used(capsys: Capsys, tmp_path: Path) -> None:
    headings = ("username", "enabled", "staffmember", "Emial adress", "graduationyear")
    path = write_rows(tmp_path / "alike.csv", [patron(1)], headings)
    found = called(capsys, "check", path, "--format", "json")
    assert "“Emial adress”" in found.err
    assert "emailaddress" in found.err
    matching = {each["heading"]: each for each in found.json["sheets"][0]["matching"]}
    assert matching["Emial adress"]["field"] is None
    assert [each["code"] for each in found.json["problems"]] == ["unsettled-column"]
    assert found.status == 1


@pytest.mark.parametrize("command", ["check", "fix", "export", "submit"])
def test_file_that_is_not_there_is_status_3(capsys: Capsys, tmp_path: Path, command: str) -> None:
    rest = {"fix": ["-o", "x"], "export": ["-o", "x"], "submit": ["--server", "practice"]}
    found = called(capsys, command, tmp_path / "nowhere.csv", *rest.get(command, []))
    assert (found.status, found.out) == (3, "")
    assert len(found.err.strip().splitlines()) == 1
    assert "nowhere.csv" in found.err


@elsewhere(os.name == "nt", "Windows has no pipes among its files")
def test_pipe_by_name_is_refused_and_not_waited_for(capsys: Capsys, tmp_path: Path) -> None:
    if sys.platform != "win32":  # again, for mypy
        os.mkfifo(tmp_path / "pipe.csv")
    assert called(capsys, "check", tmp_path / "pipe.csv").status == 3


PACKINGS = {
    "stored": zipfile.ZIP_STORED,
    "deflated": zipfile.ZIP_DEFLATED,
    "bzip2": zipfile.ZIP_BZIP2,
    "lzma": zipfile.ZIP_LZMA,
}


def zip_of_patrons(tmp_path: Path, packing: int) -> tuple[Path, bytearray]:
    """Return where a zip of one file goes, and what is in it."""
    content = write_patrons(tmp_path / "patrons.csv", 30).read_bytes()
    return tmp_path / "set.zip", bytearray(zip_file({"patrons.csv": content}, packing))


@pytest.mark.parametrize("packing", PACKINGS)
def test_a_damaged_zip_is_a_damaged_file_however_it_is_packed(
    capsys: Capsys, tmp_path: Path, packing: str
) -> None:
    path, data = zip_of_patrons(tmp_path, PACKINGS[packing])
    for place in range(80, 120):
        data[place] ^= 0xFF
    path.write_bytes(data)
    found = called(capsys, "check", path, "--type", "infiniti/patrons")
    assert (found.status, found.out) == (3, "")
    assert "damaged" in found.err


def test_a_zip_packed_in_a_way_that_nobody_knows_is_a_damaged_file(
    capsys: Capsys, tmp_path: Path
) -> None:
    path, data = zip_of_patrons(tmp_path, zipfile.ZIP_DEFLATED)
    directory = data.index(b"PK\x01\x02")
    data[8] = data[directory + 10] = 99
    path.write_bytes(data)
    found = called(capsys, "check", path, "--type", "infiniti/patrons")
    assert (found.status, found.out) == (3, "")


def test_a_zip_with_a_password_says_so(capsys: Capsys, tmp_path: Path) -> None:
    path, data = zip_of_patrons(tmp_path, zipfile.ZIP_DEFLATED)
    directory = data.index(b"PK\x01\x02")
    data[6] |= 1
    data[directory + 8] |= 1
    path.write_bytes(data)
    found = called(capsys, "check", path, "--type", "infiniti/patrons")
    assert (found.status, found.out) == (3, "")
    assert "password" in found.err


def test_why_says_what_each_rule_found_in_a_cell(capsys: Capsys, tmp_path: Path) -> None:
    file = tmp_path / "patrons.csv"
    file.write_text("username,emailaddress\nana1,anna@\nbo2,bo@s.example\n", "utf-8")
    words = ("check", file, "--type", "infiniti/patrons", "--why")
    wrong, right = called(capsys, *words, "B2"), called(capsys, *words, "3:emailaddress")
    assert (wrong.status, right.status) == (1, 0)
    assert "Problems\n    Error: emailaddress is an e-mail address" in wrong.out
    assert "Not broken\n    Error: emailaddress is an e-mail address" in right.out
    output = tmp_path / "why.txt"
    assert called(capsys, *words, "B2", "-o", output).out == ""
    assert output.read_text("utf-8") == wrong.out
    facts = called(capsys, *words, "B2", "--format", "json").json
    assert [each["code"] for each in facts["rules"] if each["verdict"] == "told"] == ["format"]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--why", "Z9"), "No record stands in row 9"),
        (("--why", "B2", "--by-cause"), "--why goes with"),
        (("--why", "B2", "--format", "csv"), "--why goes with"),
    ],
)
def test_why_of_what_is_not_there_is_a_slip(
    capsys: Capsys, tmp_path: Path, options: tuple[str, ...], said: str
) -> None:
    file = tmp_path / "patrons.csv"
    file.write_text("username,emailaddress\nana1,anna@\n", "utf-8")
    found = called(capsys, "check", file, "--type", "infiniti/patrons", *options)
    assert found.status == 2
    assert said in found.err


def test_file_is_held_against_another_profile(capsys: Capsys, tmp_path: Path) -> None:
    file, mine = tmp_path / "patrons.csv", tmp_path / "mine.toml"
    file.write_text("username,enabled\nana1,Y\nbo2,N\n", "utf-8")
    mine.write_text(MINE, "utf-8")
    words = ("check", file, "--type", "infiniti/patrons", "--against")
    found, same = called(capsys, *words, mine), called(capsys, *words, "infiniti")
    assert (found.status, same.status) == (1, 0)
    assert "Only under Mine, version 2\n    " in found.out
    assert "Value too long: row 2" in found.out
    facts = called(capsys, *words, mine, "--format", "json").json
    assert [each["code"] for each in facts["onlySecond"]] == ["maxLength"]
    assert facts["onlyFirst"] == facts["toldOtherwise"] == []


@pytest.mark.parametrize(
    ("options", "status", "said"),
    [
        (("--against", "riipen"), 2, "patrons"),
        (("--against", "nowhere.toml"), 3, "nowhere.toml"),
        (("--against", "infiniti", "--why", "A2"), 2, "--against goes with"),
        (("--against", "infiniti", "--format", "html"), 2, "--against goes with"),
    ],
)
def test_profile_that_cannot_be_held_against_is_said(
    capsys: Capsys, tmp_path: Path, options: tuple[str, ...], status: int, said: str
) -> None:
    file = tmp_path / "patrons.csv"
    file.write_text("username,enabled\nana1,Y\n", "utf-8")
    found = called(capsys, "check", file, "--type", "infiniti/patrons", *options)
    assert found.status == status
    assert said in found.err
