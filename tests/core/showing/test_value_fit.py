"""How many of the values of a column fit a field."""

from __future__ import annotations

import pytest
from msgspec import structs

from rosterwizard.core.profiles.language import Constraints, Field, FieldRoster, Schema, When
from rosterwizard.core.showing.value_fit import Fit, fit_in_words, fit_of
from tests.helpers.checked import record_type, sheet, system


@pytest.mark.parametrize(
    ("field", "cells", "fit"),
    [
        (Field("year", "year"), ["2030", "next year", ""], Fit(1, 2)),
        (Field("code", constraints=Constraints(enum=("M", "F"))), ["M", "F", "x"], Fit(2, 3)),
        (Field("name"), ["a", "b"], Fit(2, 2)),
        (
            Field("name", constraints=Constraints(required=True)),
            ["Ann", "N/A", "#N/A", "", " "],
            Fit(1, 3),
        ),
        (Field("name"), ["", " "], Fit(0, 0)),
        (
            Field("key", constraints=Constraints(required=True, unique=True)),
            ["a", "a"],
            Fit(1, 2, again=1),
        ),
    ],
)
def test_only_what_can_be_said_of_the_column_by_itself_counts(
    field: Field, cells: list[str], fit: Fit
) -> None:
    people = sheet(record_type(Field("other"), field), {"Anything": cells})
    assert fit_of(system(people.record_type), people, 0, field) == fit


def test_other_columns_do_not_matter() -> None:
    needs = FieldRoster(required_when=(When(field="other", filled=True),))
    field = Field("year", "year", roster=needs)
    people = sheet(record_type(Field("other"), field), {"other": ["x"], "Anything": [""]})
    assert fit_of(system(people.record_type), people, 1, field) == Fit(0, 0)


def test_what_comes_again_is_counted_where_it_is_the_key() -> None:
    field = Field("key")
    kind = record_type(field)
    kind = structs.replace(kind, schema=Schema(fields=(field,), primary_key=("key",)))
    people = sheet(kind, {"key": ["a", "b", "a", "", "", "a"]})
    assert fit_of(system(kind), people, 0, field) == Fit(2, 4, again=2)


@pytest.mark.parametrize(
    ("fit", "percent"),
    [
        (Fit(0, 0), 0),
        (Fit(0, 9), 0),
        (Fit(1, 9_999), 1),
        (Fit(1, 2), 50),
        (Fit(9_998, 9_999), 99),
        (Fit(9_999, 9_999), 100),
    ],
)
def test_all_is_only_said_of_all_and_none_of_none(fit: Fit, percent: int) -> None:
    assert fit.percent == percent


@pytest.mark.parametrize(
    ("fit", "said"),
    [
        (Fit(0, 0), ""),
        (Fit(1, 1), "The one value fits."),
        (Fit(1200, 1200), "All 1,200 values fit."),
        (Fit(1, 1200), "1 of 1,200 values fit."),
        (Fit(2, 3, again=1), "2 of 3 values fit. One stands further up already."),
        (Fit(1, 3, again=2), "1 of 3 values fit. 2 stand further up already."),
    ],
)
def test_it_is_said_in_words(fit: Fit, said: str) -> None:
    assert fit_in_words(fit) == said
