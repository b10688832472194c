"""A misspelt value of a list becomes another misspelling of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rosterwizard.core.lookalike.misspelt_values import misspelt
from rosterwizard.core.profiles.language import Constraints, Field
from rosterwizard.core.profiles.loading import built_in_profiles
from rosterwizard.core.rules.nearest import nearest_values
from rosterwizard.core.rules.value_meanings import meant_values

if TYPE_CHECKING:
    from collections.abc import Iterator

ROLE = Field("role", constraints=Constraints(enum=("Teacher", "Student", "Parent")))
LISTS = [
    pytest.param(field, id=f"{profile.name}-{kind.name}-{field.name}")
    for profile in built_in_profiles()
    for kind in profile.record_types
    for field in kind.fields
    if field.allowed and field.type != "list"
]


def misspellings(value: str) -> Iterator[str]:
    for at in range(len(value)):
        for text in (value[:at] + value[at + 1 :], value[:at] + "x" + value[at + 1 :]):
            yield from (text, text.upper(), f" {text} ", text.lower())


@pytest.mark.parametrize("field", LISTS)
def test_it_is_near_to_the_same_value_and_of_the_same_shape(field: Field) -> None:
    for value in field.allowed:
        for text in misspellings(value):
            bare = text.strip()
            near = nearest_values([bare], field)
            if not near or meant_values([bare], field):
                continue
            found = misspelt(text, field)
            assert found is not None, text
            assert text not in found.others
            for other in found.others:
                assert nearest_values([other.strip()], field) == {other.strip(): near[bare]}
                assert not meant_values([other.strip()], field)
                assert [*map(str.isalpha, other)] == [*map(str.isalpha, text)]
                assert [*map(str.isupper, other)] == [*map(str.isupper, text)]


@pytest.mark.parametrize("text", ["Quorlin", "", "Te", "Teаchr", "Teach r"])
def test_what_is_near_to_none_or_has_none_of_its_shape_is_no_misspelt_value(text: str) -> None:
    assert misspelt(text, ROLE) is None


def test_only_letters_become_others() -> None:
    levels = Field("level", constraints=Constraints(enum=("Year 17", "Kinder", "Primary")))
    found = misspelt("Yexr 17", levels)
    assert found is not None
    assert {each[4:] for each in found.others} == {" 17"}


def test_two_letters_may_be_missing() -> None:
    found = misspelt("Techr", ROLE)
    assert found is not None
    assert "Techr" not in found.others
    assert {len(each) for each in found.others} == {5}
    assert "Te" not in repr(found)
