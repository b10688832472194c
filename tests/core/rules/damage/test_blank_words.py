"""Words for nothing are told where nobody can be called so."""

from __future__ import annotations

import pytest

from rosterwizard.core.checking import check_sheet
from rosterwizard.core.fixing import fixes_for
from rosterwizard.core.profiles.language import Constraints, Field, FieldRoster, When
from tests.helpers.checked import codes, record_type, sheet, system

TOLD = "blank-words"
ANY = ("7A", "8 B", "Year 9", "10C")


@pytest.mark.parametrize(
    "text",
    [
        "N/A",
        "n/a",
        "TBA",
        "tbc",
        "NULL",
        "-",
        "—",
        "?",
        "none",
        "Unknown",
        "k.A.",
        "n.v.t.",
        "keine",
        "Aucun",
        "ninguno",
        "GEEN",
        "leer",
    ],
)
def test_a_word_for_nothing_is_told(text: str) -> None:
    assert codes(Field("room"), *ANY, text) == ["", "", "", "", TOLD]


def test_what_stands_for_nothing_is_not_used_twice() -> None:
    field = Field("card", constraints=Constraints(unique=True))
    assert codes(field, "S1", "TBA", "TBA", "000000", "000000", "000000", "S1") == [
        *("", TOLD, TOLD, TOLD, TOLD, TOLD, "unique"),
    ]
    assert codes(field, "000000", "000001", "000000", "xxx")[2:] == ["unique", ""]


@pytest.mark.parametrize(
    ("field", "cells"),
    [
        (Field("surname"), ("Null", "Okafor", "Na", "Ng")),
        (Field("surname"), ("NULL", "OKAFOR", "NULL", "NG")),
        (Field("surname"), ("Okafor", "Ng", "Ruiz", "null")),  # one alone
        (Field("country"), ("DE", "NA", "FR", "US")),
        (Field("code"), ("ABC", "TBA", "XYZ", "QRS")),
        (Field("Password"), ("-", "?", "none", "n/a")),
        (Field("marks", type="list"), ("a", "n/a", "-", "b")),
        (Field("mark", constraints=Constraints(enum=("none", "some"))), ("none", "some")),
        (Field("mark", roster=FieldRoster(synonyms={"-": "x"})), ("-", "x")),
    ],
)
def test_a_value_that_only_looks_so_is_left_alone(field: Field, cells: tuple[str, ...]) -> None:
    assert not any(TOLD in told for told in codes(field, *cells))


def test_a_word_that_stands_again_and_again_among_names_is_told() -> None:
    names = ("Okafor", "Ng", "Ruiz", "Ann", "null", "null", "?")
    assert codes(Field("surname"), *names) == ["", "", "", "", TOLD, TOLD, TOLD]


def test_cells_are_emptied_when_asked_and_where_they_may_be_blank() -> None:
    needed = Field("id", constraints=Constraints(required=True))
    when = Field("kind", roster=FieldRoster(required_when=(When("room", filled=True),)))
    of = record_type(Field("room"), needed, when, primary_key=("id",))
    made = sheet(of, {"room": ["tba"], "id": ["?"], "kind": ["-"]})
    problems = check_sheet(system(of), made)
    found = [fix for fix in fixes_for(made, problems) if fix.code == "fix-empty"]
    assert [(fix.column, fix.safe, fix.cells["after"].to_list()) for fix in found] == [
        (0, False, [""])
    ]
    told = {problems.rules[rule].field: problems.rules[rule] for rule in problems.frame["rule"]}
    assert {name: (rule.severity, rule.kind) for name, rule in told.items()} == {
        "room": ("warning", ""),
        "id": ("error", "needed"),
        "kind": ("warning", "needed"),
    }
