"""Names from outside through every command: no bug, and nothing that commands the terminal."""

from __future__ import annotations

import os
import re
import sys
import zipfile
from typing import TYPE_CHECKING

import pytest

from rosterwizard.cli.exit_status import ExitStatus
from rosterwizard.cli.main import rosterwizard
from tests.helpers.command_line import Ran, called
from tests.helpers.every_command import commands_below
from tests.helpers.patrons import HEADINGS, patron, write_rows

if TYPE_CHECKING:
    from pathlib import Path

    Capsys = pytest.CaptureFixture[str]

# What a name may hold: a byte that is no UTF-8, and signs that command a terminal.
NAMES = {
    "bytes": os.fsdecode(b"caf\xe9"),
    "signs": "a\x1b]0;pwned\x07b\x9b2J\x7f\u202egnp.b\u2066c\nError: b",
}
RAW = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
PRACTICE = ("--server", "practice")
# Ways to use each command. {file}, {other}, {folder}, {zip} and {book} exist, and have the name or
# hold it; {name} is nothing but the name, {out} a file of that name which is not there yet.
USES = {
    "systems": ["systems {name}", "systems --from-table-schema {file}"],
    "fields": ["fields {name}", "fields infiniti/{name}"],
    "template": [
        "template infiniti/patrons -o {out}.xlsx",
        "template infiniti/patrons -o {out}.csv --columns {name}",
        "template {name} -o {out}.csv",
        "template infiniti/patrons -o {out}",
    ],
    "check": [
        "check {file}",
        "check {file} --format json",
        "check {file} --format csv",
        "check {file} --format html",
        "check {file} --by-cause",
        "check {file} --by-cause --format json",
        "check {file} --format html -o {out}.html",
        "check {file} --format xlsx -o {out}.xlsx",
        "check {book} --format json",
        "check {book}",
        "check {book} --sheet {name}",
        "check {folder} --type haiku",
        "check {folder} --type haiku --format json",
        "check {zip} --type haiku",
        "check {zip} --type haiku --format json",
        "check {zip}",
        "check {file} {other}",
        "check {out}",
        "check {file} --type {name}",
        "check {file} --match {name}=username",
        "check {file} --set username={name}",
        "check {file} --match-file {other}",
        "check {file} --encoding {name}",
        "check {file} --separator {name}",
        "check {file} --save-match {out}.toml",
        "check {file} --why {name}",
        "check {file} --why {name}!A2 --format json",
        "check {file} --why 3:{name}",
        "check {file} --why A3",
        "check {file} --against {name}",
        "check {file} --against {other}",
    ],
    "fix": [
        "fix {file} -o {out}.csv",
        "fix {file} -o {out}.xlsx",
        "fix {file} -o {out}.csv --safe --format json",
        "fix {file} -o {file}",
        "fix {file} -o {out}.csv --recipe {other}",
    ],
    "export": [
        "export {file} -o {out}.csv",
        "export {file} -o {folder}",
        "export {folder} --type haiku -o {out}.zip",
        "export {file} -o {file}",
        "export {file} -o {file}/{name}",
    ],
    "servers": ["servers {name}"],
    "servers list": ["servers list", "servers list --json"],
    "servers add": [
        "servers add {name} --system infiniti --url https://x.example --user {name}",
        "servers add {name} --system {name} --url https://x.example --user u",
        "servers add x --system infiniti --url https://{name}.example --user u",
    ],
    "servers change": ["servers change {name}", "servers change {name} --name {name} --url {name}"],
    "servers test": ["servers test {name}"],
    "servers doctor": ["servers doctor {name}"],
    "servers remove": ["servers remove {name}"],
    "watch": ["watch --once {file} check", "watch --once {folder} {name}"],
    "submit": [
        "submit {file} --server practice --yes",
        "submit {file} --server practice --yes --format json",
        "submit {file} --server practice --dry-run --format json",
        "submit {file} --server practice --yes --refused {out}.csv --good-rows",
        "submit {file} --server {name} --yes",
        "submit {file} --server practice --mode {name}",
    ],
    "history": ["history", "history --json", "history --open", "history --mark-done {name}"],
    "schedule": ["schedule --at 06:30 check {file}", "schedule --at {name} check {file}"],
    "practice": ["practice --scenario {name}", "practice --port {name}"],
    "self-check": ["self-check --{name}"],
    "log": ["log --level {name}", "log --lines {name}"],
    "case": ["case {name}"],
    "case make": [
        "case make {file} --without self-check -o {out}.rwcase",
        "case make {book} --without self-check --preview",
        "case make {name} -o {out}.rwcase",
        "case make {file} -o {file}",
    ],
    "case open": ["case open {file}", "case open {name}", "case open {zip} --extract {folder}"],
    "case shrink": [
        "case shrink {file} --problem {name} -o {out}.csv",
        "case shrink {file} --problem type -o {folder}",
        "case shrink {file} --problem type -o {out}.zip",
        "case shrink {name}",
    ],
    "explain": ["explain {name}", "explain format --type {name}"],
    "profile": ["profile {name}"],
    "profile diff": ["profile diff infiniti {name}", "profile diff {file} {out}.toml"],
}
WITH_A_WINDOW = {"gui"}  # whose texts have tests of their own


