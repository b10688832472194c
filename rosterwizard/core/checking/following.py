"""Problems that follow from another one: their cells stand below headings that are not their own.

They are not told beside the one that they follow from, which says how many they are. They are there
all the same: what has an error keeps it, so that nothing goes out because it is not told.
"""

from collections.abc import Mapping, Sequence

import polars as pl
from msgspec.structs import replace

from rosterwizard.core.checking.problems import FOLLOWING, FRAME, no_following
from rosterwizard.core.matching.matching import Matching
from rosterwizard.core.rules.checked_rule import CheckedRule, Spoiled


def with_graver(rules: Sequence[CheckedRule]) -> tuple[CheckedRule, ...]:
    """Return the rules, and behind them those as errors that an error may follow from.

    They stand there whatever was found, so that a rule has the same index in each check.
    """
    return (*rules, *(replace(each, severity="error") for each in rules if _may_be_graver(each)))


def graver_rules(rules: Sequence[CheckedRule]) -> dict[int, int]:
    """Return where the graver rule stands that `with_graver` makes of each, by their indexes."""
    raised = [index for index, rule in enumerate(rules) if _may_be_graver(rule)]
    return dict(zip(raised, range(len(rules), len(rules) + len(raised)), strict=True))


def told_and_following(
    found: pl.DataFrame, rules: Sequence[CheckedRule], matching: Matching
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Return the problems that are told (schema `FRAME`), and those that follow from them.

    rules: without what `with_graver` puts behind them; the indexes of these are used, too, for
    what an error follows from is an error itself.
    """
    spoiled = {index: rules[index].spoils() for index in found["rule"].unique().sort()}
    causes = [index for index, columns in spoiled.items() if columns]
    if not causes:
        return found, no_following()
    told, parts = found.with_columns(reach=_reach(rules, matching)), []
    # What is wrong in all rows comes first: it may make a row look as if it had moved.
    for cause in sorted(causes, key=lambda index: None not in spoiled[index]):
        follows = _follows(cause, spoiled[cause], causes)
        of_row = pl.lit(None) if None in spoiled[cause] else pl.col("row")
        part = told.filter(follows).with_columns(cause=pl.lit(cause), of_row=of_row)
        parts.append(part.select(*FOLLOWING).cast(FOLLOWING))
        told = told.filter(~follows)
    return _as_grave(told.select(*FRAME), pl.concat(parts), rules)


def _may_be_graver(rule: CheckedRule) -> bool:
    return rule.spoils_cells and rule.severity != "error"


def _reach(rules: Sequence[CheckedRule], matching: Matching) -> pl.Expr:
    """Return the last column that a problem is about; null where it is about none.

    A problem at a cell is about that cell, also where others make it a problem.
    """
    places = [[matching.place_of(name) for name in rule.names] for rule in rules]
    last = [max((at for at in each if at is not None), default=None) for each in places]
    named = pl.lit(pl.Series(last, dtype=pl.UInt16)).gather("rule")
    return pl.coalesce("column", named)


def _follows(cause: int, spoiled: Mapping[int | None, Spoiled], causes: Sequence[int]) -> pl.Expr:
    """Tell which problems follow from those of the rule `cause`."""
    if None in spoiled:
        start = pl.lit(spoiled[None].first)
    else:
        first = {row: each.first for row, each in spoiled.items()}
        start = pl.col("row").replace_strict(first, default=None, return_dtype=pl.UInt16)
    is_other_cause = pl.col("rule").is_in(causes) & start.is_not_null()
    follows = (pl.col("rule") != cause) & ((pl.col("reach") >= start) | is_other_cause)
    return follows.fill_null(value=False)


def _as_grave(
    told: pl.DataFrame, following: pl.DataFrame, rules: Sequence[CheckedRule]
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Return both with the graver rule for each problem that an error follows from."""
    graver = graver_rules(rules)
    errors = [index for index, rule in enumerate(rules) if rule.severity == "error"]
    grave = following.filter(pl.col("rule").is_in(errors)).select("cause", "of_row").unique()
    as_grave = grave.with_columns(graver=pl.col("cause").replace(graver))
    raised_told = told.join(
        as_grave,
        left_on=["rule", "row"],
        right_on=["cause", "of_row"],
        how="left",
        nulls_equal=True,
    )
    raised_following = following.join(
        as_grave, on=["cause", "of_row"], how="left", nulls_equal=True
    )
    return (
        raised_told.with_columns(rule=pl.coalesce("graver", "rule")).select(*FRAME),
        raised_following.with_columns(cause=pl.coalesce("graver", "cause")).select(*FOLLOWING),
    )
