"""What the first suggestion for real headings is, is right."""

from __future__ import annotations

import pytest

from tests.heading_figures import SETS, judged, table


@pytest.mark.parametrize("name", SETS)
def test_first_suggestions_are_right_and_none_is_wrong_but_called_certain(name: str) -> None:
    found = list(judged(name))

    assert len({each.heading for each in found}) >= 75
    outcomes = [each.outcome for each in found]
    assert outcomes.count("wrong but called certain") == 0
    for language in {each.language for each in found}:
        own = [each.outcome for each in found if each.language == language]
        assert own.count("right") >= 0.95 * len(own), language
    assert table(found)[-1].startswith("all")
