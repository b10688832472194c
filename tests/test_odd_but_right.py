"""Rosters that look damaged and are right raise nothing, and no fix would change them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.damage_figures import FLOOR_FORMS, of_odd
from tests.helpers.damaged.odd_but_right import ODD_BUT_RIGHT

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("name", ODD_BUT_RIGHT)
def test_what_is_odd_but_right_raises_nothing(name: str, tmp_path: Path) -> None:
    figures = of_odd(name, 1, len(name), FLOOR_FORMS, tmp_path)

    assert figures.rosters == 1
    assert (dict(figures.false), figures.spoiled) == ({}, [])
