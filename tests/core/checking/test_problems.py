"""Problems stay columnar and are counted without being shown."""

from __future__ import annotations

import polars as pl
import pytest

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


@pytest.mark.parametrize("often", [(1, 2, 3, 4, 5, 6), (6, 5, 4, 3, 2, 1), (3, 1, 6, 2, 5, 4)])
def test_frequency_alone_decides_the_order(often: tuple[int, ...]) -> None:
    rules = tuple(Required(field=f"f{index}") for index in range(len(often)))
    places = [(row, 0, index) for index, count in enumerate(often) for row in range(count)]
    problems = Problems(pl.DataFrame(places, schema=FRAME, orient="row"), rules)
    assert [count for _, count in problems.by_rule()] == [6, 5, 4, 3, 2, 1]
    assert {str(rule.field): count for rule, count in problems.by_rule()} == {
        f"f{index}": count for index, count in enumerate(often)
    }


def test_rows_with_errors_are_named_once_and_in_order() -> None:
    assert PROBLEMS.rows_with_errors().to_list() == [0, 2]
    assert PROBLEMS.of_severity("note").height == 0


def test_no_problems_have_counts_too() -> None:
    none = Problems(pl.DataFrame(schema=FRAME), RULES)
    assert none.counts() == {"error": 0, "warning": 0, "note": 0}
    assert none.rows_with_errors().to_list() == []
