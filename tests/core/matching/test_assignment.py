"""Of all ways to give fields their columns, the one found is the best."""

from __future__ import annotations

from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from rosterwizard.core.matching.assignment import Pair, best_assignment

SCORES = st.dictionaries(
    st.tuples(st.integers(0, 4), st.sampled_from("abcd")),
    st.integers(1, 20).map(lambda tenths: tenths / 20),
)


def best_by_trying(scores: dict[Pair, float]) -> float:
    """Return the greatest sum, found by trying everything."""
    fields = sorted({field for _, field in scores})
    places = [*range(5), *(-1 for _ in fields)]
    return max(
        sum(scores.get((column, field), 0.0) for column, field in zip(order, fields, strict=True))
        for order in set(permutations(places, len(fields)))
    )


@settings(max_examples=60)
@given(SCORES)
def test_nothing_is_better(scores: dict[Pair, float]) -> None:
    chosen = best_assignment(scores)

    assert len(set(chosen.values())) == len(chosen)
    assert all(pair in scores for pair in chosen.items())
    assert abs(sum(scores[pair] for pair in chosen.items()) - best_by_trying(scores)) < 1e-6


def test_a_better_whole_counts_more_than_the_best_pair() -> None:
    assert best_assignment({(0, "a"): 0.9, (0, "b"): 0.8, (1, "a"): 0.8}) == {0: "b", 1: "a"}


def test_of_equal_columns_the_first_is_taken() -> None:
    assert best_assignment({(1, "a"): 0.5, (0, "a"): 0.5}) == {0: "a"}


def test_twenty_thousand_columns_are_cut_down_to_those_that_matter() -> None:
    scores = {(column, field): 0.5 for column in range(20_000) for field in "abc"}

    assert sorted(best_assignment(scores)) == [0, 1, 2]
