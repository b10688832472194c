"""Sizes are told in whole units, and nothing that is there has none."""

import pytest

from rosterwizard.core.messages.sizes import size_in_words


@pytest.mark.parametrize(
    ("size", "words"),
    [
        (0, "1 KB"),
        (1999, "1 KB"),
        (376_296, "376 KB"),
        (9_999_999, "9,999 KB"),
        (10_000_000, "10 MB"),
        (2_500_000_000, "2,500 MB"),
    ],
)
def test_a_size_is_told_in_kilobytes_and_of_much_in_megabytes(size: int, words: str) -> None:
    assert size_in_words(size) == words
