"""The words of a file are cut out of its bytes, and the best reading of them is taken."""

from __future__ import annotations

import pytest

from rosterwizard.core.reading import encoding_guess
from rosterwizard.core.reading.encoding_guess import guess_encoding, how_sure


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a,Zoë;Müller\r\n", ("Zoë", "Müller")),
        ("Zoë\n" * 3, ("Zoë",)),
        ("Chloë-Zoë x", ("Chloë-Zoë",)),
        ("x" * 100 + "é" * 100 + " ", ("x" * 24 + "é" * 48,)),
    ],
)
def test_each_word_beyond_ascii_is_looked_at_once_and_long_ones_are_cut(
    text: str, words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_at = []

    def costs(texts: tuple[str, ...], _languages: object) -> list[float]:
        looked_at.append(texts)
        return [0.0] * len(texts)

    monkeypatch.setattr(encoding_guess, "least_costs", costs)
    guess_encoding(text.encode("cp1252"))
    assert looked_at[0] == words


def test_a_hundred_and_twenty_words_are_enough() -> None:
    one = b"\n".join(b"Ren\xe9%d" % number for number in range(120))
    assert guess_encoding(one) == guess_encoding(one + "\nŘ".encode("cp1250") * 500)


def test_signs_that_no_word_has_are_never_certain() -> None:
    assert guess_encoding(b"\x81\x8d\x8f\x90\x9d " * 20).question


@pytest.mark.parametrize("word", ["zoë", "müller", "josé", "joë", "núñez"])
def test_a_word_that_is_sure_alone_is_surer_than_one_that_is_not(word: str) -> None:
    is_sure = not guess_encoding(word.encode("cp1252")).question
    assert is_sure == (how_sure(word, "cp1252") >= 7.0)


def test_of_an_encoding_that_nobody_guesses_every_word_is_as_sure() -> None:
    assert how_sure("zoë", "utf-8") == how_sure("joë", "utf-16-le") == 0


def test_a_word_that_reads_the_same_in_every_encoding_tells_of_none() -> None:
    assert how_sure("anna", "cp1252") == 0
