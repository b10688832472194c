"""What one typed cell costs the window's thread after four columns were mended.

Run by `python3 packaging/dev.py bench`. The reference is what a person waits for anyway: laying
the cell over the sheet. It prints figures and asserts none: a slow machine is no fault of the
program.
"""

from __future__ import annotations

import statistics
import time
from typing import TYPE_CHECKING

import polars as pl
import pytest

from rosterwizard.core.job.cell_edits import typed
from rosterwizard.core.job.edits import CELLS, Edit
from rosterwizard.core.wizard.flow import Step
from rosterwizard.gui.keeping import Keeper
from tests.helpers.kept_list import the_file
from tests.helpers.window_jobs import infiniti_job, patron, session_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from rosterwizard.core.job.job import JobSheet
    from tests.bench.benching import Bench

HEADINGS = ("username", "enabled", "staffmember", "surname", "emailaddress", "graduationyear")
MENDED = (0, 3, 4, 5)
TYPED = 15


@pytest.mark.parametrize("rows", [10_000, 100_000, 500_000])
@pytest.mark.usefixtures("qapp")
def test_typing_after_four_columns_were_mended(rows: int, bench: Bench) -> None:
    if rows > bench.most_rows:
        pytest.skip(f"more rows than {bench.most_rows:,}")
    session = session_of(infiniti_job((HEADINGS, [patron(row) for row in range(rows)])))
    keeper = Keeper(session, lambda: Step.CHECK)
    mended = timed(lambda: session.apply_edit("patrons", mend(session.work.sheet_of("patrons"))))
    keeper.keep()
    whole = the_file().stat().st_size
    ours, reference = [], []
    for row in range(TYPED):
        sheet = session.work.sheet_of("patrons")
        edit = typed(sheet, row, 3, f"Okafor {row}")
        assert edit is not None
        reference.append(timed(lambda sheet=sheet, edit=edit: sheet.edited(edit)))  # type: ignore[misc] # bound at once
        ours.append(timed(lambda edit=edit: session.apply_edit("patrons", edit)))  # type: ignore[misc] # as above
    keeper.keep()
    own = statistics.median(a - b for a, b in zip(ours, reference, strict=True))
    ratio = statistics.median(a / b for a, b in zip(ours, reference, strict=True))
    line = (
        f"\ntyped cell, {rows:,} rows: {1000 * statistics.median(ours):.2f} ms on the window's "
        f"thread, of it to keep it {1000 * own:.2f} ms; laying it on alone: ratio {ratio:.2f}; "
        f"mending four columns {1000 * mended:.0f} ms, file {whole / 1e6:.1f} MB, "
        f"then {(the_file().stat().st_size - whole) / TYPED:.0f} bytes for each cell"
    )
    print(line)  # noqa: T201 - the result


def mend(sheet: JobSheet) -> Edit:
    """Return an edit that changes every cell of four columns."""
    rows = pl.arange(sheet.frame.height, dtype=pl.UInt32, eager=True).alias("row")
    parts = [
        pl.DataFrame(
            {"row": rows, "before": sheet.frame[f"c{at}"], "after": "x" + sheet.frame[f"c{at}"]}
        ).select("row", pl.lit(at, pl.UInt16).alias("column"), "before", "after")
        for at in MENDED
    ]
    return Edit(pl.concat(parts).cast(dict(CELLS)), "edit-all-safe")  # type: ignore[arg-type] # a schema


def timed(work: Callable[[], object]) -> float:
    """Return how long `work` took, in seconds."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
