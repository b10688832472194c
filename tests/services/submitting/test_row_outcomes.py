"""Every row of every sheet gets exactly one outcome, whatever was answered."""

from __future__ import annotations

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from rosterwizard.core.job.outcomes import FRAME
from rosterwizard.core.job.row_states import STATES, State
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.output.file_content import FileContent
from rosterwizard.services.servers.server import Server
from rosterwizard.services.submitting.plan import LEFT_OUT, Plan, SheetPlan
from rosterwizard.services.submitting.row_outcomes import outcomes_of
from rosterwizard.services.ways.exchange import Answer, Batch

SERVER = Server(name="S", system="infiniti", url="https://a.example", protocol="infiniti")


def positions(*rows: int) -> pl.Series:
    return pl.Series("row", rows, dtype=pl.UInt32)


def sheet_plan(name: str, rows: pl.Series, left_out: dict[int, str]) -> SheetPlan:
    rows_left_out = [(row, errors, None) for row, errors in left_out.items()]
    frame = pl.DataFrame(rows_left_out, schema=LEFT_OUT, orient="row")
    return SheetPlan(name, rows, frame)


def plan(sheets: list[SheetPlan], *batches: dict[str, pl.Series]) -> Plan:
    files = tuple(
        Batch(str(number), FileContent.of(b""), rows) for number, rows in enumerate(batches)
    )
    return Plan(SERVER, "good-rows", "", tuple(sheets), files)


def named(*rows: tuple[int, State, str]) -> pl.DataFrame:
    return pl.DataFrame(rows, schema=FRAME, orient="row")


def test_positions_in_the_batch_become_positions_in_the_sheet() -> None:
    rows = positions(1, 4, 6)
    one = plan([sheet_plan("patrons", rows, {0: "A.", 2: "B."})], {"patrons": rows})
    answer = Answer("created", rows=named((1, "refused", "No.")), summary="2 of 3.")
    found = outcomes_of(one, [answer])["patrons"]
    assert found.frame.rows() == [
        (0, "not-sent", "Left out. A."),
        (1, "created", ""),
        (2, "not-sent", "Left out. B."),
        (4, "refused", "No."),
        (6, "created", ""),
    ]
    assert found.summary == "2 of 3."
    assert found.frame.schema == FRAME


def test_batches_after_the_one_that_stopped_were_not_sent() -> None:
    sheets = [sheet_plan("patrons", positions(0, 1), {})]
    two = plan(sheets, {"patrons": positions(0)}, {"patrons": positions(1)})
    stopped = outcomes_of(two, [Answer("unknown", "Cut.", trouble=RosterError("x"))])["patrons"]
    assert stopped.frame["state"].to_list() == ["unknown", "not-sent"]
    assert "stopped before this row" in stopped.frame["words"][1]
    cancelled = outcomes_of(two, [Answer("created", cancelled=True)])["patrons"]
    assert "you stopped" in cancelled.frame["words"][1]


def test_a_batch_of_several_sheets_answers_for_each() -> None:
    sheets = [sheet_plan("users", positions(0, 1), {}), sheet_plan("classes", positions(0), {})]
    one = plan(sheets, {"users": positions(0, 1), "classes": positions(0)})
    answer = Answer("delivered", rows=named((2, "refused", "No.")))
    found = outcomes_of(one, [answer])
    assert found["users"].frame["state"].to_list() == ["delivered", "delivered"]
    assert found["classes"].frame["state"].to_list() == ["refused"]


def test_summaries_of_several_batches_are_all_kept_once() -> None:
    sheets = [sheet_plan("patrons", positions(0, 1), {})]
    two = plan(sheets, {"patrons": positions(0)}, {"patrons": positions(1)})
    answers = [Answer("created", summary="One."), Answer("created", summary="Two.")]
    assert outcomes_of(two, answers)["patrons"].summary == "One. Two."


def test_a_sheet_without_rows_has_no_outcomes() -> None:
    one = plan([sheet_plan("patrons", positions(), {})], {"patrons": positions()})
    assert outcomes_of(one, [Answer("created")])["patrons"].frame.height == 0


@given(data=st.data(), height=st.integers(0, 12))
def test_each_row_has_one_outcome(data: st.DataObject, height: int) -> None:
    bad = data.draw(st.sets(st.integers(0, 11)))
    good = [row for row in range(height) if row not in bad]
    cut = data.draw(st.integers(0, len(good)))
    batches = [{"patrons": positions(*good[:cut])}, {"patrons": positions(*good[cut:])}]
    left_out = {row: "A." for row in range(height) if row in bad}
    whole = plan([sheet_plan("patrons", positions(*good), left_out)], *batches)
    told = data.draw(st.dictionaries(st.integers(0, max(cut - 1, 0)), st.sampled_from(STATES)))
    rows = named(*((row, state, "x") for row, state in told.items() if row < cut))
    sent = [Answer("unknown", rows=rows)][: data.draw(st.integers(0, 1))]
    found = outcomes_of(whole, sent)["patrons"].frame
    assert found["row"].to_list() == list(range(height))
    assert found.null_count().sum_horizontal()[0] == 0
