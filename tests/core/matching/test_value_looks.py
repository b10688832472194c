"""Values look like what they are, roughly."""

from __future__ import annotations

import pytest

from rosterwizard.core.matching.value_looks import share_that_looks


@pytest.mark.parametrize(
    ("looks", "good", "other"),
    [
        ("email", ("a@x.example",), ("x",)),
        ("name", ("O'Neil", "Jo Ann"), ("7", "a@x.example")),
        ("full-name", ("Ana Lopez", "Ng, Bo"), ("Ana",)),
        ("words", ("Oak High",), ("340",)),
        ("year", ("2031", "Class of 2031"), ("7", "12/03/2013")),
        ("level", ("7", "Year 12", "K", "5th", "07"), ("2031", "14")),
        ("code", ("P0093121", "ana@x.example"), ("Oak High", "12/03/2013")),
        ("group", ("7B", "10.3"), ("a@x.example", "x" * 30)),
        ("gender", ("M", "weiblich"), ("Smith",)),
        ("yes-no", ("Y", "ja", "0"), ("Smith",)),
        ("state", ("ACTV", "left", "Y"), ("Free",)),
        ("role", ("Student", "T"), ("Smith",)),
    ],
)
def test_each_look_knows_its_own(looks: str, good: tuple[str, ...], other: tuple[str, ...]) -> None:
    assert share_that_looks(looks, good) == 1
    assert share_that_looks(looks, other) == 0


def test_blanks_say_nothing() -> None:
    assert share_that_looks("email", ["", " "]) is None
    assert share_that_looks("", ["x"]) is None
    assert share_that_looks("email", ["a@x.example", "x", ""]) == 0.5
