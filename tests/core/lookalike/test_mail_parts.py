"""Which parts of an address stay."""

from __future__ import annotations

import pytest

from rosterwizard.core.lookalike.mail_parts import tells_of_nobody


@pytest.mark.parametrize("label", ["gmail", "gmial", "hotmial", "school", "co", "k12"])
def test_where_anybody_may_have_an_address_stays_also_mistyped(label: str) -> None:
    assert tells_of_nobody(label, may_end=False)


@pytest.mark.parametrize("label", ["hillroad", "stmarys", "lee", "patel"])
def test_a_school_of_ones_own_does_not_stay(label: str) -> None:
    assert not tells_of_nobody(label, may_end=False)


@pytest.mark.parametrize("label", ["com", "museum", "it", "con", "gmail"])
def test_an_ending_stays(label: str) -> None:
    assert tells_of_nobody(label, may_end=True)


@pytest.mark.parametrize("label", ["wojtyniak", "lee", "0412345678", "41", "żó"])
def test_not_all_behind_a_point_is_an_ending(label: str) -> None:
    assert not tells_of_nobody(label, may_end=True)
