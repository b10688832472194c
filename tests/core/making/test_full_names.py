"""Full names are split where that is certain; whatever else is said to be not."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rosterwizard.core.making.full_names import family_name, given_names, is_unsure

SURE = {
    "Asha Patel": ("Asha", "Patel"),
    "Patel, Asha": ("Asha", "Patel"),
    "Patel,Asha": ("Asha", "Patel"),
    "García López, María": ("María", "García López"),
    "van der Berg, Jan": ("Jan", "van der Berg"),
    "Jan van der Berg": ("Jan", "van der Berg"),
    "Jan Van Der Berg": ("Jan", "Van Der Berg"),
    "Maria de la Cruz": ("Maria", "de la Cruz"),
    "Ludwig von Beethoven": ("Ludwig", "von Beethoven"),
    "Ana dos Santos": ("Ana", "dos Santos"),
    "Sean O'Brien": ("Sean", "O'Brien"),
    "Sean O' Brien": ("Sean", "O' Brien"),
    "Zoë d’Arc": ("Zoë", "d’Arc"),
    "Anne-Marie Smith-Jones": ("Anne-Marie", "Smith-Jones"),
    "John Q. Smith": ("John Q.", "Smith"),
    "J. Smith": ("J.", "Smith"),
    "": ("", ""),
}
UNSURE = {
    "Maria Garcia Lopez": ("Maria Garcia", "Lopez"),  # two family names, or two given names
    "Mary Ann Smith": ("Mary Ann", "Smith"),
    "Vincent Van Gogh": ("Vincent", "Van Gogh"),
    "Nguyen Van An": ("Nguyen", "Van An"),  # a given name in Vietnam
    "Maria Luisa de la Cruz": ("Maria Luisa", "de la Cruz"),
    "Madonna": ("", "Madonna"),
    "王小明": ("", "王小明"),
    "De Luca": ("De", "Luca"),
    "Nguyen Van": ("Nguyen", "Van"),
    "Smith J": ("Smith", "J"),
    "PATEL Asha": ("PATEL", "Asha"),
    "Mr John Smith": ("Mr John", "Smith"),
    "Mr. Smith": ("Mr.", "Smith"),
    "Smith, Dr John": ("Dr John", "Smith"),
    "Asha Patel Jr.": ("Asha Patel", "Jr."),
    "Patel, Asha, Jr.": ("Asha, Jr.", "Patel"),
    "Asha Patel, Jr.": ("Jr.", "Asha Patel"),
    "Patel,": ("", "Patel"),
    ", Asha": ("Asha", ""),
    "Tom and Ann Smith": ("Tom and Ann", "Smith"),
    "Robert (Bob) Smith": ("Robert (Bob)", "Smith"),
    "Asha 2 Patel": ("Asha 2", "Patel"),
}
FAMILY_FIRST = {
    "Patel Asha": ("Asha", "Patel", False),
    "Patel, Asha": ("Asha", "Patel", False),
    "van der Berg Jan": ("Jan", "van der Berg", False),
    "Smith John Q.": ("John Q.", "Smith", False),
    "Kim Min Ji": ("Min Ji", "Kim", True),
    "De Luca": ("", "De Luca", True),
    "J. Smith": ("Smith", "J.", True),
    "Asha PATEL": ("PATEL", "Asha", True),
    "Madonna": ("", "Madonna", True),
}


def split(text: str, *, family_first: bool = False) -> tuple[str, str, bool]:
    parts = (family_name, given_names, is_unsure)
    family, given_, unsure = (
        pl.select(part(pl.lit(text), family_first=family_first)).item() for part in parts
    )
    return given_, family, unsure


@pytest.mark.parametrize("name", SURE)
def test_what_a_comma_a_particle_or_two_words_say_is_sure(name: str) -> None:
    assert split(name) == (*SURE[name], False)


@pytest.mark.parametrize("name", UNSURE)
def test_what_nobody_can_know_is_unsure_and_split_all_the_same(name: str) -> None:
    assert split(name) == (*UNSURE[name], True)


@pytest.mark.parametrize("name", FAMILY_FIRST)
def test_the_family_name_may_stand_first(name: str) -> None:
    assert split(name, family_first=True) == FAMILY_FIRST[name]


WORDS = st.sampled_from(
    ("Asha", "van", "der", "Patel", "O'", "Jr.", "Mr", "a", "(x)", "7", ",", "Ann,", "Zoë")
)


@settings(max_examples=80)
@given(st.lists(WORDS, max_size=6), st.booleans())
def test_no_word_is_lost_and_none_comes_to_it(words: list[str], family_first: bool) -> None:
    given_, family, _ = split(" ".join(words).strip(), family_first=family_first)
    letters = sorted("".join(words).replace(",", "", 1))
    assert sorted((given_ + family).replace(" ", "")) == letters
