"""A name made up here is a plain file on every system, and two of them are two files."""

from __future__ import annotations

from pathlib import PurePath, PureWindowsPath

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from rosterwizard.core.sheet.file_names import (
    MOST_BYTES,
    distinct_names,
    folded_name,
    own_name,
    part_unfit_for_windows,
    safe_file_name,
    windows_can_hold,
)

DEVICES = [
    *("CON", "PRN", "AUX", "NUL", "con.csv", "Aux.users.xlsx", "NUL .csv", "CONIN$", "conout$"),
    *(f"COM{number}" for number in "123456789¹²³"),
    *(f"lpt{number}.csv" for number in "123456789¹²³"),
]


@pytest.mark.parametrize("name", DEVICES)
def test_devices_of_windows_get_another_name(name: str) -> None:
    assert not windows_can_hold(name)
    assert safe_file_name(name) == f"_{name}"
    assert windows_can_hold(safe_file_name(name))


@pytest.mark.parametrize(
    "name", ["users.csv", "CONTACTS.csv", "COM10.csv", "console", "Schüler (2).xlsx", ".hidden"]
)
def test_fit_name_stays(name: str) -> None:
    assert safe_file_name(name) == name


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ('a<b>c:d"e/f\\g|h?i*j.csv', "a-b-c-d-e-f-g-h-i-j.csv"),
        ("users.csv. . ", "users.csv"),
        ("  users.csv", "users.csv"),
        ("line\nbreak\t.csv", "line-break-.csv"),
        ("Schu\u0308ler.csv", "Schüler.csv"),
        ("../../etc/passwd", "..-..-etc-passwd"),
        ("half \ud83d.csv", "half -.csv"),
        ("..", "_"),
        ("", "_"),
    ],
)
def test_what_no_name_may_hold_is_replaced(text: str, safe: str) -> None:
    assert safe_file_name(text) == safe


def test_long_name_keeps_its_ending() -> None:
    safe = safe_file_name("ä" * 300 + ".csv")
    assert safe == "ä" * 98 + ".csv"
    assert len(safe.encode()) == MOST_BYTES


def test_what_only_looks_like_an_ending_is_cut_too() -> None:
    assert safe_file_name("a." + "b" * 300) == "a." + "b" * 198


@example("CON" + " " * 250 + "x.csv")
@example("CON." + "a" * 300)
@given(st.text(max_size=300))
def test_any_text_becomes_a_safe_name_that_stays_as_it_is(text: str) -> None:
    safe = safe_file_name(text)
    assert windows_can_hold(safe)
    assert len(safe.encode()) <= MOST_BYTES
    assert PurePath(safe).name == PureWindowsPath(safe).name == safe
    assert safe_file_name(safe) == safe


@pytest.mark.parametrize(
    ("path", "unfit"),
    [
        (r"C:\rosters\users.csv", ""),
        (r"C:users.csv", ""),
        (r"\\server\share\users.csv", ""),
        (r"..\users.csv", ""),
        ("nul", ""),
        (r"C:\rosters\CON.csv", "CON.csv"),
        (r"aux\users.csv", "aux"),
        ("users.csv:hidden", "users.csv:hidden"),
        ("users.csv.", "users.csv."),
        ("NUL.csv", "NUL.csv"),
    ],
)
def test_part_that_windows_takes_for_something_else_is_found(path: str, unfit: str) -> None:
    assert part_unfit_for_windows(PureWindowsPath(path)) == unfit


@pytest.mark.parametrize("path", [r"in\a.csv", "in/a.csv", r"C:\in\a.csv", "a.csv"])
def test_own_name_is_found_whoever_wrote_the_path(path: str) -> None:
    assert own_name(path) == "a.csv"


@pytest.mark.parametrize(
    ("one", "other"),
    [("Users.csv", "users.CSV"), ("Schu\u0308ler.csv", "SCHÜLER.csv"), ("Straße", "STRASSE")],
)
def test_names_that_some_system_takes_for_one_are_the_same(one: str, other: str) -> None:
    assert folded_name(one) == folded_name(other)


def test_names_that_some_system_takes_for_one_are_numbered() -> None:
    names = ["users.csv", "Users.csv", "users-2.csv", "other.csv", "USERS.CSV"]
    distinct = ["users.csv", "Users-2.csv", "users-2-2.csv", "other.csv", "USERS-3.CSV"]
    assert list(distinct_names(names)) == distinct
