"""What is put for real values is right, and nothing wrong is put unasked."""

from __future__ import annotations

import pytest

from tests.value_figures import SETS, judged_values, value_lines


@pytest.mark.parametrize("name", SETS)
def test_values_are_understood_and_none_is_given_a_wrong_meaning(name: str) -> None:
    found = list(judged_values(name))

    outcomes = [each.outcome for each in found]
    assert len(outcomes) >= 150
    assert outcomes.count("wrong and not asked") == outcomes.count("wrong") == 0
    assert outcomes.count("right") >= 0.95 * len(outcomes)
    assert len(value_lines(name, with_wrong=True)) == 2 + len(outcomes) - outcomes.count("right")
