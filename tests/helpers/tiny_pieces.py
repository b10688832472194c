"""Pieces of a large text so small that a few lines have many of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rosterwizard.core.reading import records_in_pieces

if TYPE_CHECKING:
    import pytest


def read_in_tiny_pieces(patch: pytest.MonkeyPatch) -> None:
    """Have texts read so, as long as the patch lasts."""
    patch.setattr(records_in_pieces, "_BUFFER", 160)
    patch.setattr(records_in_pieces, "_BLOCK", 48)
    patch.setattr(records_in_pieces, "_SMALL_BLOCK", 16)
    patch.setattr(records_in_pieces, "_WINDOW", 8)
    patch.setattr(records_in_pieces, "_FEW_ODD", 10**6)
