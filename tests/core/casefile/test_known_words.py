"""What a server says is passed on without a word that could be anybody's."""

from __future__ import annotations

from rosterwizard.core.casefile.known_words import (
    most_said,
    passed_on,
    without_our_words,
    words_known,
    words_of_ours,
)
from rosterwizard.core.profiles.loading import built_in_profiles

INFINITI = next(each for each in built_in_profiles() if each.name == "infiniti")
KNOWN = words_known(INFINITI, ["Mark Lee"])


def test_our_words_and_the_profiles_are_known() -> None:
    assert {"the", "row", "refused"} <= words_of_ours()
    assert "username" in KNOWN


def test_a_word_that_is_somebodys_name_is_none() -> None:
    assert "mark" in words_of_ours()
    assert "mark" not in KNOWN


def test_without_our_words_a_name_is_left() -> None:
    assert without_our_words("rows-read by Zbigniew").strip(" -") == "Zbigniew"


def test_texts_of_the_row_become_their_look_alikes() -> None:
    alikes = {"Anna": "Bolu", "Anna Lee": "Bolu Fra", "a": "z", "": ""}
    said = passed_on("The email of Anna Lee is not valid, Anna.", alikes, KNOWN)
    assert said == "The email of Bolu Fra is not valid, Bolu."


def test_other_words_are_left_out() -> None:
    assert passed_on("The user Zbigniew is not known", {}, KNOWN) == "The user … is not known"
    assert passed_on("Zbigniew O'Zbig-zbig", {}, KNOWN) == "… …-…"


def test_a_count_stays_and_a_number_of_a_person_does_not() -> None:
    assert passed_on("422: 12 of 4711001", {}, KNOWN) == "422: 12 of …"


def test_an_address_goes_whole_though_its_parts_are_known() -> None:
    assert {"may", "name"} <= KNOWN
    assert passed_on("used by may@name.name, too", {}, KNOWN) == "used by … too"


def test_a_number_of_a_person_goes_however_it_is_parted() -> None:
    for number in ("+61 400 123 456", "0400-123-456", "(03) 12 34", "07/03/2014", "12.05.2014"):
        said = passed_on(f"the row {number} is refused", {}, KNOWN)
        assert not [sign for sign in said if sign.isdigit()], number


def test_no_sentence_is_endless() -> None:
    assert len(passed_on("the " * 1000, {}, KNOWN)) == 400


def test_what_was_said_most_comes_first() -> None:
    assert most_said(["a", "b", "", "b"], 2) == (("b", 2), ("a", 1))
    assert most_said(["a", "b", "b"], 1) == (("b", 2),)
