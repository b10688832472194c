"""From the answers to batches to an outcome for every row of every sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from rosterwizard.core.job.outcomes import FRAME, Outcomes
from rosterwizard.core.job.row_states import OPEN, TAKEN, State
from rosterwizard.core.messages.words import sentence
from rosterwizard.services.journal import now
from rosterwizard.services.row_register import WentOut
from rosterwizard.services.ways.exchange import Answer

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from rosterwizard.core.job.job import Job, JobSheet
    from rosterwizard.services.submitting.plan import Plan, SheetPlan
    from rosterwizard.services.ways.exchange import Batch


def outcomes_of(plan: Plan, answers: Sequence[Answer]) -> dict[str, Outcomes]:
    """Return the outcomes by record type.

    answers: to the first batches, in order; the batches after them were not sent.
    """
    stopped_by = "row-cancelled" if answers and answers[-1].cancelled else "row-not-reached"
    unsent = Answer("not-sent", sentence(stopped_by))
    rest = [unsent] * (len(plan.batches) - len(answers))
    answered = list(zip(plan.batches, [*answers, *rest], strict=True))
    return {sheet.record_type: _outcomes(sheet, answered) for sheet in plan.sheets}


def went_out(
    plan: Plan, job: Job, outcomes: Mapping[str, Outcomes]
) -> Iterator[tuple[JobSheet, WentOut]]:
    """Give the sheets with which of their rows the server has, and which it may have."""
    for sheet in job.sheets:
        name, when = sheet.record_type.name, now()
        states = outcomes[name].frame.select("row", pl.col("state").cast(pl.String))
        is_open = pl.col("state").is_in(list(OPEN))
        files = {row: batch.digest for batch in plan.batches for row in batch.rows.get(name, ())}
        yield (
            sheet,
            WentOut(
                taken=states.filter(pl.col("state").is_in(list(TAKEN)))["row"].to_list(),
                maybe={row: files[row] for row in states.filter(is_open)["row"]},
                when=when,
                is_all=plan.deletes,
            ),
        )


def _outcomes(sheet: SheetPlan, answered: Sequence[tuple[Batch, Answer]]) -> Outcomes:
    frames = [
        _left_out(sheet.left_out),
        _all_alike(sheet.as_before, "unchanged", sentence("row-as-before")),
        _all_alike(sheet.blank, "not-sent", sentence("row-blank")),
    ]
    summaries = []
    for batch, answer in answered:
        if sheet.record_type in batch.rows:
            frames.append(outcomes_in(sheet.record_type, batch, answer))
            summaries.append(answer.summary)
    summary = " ".join(dict.fromkeys(each for each in summaries if each))
    return Outcomes(sheet.record_type, pl.concat(frames).sort("row"), summary)


def _left_out(left_out: pl.DataFrame) -> pl.DataFrame:
    whys = left_out.select("errors", "refers_to").rows()
    words = {why: _words_left_out(*why) for why in set(whys)}
    texts = pl.Series("words", [words[why] for why in whys], pl.String)
    return left_out.select("row", pl.lit("not-sent", FRAME["state"]).alias("state"), texts)


def _all_alike(rows: pl.Series, state: State, words: str) -> pl.DataFrame:
    said = {"state": pl.lit(state, FRAME["state"]), "words": pl.lit(words)}
    return rows.alias("row").to_frame().select("row", **said)


def _words_left_out(errors: str | None, refers_to: str | None) -> str:
    if refers_to is not None:
        return sentence("row-left-hanging", refers_to=refers_to)
    return sentence("row-left-out", errors=errors)


def outcomes_in(record_type: str, batch: Batch, answer: Answer) -> pl.DataFrame:
    """Return the outcomes of one record type's rows in a batch.

    The answer counts through all rows of the batch, whatever their record type.
    """
    start = dict(_starts(batch.rows))[record_type]
    positions = batch.rows[record_type]
    numbers = pl.int_range(start, start + len(positions), dtype=pl.UInt32, eager=True)
    named = answer.rows.rename({"row": "number"})
    found = pl.DataFrame({"row": positions, "number": numbers}).join(
        named, on="number", how="left", maintain_order="left"
    )
    unnamed = pl.col("state").is_null()
    return found.select(
        pl.col("row"),
        pl.col("state").fill_null(pl.lit(answer.state, FRAME["state"])),
        pl.when(unnamed).then(pl.lit(answer.words)).otherwise("words").alias("words"),
    )


def _starts(rows: Mapping[str, pl.Series]) -> Iterator[tuple[str, int]]:
    start = 0
    for record_type, positions in rows.items():
        yield record_type, start
        start += len(positions)
