"""The words that are the program's own tell of nobody, and no frequent name is among them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rosterwizard.core.cells.known_people import known_names
from rosterwizard.core.letters.plain_words import plain_words
from rosterwizard.core.lookalike.own_words import OwnWords
from rosterwizard.core.profiles.loading import built_in_profiles

if TYPE_CHECKING:
    from rosterwizard.core.profiles.language import Profile

PROFILES = built_in_profiles()


@pytest.mark.parametrize("profile", PROFILES, ids=lambda each: each.name)
def test_names_of_all_fields_are_headings_and_values_are_values(profile: Profile) -> None:
    own, names = OwnWords.of(profile), known_names().given | known_names().family
    for _, field in profile.fields():
        assert {*plain_words(field.name)} <= own.headings | names
        words = {word for value in field.allowed for word in plain_words(value)}
        assert words <= own.values | names


def test_frequent_names_are_no_words_for_headings_or_values() -> None:
    own = OwnWords.of(PROFILES[0])
    names = known_names().given | known_names().family
    assert own.values.isdisjoint(names)
    assert {"total", "page"} <= own.telling
    assert {"van", "mrs"} <= own.beside_names
    assert "march" in own.months
    assert own.every >= own.headings | own.values
