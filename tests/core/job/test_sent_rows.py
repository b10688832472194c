"""Of a row that was handed over one can always see what it was, and whether it is so still."""

from __future__ import annotations

import polars as pl
import pytest

from rosterwizard.core.job.edits import CELLS, Edit
from rosterwizard.core.job.sent_rows import (
    as_sent,
    changed_since,
    digested_again,
    job_as_sent,
    latest_sent,
    sent_rows,
)
from rosterwizard.core.job.sheet_edits import rematched
from tests.helpers.counted_work import counted_work
from tests.helpers.window_jobs import infiniti_job

SURNAME = 3


def rows(*positions: int) -> pl.Series:
    return pl.Series("row", positions, dtype=pl.UInt32)


def edit(row: int, before: str, after: str) -> Edit:
    cells = {"row": [row], "column": [SURNAME], "before": [before], "after": [after]}
    return Edit(pl.DataFrame(cells, schema=CELLS))


SHEET = infiniti_job().sheets[0]
FIRST = str(SHEET.frame[f"c{SURNAME}"][0])
SENT = sent_rows(SHEET, rows(0, 2, 3))


def test_nothing_has_changed_as_long_as_nothing_was_changed() -> None:
    assert changed_since(SHEET, SENT).to_list() == []


def test_a_row_that_was_changed_is_known_and_what_was_sent_of_it_can_be_shown() -> None:
    changed = SHEET.edited(edit(0, FIRST, "Okafor"))
    assert changed_since(changed, SENT).to_list() == [0]
    assert as_sent(changed, SENT).frame[f"c{SURNAME}"][0] == FIRST
    assert changed.frame[f"c{SURNAME}"][0] == "Okafor"


def test_a_job_is_shown_as_it_was_sent_where_it_was() -> None:
    job = infiniti_job().with_sheet(SHEET.edited(edit(0, FIRST, "Okafor")))
    before = job_as_sent(job, {SHEET.record_type.name: SENT})
    assert before.sheets[0].frame[f"c{SURNAME}"][0] == FIRST
    assert job_as_sent(job, {"others": SENT}) == job


def test_a_row_that_was_not_sent_is_no_change_and_is_shown_as_it_is() -> None:
    other = str(SHEET.frame[f"c{SURNAME}"][1])
    changed = SHEET.edited(edit(1, other, "Okafor"))
    assert changed_since(changed, SENT).to_list() == []
    assert as_sent(changed, SENT).frame[f"c{SURNAME}"][1] == "Okafor"


def test_a_change_that_was_taken_back_is_none() -> None:
    there_and_back = SHEET.edited(edit(0, FIRST, "Okafor")).undone()
    assert changed_since(there_and_back, SENT).to_list() == []


def test_other_headings_change_every_row() -> None:
    matching = SHEET.matching.with_match(SURNAME, None)
    change = rematched(SHEET, matching)
    assert change
    assert changed_since(SHEET.settled(change), SENT).to_list() == [0, 2, 3]


def test_each_row_counts_as_it_was_sent_the_last_time() -> None:
    changed = SHEET.edited(edit(0, FIRST, "Okafor"))
    latest = latest_sent(SENT, sent_rows(changed, rows(0, 1)))
    assert latest["row"].to_list() == [0, 1, 2, 3]
    assert changed_since(changed, latest).to_list() == []
    assert as_sent(SHEET, latest).frame[f"c{SURNAME}"][0] == "Okafor"


def test_rows_of_another_sheet_say_nothing_of_this_one() -> None:
    other = SENT.rename({"c0": "other"})
    assert latest_sent(other, SENT) is SENT


@pytest.mark.parametrize("positions", [(), (1,)])
def test_a_sheet_without_matched_columns_has_rows_too(positions: tuple[int, ...]) -> None:
    bare = SHEET
    for column in range(SHEET.frame.width):
        change = rematched(bare, bare.matching.with_match(column, None))
        bare = bare.settled(change) if change else bare
    assert sent_rows(bare, rows(*positions))["row"].to_list() == list(positions)


def test_digests_of_another_version_are_made_anew() -> None:
    strange = SENT.with_columns(digest=pl.col("digest") + 1)
    assert changed_since(SHEET, strange).to_list() == [0, 2, 3]
    changed = SHEET.edited(edit(0, FIRST, "Okafor"))
    assert digested_again(changed, strange).equals(SENT)
    assert changed_since(changed, digested_again(changed, strange)).to_list() == [0]
    assert digested_again(SHEET, SENT.clear()).equals(SENT.clear())


def test_where_every_row_went_out_no_cell_is_there_twice() -> None:
    every = pl.arange(SHEET.frame.height, dtype=pl.UInt32, eager=True).alias("row")
    with counted_work() as counted:
        sent = sent_rows(SHEET, every)
    assert counted.gathered == 0
    assert sent.equals(pl.concat([sent_rows(SHEET, rows(at)) for at in every]))
