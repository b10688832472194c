"""The words that ship with the program make sense."""

from __future__ import annotations

from rosterwizard.core.matching.value_looks import share_that_looks
from rosterwizard.core.matching.vocabulary import (
    hint_words,
    idea_named,
    ideas_by_key,
    ideas_of_fields,
    vocabulary,
)


def test_every_idea_stands_there_once_and_names_what_there_is() -> None:
    names = [idea.name for idea in vocabulary().ideas]

    assert len(names) == len(set(names)) == len(idea_named())
    for idea in vocabulary().ideas:
        assert set(idea.kin) <= set(names)
        assert all(0 < much < 1 for much in idea.kin.values())
        assert share_that_looks(idea.looks, ["x"]) is None or idea.looks


def test_every_word_can_be_looked_up() -> None:
    assert ideas_by_key()["prenom"] == {"given-name": 1.0}
    assert ideas_by_key()["nomfamille"]["surname"] < ideas_by_key()["nomdefamille"]["surname"]
    assert ideas_of_fields()["middleinit"] == {"middle-name"}
    assert "" not in ideas_by_key()
    assert () not in hint_words()


def test_no_word_is_about_both_the_own_and_other_people() -> None:
    words = vocabulary()

    assert not words.about & words.others
