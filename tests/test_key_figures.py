"""By keys alone a sheet becomes just what was meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rosterwizard.services import own_profiles
from tests.key_figures import mended_by_keys

if TYPE_CHECKING:
    from collections.abc import Iterator

FEW_ROWS, SHARE = 40, 0.1
MOST_KEYS_EACH = 25  # a wrong address is typed letter by letter

# What Qt's plugin without a screen says of lists that drop down.
pytestmark = [
    pytest.mark.qt_log_ignore("This plugin does not support"),
    pytest.mark.usefixtures("qapp"),
    pytest.mark.timeout(180),  # on a busy machine
]


@pytest.fixture(autouse=True)
def own_profiles_anew() -> Iterator[None]:
    """Have the window look for the person's own profiles, which are others in each test."""
    own_profiles._available_profiles.cache_clear()  # noqa: SLF001 - each test has its own folder
    yield
    own_profiles._available_profiles.cache_clear()  # noqa: SLF001 - as above


def test_all_that_is_wrong_is_mended_by_keys() -> None:
    found = mended_by_keys(FEW_ROWS, SHARE)
    assert found.problems
    assert (found.left, found.is_right) == (0, True)
    assert found.keys <= MOST_KEYS_EACH * found.problems
