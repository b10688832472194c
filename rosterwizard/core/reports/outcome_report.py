"""What became of every row of a submission, as one sheet for people."""

from collections.abc import Iterator, Mapping

import polars as pl

from rosterwizard.core.job.job import Job
from rosterwizard.core.job.outcomes import Outcomes
from rosterwizard.core.messages.words import sentence
from rosterwizard.core.output.csv_text import UTF_8_WITH_MARK, csv_bytes
from rosterwizard.core.sheet.formula_text import neutralised

COLUMNS = ("type", "row", "outcome", "why")


def outcome_report(job: Job, outcomes: Mapping[str, Outcomes]) -> bytes:
    """Return a CSV file with a line for every row: its sheet, its number there, what became of it.

    outcomes: by the name of the record type. It holds no cells of the sheet, only the words of
    the system about it; formula-like text in them is neutralised.
    """
    frame = pl.concat(list(_parts(job, outcomes)))
    headings = [sentence("outcome-report", part) for part in COLUMNS]
    return csv_bytes(headings, frame, encoding=UTF_8_WITH_MARK)


def _parts(job: Job, outcomes: Mapping[str, Outcomes]) -> Iterator[pl.DataFrame]:
    yield pl.DataFrame(schema=dict.fromkeys(COLUMNS, pl.String))
    for sheet in job.sheets:
        found = outcomes.get(sheet.record_type.name)
        if found is None:
            continue
        words = found.frame["words"]
        safe = {text: neutralised(text) for text in words.unique()}
        states = found.frame["state"].cast(pl.String)
        names = {state: sentence(f"state-{state}", "name") for state in states.unique()}
        yield pl.DataFrame(
            {
                "type": pl.repeat(sheet.record_type.id, found.frame.height, eager=True),
                "row": sheet.sheet.places.of_rows(found.frame["row"]).in_words(),
                "outcome": states.replace(names),
                "why": words.replace(safe),
            }
        )
