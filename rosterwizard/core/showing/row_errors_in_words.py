"""Why a row cannot go out: its errors in words, by rule and heading, without a cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl
from msgspec.structs import replace

from rosterwizard.core.matching.heading_names import heading_of_place
from rosterwizard.core.messages.words import counted, sentence
from rosterwizard.core.rules.rule_words import rule_sentence, rule_title

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rosterwizard.core.checking.problems import Problems
    from rosterwizard.core.job.job import JobSheet

_MOST_NAMED = 3  # of one row


def row_errors_in_words(sheet: JobSheet, problems: Problems) -> pl.DataFrame:
    """Return the rows with errors, sorted: `row`, and in `errors` which they are, in words.

    Where a row has none that is told, those that follow from another one count.
    """
    wrong = [place for place, rule in enumerate(problems.rules) if rule.severity == "error"]
    every = problems.every.filter(pl.col("rule").is_in(wrong), pl.col("row").is_not_null())
    told = problems.of_severity("error").drop_nulls("row")
    untold = every.filter(~every["row"].is_in(told["row"].to_list()))
    place = pl.struct("column", "rule").alias("place")
    rows = pl.concat([told, untold]).select("row", place).group_by("row").agg("place").sort("row")
    places = [
        tuple(dict.fromkeys((each["column"], each["rule"]) for each in found))
        for found in rows["place"].to_list()
    ]
    words = {each: _in_words(sheet, problems, each) for each in set(places)}
    return rows.select("row", pl.Series("errors", [words[each] for each in places], pl.String))


def _in_words(sheet: JobSheet, problems: Problems, places: Sequence[tuple[int | None, int]]) -> str:
    said = [_one(sheet, problems, column, rule) for column, rule in places[:_MOST_NAMED]]
    more = len(places) - len(said)
    return " ".join([*said, *([counted("row-errors-more", more)] if more else [])])


def _one(sheet: JobSheet, problems: Problems, column: int | None, index: int) -> str:
    rule = problems.rules[index]
    heading = rule.field
    if column is not None:
        heading = heading_of_place(sheet.matching, column, rule.shown_of) or rule.field
    said = rule_sentence(replace(rule, example=""))  # which would end without a full stop
    if not heading:
        return sentence("row-error", "of-row", title=rule_title(rule), rule=said)
    return sentence("row-error", heading=heading, title=rule_title(rule), rule=said)
