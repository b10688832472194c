"""What tells of nobody says so by its shape, below a field that tells no record apart."""

from __future__ import annotations

import pytest

from rosterwizard.core.matching.nobodys_texts import is_nobodys
from rosterwizard.core.profiles.language import Constraints, Field, ForeignKey, Reference
from tests.helpers.checked import record_type

YEAR = Field("year", type="year")
CLASS = Field("class")


@pytest.mark.parametrize("text", ["2031", " 31.0 ", "'5", "-12"])
def test_short_numbers_are_nobodys(text: str) -> None:
    assert is_nobodys(text, YEAR, record_type(YEAR))


@pytest.mark.parametrize("text", ["20311", "20x1", "Lee", "7A"])
def test_other_texts_below_numbers_may_be_somebodys(text: str) -> None:
    assert not is_nobodys(text, YEAR, record_type(YEAR))


def test_codes_of_classes_are_nobodys() -> None:
    assert all(is_nobodys(each, CLASS, record_type(CLASS)) for each in ("7A", "10.B", "9B-2"))
    assert not any(is_nobodys(each, CLASS, record_type(CLASS)) for each in ("7 Lee", "4711", "B"))
    other = Field("remark")
    assert not is_nobodys("7A", other, record_type(other))


def test_what_tells_records_apart_is_somebodys() -> None:
    only = Field("class", constraints=Constraints(unique=True))
    listed = Field("class", constraints=Constraints(enum=("8A",)))
    key = ForeignKey(fields="class", reference=Reference(resource="", fields="id"))
    kinds = [
        (only, record_type(only)),
        (listed, record_type(listed)),
        (CLASS, record_type(CLASS, primary_key="class")),
        (CLASS, record_type(CLASS, unique_keys=(("class",),))),
        (CLASS, record_type(CLASS, Field("id"), foreign_keys=(key,))),
        (YEAR, record_type(YEAR, primary_key="year")),
    ]
    assert not any(is_nobodys("7", field, kind) for field, kind in kinds)
