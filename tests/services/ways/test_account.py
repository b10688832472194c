"""What a way asks for: shown by choice, tidied, and refused where it does not fit."""

from __future__ import annotations

from pathlib import Path

import pytest

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.services.ways.account import (
    NO_ACCOUNT,
    Input,
    asked_for,
    fault_of,
    filled_in,
    secret_in,
)


def no_colon(value: str) -> None:
    if ":" in value:
        raise RosterError("user-with-colon")


ACCOUNT = (
    Input(name="user", check=no_colon),
    Input(name="school", may_be_empty=True),
    Input(name="sign-in", kind="choice", choices=("password", "key")),
    Input(name="key", kind="file", when=("sign-in", "key")),
    Input(name="password", kind="secret", when=("sign-in", "password")),
    Input(name="passphrase", kind="secret", may_be_empty=True, when=("sign-in", "key")),
)


def names(given: dict[str, str]) -> list[str]:
    return [each.name for each in asked_for(ACCOUNT, given)]


def test_only_what_belongs_to_the_choice_is_asked_for() -> None:
    assert names({}) == names({"sign-in": "password"}) == ["user", "school", "sign-in", "password"]
    assert names({"sign-in": "key"}) == ["user", "school", "sign-in", "key", "passphrase"]


def test_secret_is_the_one_that_belongs_to_the_choice() -> None:
    found = [secret_in(ACCOUNT, given) for given in ({}, {"sign-in": "key"})]
    assert [each and each.name for each in found] == ["password", "passphrase"]
    assert secret_in(NO_ACCOUNT, {}) is None


def test_what_is_usual_or_empty_is_not_kept() -> None:
    given = {"user": " anna ", "school": " ", "sign-in": "password", "key": ""}
    assert filled_in(ACCOUNT, given) == {"user": "anna"}
    assert filled_in(ACCOUNT, {"user": "anna", "school": "Hill"}) == {
        "user": "anna",
        "school": "Hill",
    }


def test_what_belongs_to_a_choice_makes_it() -> None:
    whole = str(Path("id_ed25519").absolute())
    kept = {"user": "anna", "sign-in": "key", "key": whole}
    assert filled_in(ACCOUNT, {"user": "anna", "key": "id_ed25519"}) == kept


@pytest.mark.parametrize(
    ("typed", "whole"),
    [
        ("~/keys/id", Path("~/keys/id")),
        ('"keys/id"', Path("keys/id")),
        ("~no-such-person/id", Path.cwd() / "~no-such-person" / "id"),
    ],
)
def test_file_is_kept_with_its_whole_path(typed: str, whole: Path) -> None:
    assert filled_in(ACCOUNT, {"user": "anna", "key": typed})["key"] == str(
        whole.expanduser().absolute()
    )


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({}, "user-empty"),
        ({"user": "a:b"}, "user-with-colon"),
        ({"user": "anna", "sign-in": "card"}, "choice-unknown"),
        ({"user": "anna", "sign-in": "password", "key": "/k"}, "input-not-asked"),
        ({"user": "anna", "token": "x"}, "input-not-asked"),
    ],
)
def test_what_does_not_fit_is_refused(given: dict[str, str], code: str) -> None:
    with pytest.raises(RosterError) as raised:
        filled_in(ACCOUNT, given)
    assert raised.value.code == code
    assert str(raised.value)


def test_choice_that_needs_another_input_names_it() -> None:
    with pytest.raises(RosterError) as raised:
        filled_in(ACCOUNT, {"user": "anna", "sign-in": "key"})
    assert raised.value.code == "key-empty"


def test_a_box_says_what_is_wrong_with_what_stands_there_and_nothing_while_it_is_empty() -> None:
    user = ACCOUNT[0]
    assert fault_of(user, " ") is None
    assert fault_of(user, "anna") is None
    fault = fault_of(user, "a:b")
    assert fault is not None
    assert fault.code == "user-with-colon"
