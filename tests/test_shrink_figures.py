"""Files get as small as they can be, in the forms and with the damage that people send."""

from __future__ import annotations

import pytest

from tests.shrink_figures import FEW_ROWS, trials

pytestmark = pytest.mark.timeout(300)  # on a busy machine


def test_hardly_any_row_is_left_of_most_files() -> None:
    every = list(trials(6, seed=1))
    few = sum(each.left is not None and each.left <= FEW_ROWS for each in every)
    assert len(every) >= 6
    assert few >= len(every) - 1
