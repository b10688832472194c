"""Kinds and places are told by names of the program and its libraries alone."""

from __future__ import annotations

import sys
import types
from typing import NoReturn

import polars as pl
import pytest

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.words import sentence
from rosterwizard.services import known_code
from rosterwizard.services.known_code import known_kind
from rosterwizard.services.unforeseen import places_of
from tests.helpers.stumbles import STUMBLES

NAME = "Anna_Meier"


class OwnError(Exception):
    """Of a module that stands for a script that a person named."""


def raised(error: BaseException) -> BaseException:
    try:
        raise error  # noqa: TRY301 - this is the place that is looked for
    except BaseException as found:  # noqa: BLE001 - whatever a test gives
        return found


@pytest.mark.parametrize("kind", STUMBLES)
def test_kinds_of_the_program_and_its_libraries_are_told(kind: str) -> None:
    with pytest.raises(BaseException) as found:  # noqa: PT011 - each kind in turn
        STUMBLES[kind]()
    assert known_kind(found.value) == kind


def test_a_class_made_of_data_is_told_as_the_known_one_above_it() -> None:
    made = type(NAME, (ValueError,), {"__module__": "builtins"})
    assert known_kind(made()) == "ValueError"
    lying = type(NAME, (pl.exceptions.ComputeError,), {"__module__": "no.such.module"})
    assert known_kind(lying()) == "ComputeError"
    assert known_kind(RosterError("stopped")) == "RosterError"


def test_classes_of_other_code_are_told_as_the_known_one_above(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(known_code, "OWNERS", known_code.OWNERS - {"tests"})
    assert known_kind(OwnError()) == "Exception"
    assert places_of(raised(OwnError())) == ["other"]


def test_places_of_the_program_are_told_by_file_line_and_function() -> None:
    with pytest.raises(KeyError) as found:
        sentence(NAME)
    places = places_of(found.value)
    assert places[0].startswith("words.py:")
    assert places[0].endswith(" _filled")
    assert places[1].endswith(" sentence")


@pytest.mark.parametrize("file", ["anna.meier.py", __file__])
def test_code_that_was_made_of_data_is_told_by_no_name(file: str) -> None:
    made: dict[str, object] = {"__name__": __name__}
    exec(compile(f"def {NAME}():\n    raise ValueError", file, "exec"), made)  # noqa: S102 - of ours
    call = made[NAME]
    assert callable(call)
    with pytest.raises(ValueError, match=r"^$") as found:
        call()
    assert places_of(found.value)[0] == "other"


def fail() -> NoReturn:
    raise ValueError


def test_code_within_a_module_that_is_of_another_file_is_told_by_no_name() -> None:
    elsewhere = types.FunctionType(
        fail.__code__.replace(co_filename="anna.meier.py"), sys.modules[__name__].__dict__
    )
    renamed = types.FunctionType(fail.__code__.replace(co_name="Anna Meier"), globals())
    places = []
    for each in (elsewhere, renamed):
        with pytest.raises(ValueError, match=r"^$") as found:
            each()
        places.append(places_of(found.value)[0])
    assert places[0] == "other"
    assert places[1].endswith(" other")
    assert "Anna" not in places[1]


def test_a_module_without_a_file_of_its_own_has_no_places(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules[__name__], "__file__", None)
    assert places_of(raised(OwnError())) == ["other"]