def test_every_command_is_used() -> None:
    every = set(commands_below(rosterwizard, " "))
    assert set(USES) == every - WITH_A_WINDOW


@pytest.fixture(params=NAMES, ids=str)
def places(request: pytest.FixtureRequest, tmp_path: Path) -> dict[str, str]:
    """Return what the gaps of a use stand for."""
    name = NAMES[request.param]
    cell = name_in_cell(name)
    file = write_rows(tmp_path / f"{name}.csv", [patron(1), (cell, "Q", "N", "x", "1")])
    other = tmp_path / f"{name}.toml"
    other.write_text("x = 1\n")
    folder = tmp_path / f"{name}.d"
    folder.mkdir()
    write_rows(folder / f"users{name}.csv", [patron(1)])
    (folder / "users.csv").write_text("import_id,last_name\n1,Lee\n")
    packed = tmp_path / f"{name}.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("users.csv", "import_id,last_name\n1,Lee\n")
        archive.writestr(f"{cell}.csv", "a,b\n1,2\n")
    book = workbook(tmp_path / f"{name}.xlsx", cell)
    gaps = {"file": file, "other": other, "folder": folder, "zip": packed, "book": book}
    return {
        **{gap: str(path) for gap, path in gaps.items()},
        "out": str(tmp_path / f"out{name}"),
        "name": name,
    }


def name_in_cell(name: str) -> str:
    """Return the name as it can stand in a file: there is no byte of another encoding there."""
    return name.encode(errors="replace").decode()


def workbook(path: Path, title: str) -> Path:
    """Write a workbook of patrons whose sheet has that title, as far as a workbook can hold it."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet
    sheet.title = re.sub("[\x00-\x1f:/?*\\[\\]\\\\]", "", title)[:31]
    for row in (HEADINGS, patron(1)):
        sheet.append(row)
    book.create_sheet(f"{sheet.title} 2").append(HEADINGS)
    book.save(path)
    return path


@pytest.mark.parametrize("command", USES, ids=str)
def test_no_name_is_a_bug_or_commands_the_terminal(
    capsys: Capsys, places: dict[str, str], command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    # On a terminal: a table in a pipe keeps its cells.
    monkeypatch.setattr(type(sys.stdout), "isatty", lambda self: self is sys.stdout, raising=False)
    found = [(use, called(capsys, *used(use, places))) for use in USES[command]]
    assert [(use, faults) for use, each in found if (faults := faults_of(use, each))] == []


def used(use: str, places: dict[str, str]) -> list[str]:
    """Return the words of a use, its gaps filled."""
    return [word.format_map(places) for word in use.split(" ")]


def faults_of(use: str, found: Ran) -> list[str]:
    """Return what is wrong with what a command printed: signs, lines of a name's own, a bug."""
    said = found.out + found.err
    # A cell of a table may have several lines, and so may what somebody types.
    may_break = "--format csv" in use or "{name}" in use
    lines = [] if may_break else re.findall("^Error: b.*", said, re.MULTILINE)
    return [*RAW.findall(said), *lines, *([found.err] if found.status == ExitStatus.BUG else [])]
