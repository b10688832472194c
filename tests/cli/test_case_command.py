"""`rosterwizard case`: what is sealed, opened and made small on the command line."""

from __future__ import annotations

import io
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from rosterwizard.cli import case_report
from rosterwizard.core.casefile.case_file import packed_case
from rosterwizard.core.messages.words import sentence
from rosterwizard.services.case_files import alike_cases
from rosterwizard.services.folders import data_folder, settings_folder
from tests.helpers.case_zips import DOUBLED, parts_of, small_case
from tests.helpers.command_line import Ran, as_plain_user, called, ran
from tests.helpers.own_profile import MINE

if TYPE_CHECKING:
    from pathlib import Path

    Capsys = pytest.CaptureFixture[str]

LIST = """username,givenname,surname,emailaddress
0001,Annabel,Leeson,annabel@
0001,Bo,Orr,b@x.example
"""
TYPE = ("--type", "infiniti/patrons")
PASSPHRASE = b"correct horse battery\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "list.csv"
    file.write_text(LIST)
    return file


def with_passphrase(monkeypatch: pytest.MonkeyPatch, line: bytes = PASSPHRASE) -> str:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(line)))
    return "--passphrase-stdin"


@pytest.fixture
def real(path: Path, capsys: Capsys, monkeypatch: pytest.MonkeyPatch) -> Path:
    output = path.with_name("real.rwcase")
    said = with_passphrase(monkeypatch)
    found = called(capsys, "case", "make", path, *TYPE, "--real", said, "-o", output)
    assert found.status == 0, found.err
    assert "4 of 4 problems kept." in found.out
    return output


@pytest.fixture
def alike(tmp_path: Path) -> Path:
    """Return a case that names one of the three problems of its file alone."""
    output = tmp_path / "alike.rwcase"
    output.write_bytes(packed_case(small_case()))
    return output


