"""Keys as they come and go with edits."""

from __future__ import annotations

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from rosterwizard.core.checking.known_keys import KnownKeys

KEYS = st.sets(st.sampled_from("abcde"))


def keys_of(texts: set[str]) -> pl.Series:
    return pl.Series(sorted(texts), dtype=pl.String)


@given(KEYS, st.lists(KEYS, max_size=5))
def test_after_any_edits_they_are_what_is_there(first: set[str], later: list[set[str]]) -> None:
    there, known = first, KnownKeys(keys_of(first))
    for now in later:
        known, there = known.after(keys_of(there - now), keys_of(now - there)), now
        assert sorted(known.every()) == sorted(there)


def test_what_a_check_found_is_not_copied() -> None:
    found = keys_of({"a", "b"})
    known = KnownKeys(found).after(keys_of({"a"}), keys_of({"c"}))
    assert known.found is found
    assert (known.gone.to_list(), known.new.to_list()) == (["a"], ["c"])


def test_what_comes_back_is_counted_no_more() -> None:
    known = KnownKeys(keys_of({"a"})).after(keys_of({"a"}), keys_of({"b"}))
    back = known.after(keys_of({"b"}), keys_of({"a"}))
    assert (back.gone.len(), back.new.len()) == (0, 0)


def test_no_key_is_shown() -> None:
    assert "secret" not in repr(KnownKeys(keys_of({"secret"})))
