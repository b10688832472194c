"""How a submission is printed: what will be sent, and what became of every row."""

from collections.abc import Callable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from rosterwizard.cli.printing import print_pieces, say, told
from rosterwizard.core.messages.json_text import json_text
from rosterwizard.core.messages.words import counted, sentence
from rosterwizard.core.sheet.row_places import row_of_sheet
from rosterwizard.core.showing.counted_outcomes import counted_outcomes
from rosterwizard.core.showing.remarks import is_remark
from rosterwizard.services.ways.registry import offers_doctor, way_of

if TYPE_CHECKING:
    import polars as pl

    from rosterwizard.core.job.job import Job, JobSheet
    from rosterwizard.services.submitting.plan import Plan
    from rosterwizard.services.submitting.submission import Submitted

TO_BE_LISTED = frozenset({"queued", "refused", "not-sent", "unknown"})


def print_plan(job: "Job", plan: "Plan", form: str, *, is_result: bool) -> None:
    """Print what will be sent and what it will cause: the result itself of a dry run."""
    from rosterwizard.services.submitting.compared import in_words  # noqa: PLC0415 - imports polars

    if is_result and form == "json":
        say(json_text(_plan_facts(job, plan)))
        return
    say(told("rows-planned", plan.rows_sent, server=plan.server.name), err=not is_result)
    if plan.rows_left_out:
        say(told("rows-left-out", plan.rows_left_out), err=not is_result)
    if len(plan.batches) > len(plan.sheets):
        say(told("files-planned", len(plan.batches)), err=not is_result)
    for words in in_words(plan):
        say(words, err=not is_result)
    for effect in plan.side_effects:
        say(f"  {effect}", err=not is_result)


def _plan_facts(job: "Job", plan: "Plan") -> dict[str, object]:
    return {
        "system": job.profile.name,
        "server": plan.server.name,
        "mode": plan.mode or None,
        "rows": plan.rows_sent,
        "leftOut": plan.rows_left_out,
        "already": {"taken": plan.already.taken, "unknown": plan.already.unknown},
        "compared": _compared_facts(job, plan),
        "sideEffects": list(plan.side_effects),
        "fieldEffects": [*_field_effects(job, plan)],
        "files": [
            {
                "name": each.name,
                "rows": sum(map(len, each.rows.values())),
                "bytes": each.size,
                "sha256": each.digest,
            }
            for each in plan.batches
        ],
    }


def _field_effects(job: "Job", plan: "Plan") -> Iterator[dict[str, object]]:
    """Give what the cells of each field will cause, with how many rows they are."""
    from rosterwizard.services.submitting.field_effects import (  # noqa: PLC0415 - imports polars
        field_effects,
    )

    rows = {each.record_type: each.rows for each in plan.sheets}
    for sheet in job.sheets:
        for each in field_effects(sheet, rows[sheet.record_type.name]):
            yield {
                "type": sheet.record_type.id,
                "field": each.field,
                "by": each.kind,
                "rows": each.rows,
                "says": each.says,
            }


def _compared_facts(job: "Job", plan: "Plan") -> dict[str, object]:
    """Return counts and row numbers by record type; null where nothing is known."""
    facts: dict[str, object] = {}
    for sheet in job.sheets:
        compared = plan.compared.sheets.get(sheet.record_type.name)
        facts[sheet.record_type.id] = compared and {
            "new": _numbered(sheet, compared.new),
            "changed": _numbered(sheet, compared.changed),
            "unchanged": _numbered(sheet, compared.same),
            "unknown": _numbered(sheet, compared.unknown),
            "rekeyed": _numbered(sheet, compared.rekeyed),
            "missing": {"count": compared.missing},
            "since": compared.when,
        }
    return facts


def _numbered(sheet: "JobSheet", rows: "pl.Series | None") -> dict[str, object] | None:
    """Return how many rows these are, and their numbers in the sheet."""
    if rows is None:
        return None
    return {"count": len(rows), "rows": sheet.sheet.places.of_rows(rows).in_file().to_list()}


def print_outcomes(job: "Job", plan: "Plan", submitted: "Submitted", form: str) -> None:
    """Print an outcome for every row (JSON), or the counts and those that need a look (text)."""
    from rosterwizard.services.results_in_words import said_line  # noqa: PLC0415 - brings polars

    writers: dict[str, Callable[[Job, Submitted], Iterator[str]]] = {"json": _json, "text": _text}
    print_pieces(writers[form](job, submitted))
    if submitted.trouble:
        say(str(submitted.trouble), err=True)
    if form == "text":
        said = filter(None, [said_line(submitted)])
        after = _next_steps(plan, submitted)
        for words in (*said, *submitted.notices, *submitted.places, *after):
            say(words, err=True)


def _rows(job: "Job", submitted: "Submitted") -> Iterator[dict[str, object]]:
    for sheet in job.sheets:
        numbers, places = sheet.sheet.places.in_file().to_list(), sheet.sheet.places
        for row, state, words in submitted.outcomes[sheet.record_type.name].frame.iter_rows():
            yield {
                "type": sheet.record_type.id,
                "row": numbers[row],
                "sheet": places.sheet_of(row),
                "outcome": state,
                "message": words,
            }


def _json(job: "Job", submitted: "Submitted") -> Iterator[str]:
    head = {
        "system": job.profile.name,
        "counts": submitted.counts(),
        "trouble": str(submitted.trouble) if submitted.trouble else None,
        "cancelled": submitted.cancelled,
        "summary": [each.summary for each in submitted.outcomes.values() if each.summary],
        "notices": list(submitted.notices),
        "places": list(submitted.places),
        "page": submitted.page or None,
        "steps": list(submitted.steps),
        "result": submitted.result or None,
    }
    yield json_text(head)[:-1] + ', "outcomes": ['
    between = "\n"
    for row in _rows(job, submitted):
        yield between + json_text(row)
        between = ",\n"
    yield "]}\n"


def _text(job: "Job", submitted: "Submitted") -> Iterator[str]:
    """Give the rows that need a look or have a remark, those with the same outcome together."""
    needing = (row for row in _rows(job, submitted) if _is_listed(row))
    for (type_id, outcome, message, own), alike in groupby(needing, _same):
        numbers = [row["row"] for row in alike]
        rows = counted("outcome-rows", len(numbers), first=numbers[0], last=numbers[-1])
        rows = row_of_sheet(rows, own)
        which = f"{type_id}  " if len(job.sheets) > 1 else ""
        yield f"  {which}{rows:<16}{sentence(f'state-{outcome}', 'name'):<10}{message}\n"
    yield counted_outcomes(submitted.counts()) + "\n"


def _is_listed(row: dict[str, object]) -> bool:
    outcome, message = str(row["outcome"]), str(row["message"])
    return outcome in TO_BE_LISTED or is_remark(outcome, message)


def _same(row: dict[str, object]) -> tuple[object, object, object, str | None]:
    sheet = row["sheet"]
    return row["type"], row["outcome"], row["message"], None if sheet is None else str(sheet)


def _next_steps(plan: "Plan", submitted: "Submitted") -> Iterator[str]:
    """Give what a person does next where the file is loaded by hand, and where to look after."""
    if way_of(plan.server).is_by_hand:
        if submitted.page:
            yield submitted.page
        for number, step in enumerate(submitted.steps, start=1):
            yield f"{number}. {step}"
    if submitted.result and submitted.counts()["delivered"]:
        yield submitted.result
    trouble, server = submitted.trouble, plan.server
    if trouble is not None and offers_doctor(server, trouble.code) and not server.is_practice:
        yield sentence("server-doctor-helps", name=server.name)
