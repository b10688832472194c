"""Problems stay columnar and are counted without being shown."""

from __future__ import annotations

import polars as pl

from rosterwizard.core.checking.problems import FRAME, Problems
from rosterwizard.core.rules.doubles import Unique
from rosterwizard.core.rules.presence import Required
from rosterwizard.core.rules.spelling import Whitespace

RULES = (Required(field="a"), Whitespace(field="a"), Unique(field="a", fields=("a",)))
PLACES = [(None, 0, 0), (0, 1, 0), (0, 1, 1), (2, None, 0), (3, 0, 1), (3, 1, 1), (3, 2, 1)]
PROBLEMS = Problems(pl.DataFrame(PLACES, schema=FRAME, orient="row"), RULES)


def test_problems_are_counted_by_severity() -> None:
    assert len(PROBLEMS) == 7
    assert PROBLEMS.counts() == {"error": 3, "warning": 4, "note": 0}


def test_the_rule_that_is_broken_most_often_comes_first() -> None:
    assert [(rule.code, count) for rule, count in PROBLEMS.by_rule()] == [
        *(("whitespace", 4), ("required", 3)),
    ]


def test_rows_with_errors_are_named_once_and_in_order() -> None:
    assert PROBLEMS.rows_with_errors().to_list() == [0, 2]
    assert PROBLEMS.of_severity("note").height == 0


def test_no_problems_have_counts_too() -> None:
    none = Problems(pl.DataFrame(schema=FRAME), RULES)
    assert none.counts() == {"error": 0, "warning": 0, "note": 0}
    assert none.rows_with_errors().to_list() == []