def test_a_real_file_is_sealed_and_opened(
    real: Path, capsys: Capsys, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert b"Annabel" not in b"".join(parts_of(real.read_bytes()).values())
    found = called(capsys, "case", "open", real, with_passphrase(monkeypatch))
    assert (found.status, found.out) == (0, "Reproduced 4 of 4.\n")


def test_no_small_file_comes_of_a_case_with_the_real_one(
    real: Path, capsys: Capsys, monkeypatch: pytest.MonkeyPatch
) -> None:
    output, said = real.with_name("small.csv"), with_passphrase(monkeypatch)
    found = called(capsys, "case", "shrink", real, said, "-o", output)
    assert (found.status, output.exists()) == (2, False)
    assert sentence("case-extract-real") in found.err


def test_a_wrong_passphrase_opens_nothing(
    real: Path, capsys: Capsys, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = with_passphrase(monkeypatch, b"another passphrase\n")
    found = called(capsys, "case", "open", real, said)
    assert (found.status, found.out) == (3, "")
    assert "does not open" in found.err


def test_without_a_passphrase_nothing_is_sealed_or_opened(
    real: Path, path: Path, capsys: Capsys, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert called(capsys, "case", "open", real).status == 2
    for line in (b"", b"\xff\xfe not UTF-8\n"):
        assert called(capsys, "case", "open", real, with_passphrase(monkeypatch, line)).status == 2
    output = path.with_name("b.rwcase")
    assert called(capsys, "case", "make", path, *TYPE, "--real", "-o", output).status == 2
    assert not output.exists()


def test_somebody_at_a_terminal_is_asked_twice(
    path: Path, capsys: Capsys, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []

    def prompt(words: str, **how: object) -> str:
        asked.append(how)
        return PASSPHRASE.decode().strip()

    monkeypatch.setattr("click.prompt", prompt)
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    output = path.with_name("b.rwcase")
    assert called(capsys, "case", "make", path, *TYPE, "--real", "-o", output).status == 0
    assert called(capsys, "case", "open", output).status == 0
    assert [(each["confirmation_prompt"], each["hide_input"]) for each in asked] == [
        (True, True),
        (False, True),
    ]


@pytest.mark.parametrize("line", [b"short\n", b"\n", b" " * 20 + b"\n"])
def test_a_short_passphrase_is_refused(
    line: bytes, path: Path, capsys: Capsys, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = with_passphrase(monkeypatch, line)
    output = path.with_name("b.rwcase")
    found = called(capsys, "case", "make", path, *TYPE, "--real", said, "-o", output)
    assert (found.status, output.exists()) == (2, False)
    assert "too short" in found.err


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("--passphrase-stdin", "-o", "a.rwcase"),
        ("-o", "list.csv"),
        ("-o", "-"),
        ("-o", "case"),
        ("-o", "case.zip"),
        ("-o", "none/a.rwcase"),
    ],
)
def test_what_makes_no_sense_is_refused(
    arguments: tuple[str, ...],
    path: Path,
    capsys: Capsys,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(path.parent)
    assert called(capsys, "case", "make", path, *TYPE, *arguments).status == 2
    assert path.read_text() == LIST
    assert [each.name for each in path.parent.iterdir()] == ["list.csv"]


def test_a_file_that_is_given_twice_is_one(path: Path, capsys: Capsys) -> None:
    found = called(capsys, "case", "make", path, path, *TYPE, "--preview")
    assert found.status == 0, found.out


def test_the_preview_shows_all_parts_and_saves_nothing(
    path: Path, capsys: Capsys, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = with_passphrase(monkeypatch)
    without = ("--without", "self-check", "--without", "log")
    found = called(capsys, "case", "make", path, *TYPE, "--real", said, "--preview", *without)
    assert found.status == 0
    assert {"Files", "Problems", "Proof", "Left out"} <= set(found.out.splitlines())
    assert "Annabel" not in found.out
    assert [each.name for each in path.parent.iterdir()] == ["list.csv"]


# Opening


@pytest.mark.skipif(sys.platform == "win32", reason="files have no such rights there")
@pytest.mark.parametrize("command", [("case", "open"), ("case", "shrink", "-o", "small.csv")])
def test_a_case_that_may_not_be_read_is_a_file_that_cannot_be_read(
    command: tuple[str, ...], alike: Path
) -> None:
    alike.chmod(0)
    found = ran(*command, alike, through=as_plain_user())
    assert (found.status, found.out) == (3, "")
    assert found.err.startswith("“alike.rwcase” may not be read")


@pytest.mark.parametrize("ending", [".rwcase", ".zip"])
@pytest.mark.parametrize(
    "command", [("check",), ("export", "-o", "out.csv"), ("case", "make", "--preview")]
)
def test_a_case_is_no_roster(
    command: tuple[str, ...],
    ending: str,
    alike: Path,
    capsys: Capsys,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    file = alike.rename(alike.with_suffix(ending))
    monkeypatch.chdir(file.parent)
    found = called(capsys, *command, file, *TYPE)
    assert (found.status, found.out) == (3, "")
    assert "case open" in found.err
    assert [each.name for each in file.parent.iterdir()] == [file.name]


def test_what_differs_is_listed(alike: Path, capsys: Capsys) -> None:
    found = called(capsys, "case", "open", alike)
    assert found.status == 1
    first, *_, last = found.out.splitlines()
    assert first == "Reproduced 1 of 1. 2 problems are found here besides."
    assert last.split()[:3] == ["new", "the", "whole"]


def test_a_script_gets_json(alike: Path, capsys: Capsys) -> None:
    found = called(capsys, "case", "open", alike, "--format", "json")
    assert (found.json["reproduced"], found.json["same"], found.json["expected"]) == (False, 1, 1)
    assert {each["code"] for each in found.json["new"]} == {"missing-column"}


def test_look_alikes_are_written_out(alike: Path, capsys: Capsys) -> None:
    folder = alike.with_name("out")
    folder.mkdir()
    called(capsys, "case", "open", alike, "--extract", folder)
    assert [each.name for each in folder.iterdir()] == ["list.csv"]


def test_nothing_is_remembered_of_it(alike: Path, capsys: Capsys) -> None:
    called(capsys, "case", "open", alike)
    assert [*data_folder().rglob("*"), *settings_folder().rglob("*")] == []


@pytest.mark.parametrize("content", [b"", b"hello", b"PK\x05\x06" + b"\0" * 18])
def test_what_is_no_case_file_is_status_3(content: bytes, tmp_path: Path, capsys: Capsys) -> None:
    file = tmp_path / "a.rwcase"
    file.write_bytes(content)
    found = called(capsys, "case", "open", file)
    assert found.status == 3
    assert "Traceback" not in found.err


# Making small


def shrunk(capsys: Capsys, *arguments: object) -> Ran:
    return called(capsys, "case", "shrink", *arguments)


def test_a_file_is_made_small(path: Path, capsys: Capsys) -> None:
    output = path.with_name("small.csv")
    found = shrunk(capsys, path, *TYPE, "-o", output, "--problem", "format@2")
    assert (found.status, found.out) == (0, "")
    assert "one row is left" in found.err
    assert output.read_text().splitlines()[0] == "emailaddress"


def test_a_case_is_made_small(alike: Path, capsys: Capsys) -> None:
    output = alike.with_name("small.rwcase")
    assert shrunk(capsys, alike, "-o", output, "--problem", "primaryKey").status == 0
    found = called(capsys, "case", "open", output)
    assert found.status == 0


@pytest.mark.parametrize(
    ("problem", "status"),
    [
        ("format@x", 2),
        ("format@", 2),
        ("format@" + "9" * 5000, 2),
        ("nothing", 2),
        ("maximum", 1),
        ("format@99", 1),
    ],
)
def test_a_problem_that_is_not_there_is_said(
    problem: str, status: int, path: Path, capsys: Capsys
) -> None:
    output = path.with_name("small.csv")
    assert shrunk(capsys, path, *TYPE, "-o", output, "--problem", problem).status == status
    assert not output.exists()


def test_capitals_of_a_code_do_not_count(path: Path, capsys: Capsys) -> None:
    output = path.with_name("small.csv")
    assert shrunk(capsys, path, *TYPE, "-o", output, "--problem", "PRIMARYkey").status == 0
    assert "0001" in output.read_text()


@pytest.mark.parametrize(
    "given", [("list.csv",), TYPE, ("--set", "enabled=Y"), ("--encoding", "cp1252")]
)
def test_what_a_case_says_itself_is_not_passed_over(
    given: tuple[str, ...], alike: Path, path: Path, capsys: Capsys, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(path.parent)
    output = path.with_name("small.csv")
    found = shrunk(capsys, alike, *given, "-o", output)
    assert (found.status, output.exists()) == (2, False)
    assert given[0] in found.err


@pytest.mark.parametrize("name", ["small.xlsx", "small.json", "small.ods"])
def test_a_small_file_is_under_no_ending_that_lies(name: str, path: Path, capsys: Capsys) -> None:
    output = path.with_name(name)
    found = shrunk(capsys, path, *TYPE, "-o", output)
    assert (found.status, output.exists()) == (2, False)
    assert ".csv" in found.err


def test_a_folder_takes_the_small_file_but_never_in_place_of_the_persons(
    path: Path, capsys: Capsys
) -> None:
    folder = path.with_name("small")
    folder.mkdir()
    assert shrunk(capsys, path, *TYPE, "-o", folder).status == 0
    assert [each.name for each in folder.iterdir()] == ["list.csv"]
    assert shrunk(capsys, path, *TYPE, "-o", path.parent).status == 2
    assert path.read_text() == LIST


def test_what_is_piped_in_is_made_small(path: Path, capsys: Capsys) -> None:
    output = path.with_name("small.csv")
    found = ran("case", "shrink", "-", *TYPE, "-o", output, stdin=LIST.encode())
    assert found.status == 0, found.err
    assert output.read_text().splitlines()[0] == "emailaddress"


def test_no_case_is_made_of_a_file(path: Path, capsys: Capsys) -> None:
    output = path.with_name("small.rwcase")
    assert shrunk(capsys, path, *TYPE, "-o", output).status == 2
    assert not output.exists()


def test_a_long_list_of_differences_is_cut(
    alike: Path, capsys: Capsys, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(case_report, "_MOST_TOLD", 1)
    assert called(capsys, "case", "open", alike).out.splitlines()[-1].startswith("…")


# Look-alikes


def test_a_look_alike_is_the_default_and_proven(path: Path, capsys: Capsys) -> None:
    output = path.with_name("a.rwcase")
    found = called(capsys, "case", "make", path, *TYPE, "-o", output)
    assert found.status == 0, found.err
    assert found.out.splitlines()[:3] == [
        "4 of 4 problems kept.",
        sentence("case-nothing-found"),
        sentence("case-searched-for"),
    ]
    content = b"".join(parts_of(output.read_bytes()).values())
    assert not any(text in content for text in (b"Annabel", b"Leeson", b"annabel"))
    assert called(capsys, "case", "open", output).out == "Reproduced 4 of 4.\n"


def test_a_case_in_which_something_was_found_is_not_saved(
    path: Path, capsys: Capsys, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = alike_cases.made_case

    def leaking(*given: object) -> object:
        return replace(made(*given), found=("answer",))  # type: ignore[arg-type] # as it is given

    monkeypatch.setattr(alike_cases, "made_case", leaking)
    output = path.with_name("a.rwcase")
    found = called(capsys, "case", "make", path, *TYPE, "-o", output)
    assert (found.status, output.exists()) == (1, False)
    assert "was not saved" in found.err


def test_what_is_not_kept_is_listed(
    path: Path, capsys: Capsys, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = alike_cases.made_case

    def losing(*given: object) -> object:
        case = made(*given)  # type: ignore[arg-type] # as it is given
        lost = replace(case.opened.differences, new=(DOUBLED,))
        return replace(case, opened=replace(case.opened, differences=lost))

    monkeypatch.setattr(alike_cases, "made_case", losing)
    output = path.with_name("a.rwcase")
    found = called(capsys, "case", "make", path, *TYPE, "-o", output)
    assert (found.status, output.exists()) == (1, True)
    assert found.out.splitlines()[-1].split("  ")[0] == "new"


def test_a_case_is_held_against_another_profile(alike: Path, capsys: Capsys) -> None:
    mine = alike.with_name("mine.toml")
    mine.write_text(MINE, "utf-8")
    found = called(capsys, "case", "open", alike, "--against", mine)
    assert found.status == 1
    assert "Only under Mine, version 2" in found.out
    facts = called(capsys, "case", "open", alike, "--against", mine, "--format", "json").json
    assert {each["code"] for each in facts["onlySecond"]} == {"maxLength"}
    folder = alike.with_name("out")
    also = ("--against", "infiniti", "--extract", folder)
    assert called(capsys, "case", "open", alike, *also).status == 0
    assert [each.name for each in folder.iterdir()] == ["list.csv"]
