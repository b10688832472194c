"""Several fixes as one step, so that one undo takes them all back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from rosterwizard.core.job.edits import Edit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rosterwizard.core.fixing import Fix


def edit_of_all(fixes: Sequence[Fix]) -> Edit:
    """Return one edit of all fixes; of a cell that several change, the last one includes all."""
    cells = pl.concat([fix.cells for fix in fixes])
    last = cells.unique(["row", "column"], keep="last", maintain_order=True).sort("row", "column")
    headings = tuple(heading for fix in fixes for heading in fix.headings)
    return Edit(last, "edit-all-safe", {"count": last.height}, headings)
