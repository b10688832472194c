"""Case is changed without losing a letter, and never made worse where it is right."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rosterwizard.core.letters.changed_case import CASES, Case, are_turkish, in_case

RIGHT = (
    *("Lovelace", "O'Neill", "O’Neill", "D'Angelo", "d'Angelo", "McDonald", "MacDonald", "Mace"),
    *("van der Berg", "Ludwig van Beethoven", "de la Cruz", "Ortega y Gasset", "Núñez de Balboa"),
    *("Al-Hassan", "Jean-Luc", "Min-ji", "Mei-ling Wu", "Wójcik", "Kaʻahumanu", "ʻĪʻī"),
    *("Nguyễn Thị Ánh", "St. Clair", "Ng", "Smith III", "JP Jones", "AJ Lee", "Van", "K. V."),
    *("Παπαδόπουλος", "Петров", "ap Huw", "Di Maria", "La Rosa", "Weiß", "Straßer", "DeShawn"),
    *("Işık", "İpek Yılmaz", "Anna 7B", "anna@school.example", "Maria e Silva", "J. R. R. Tolkien"),
    *("Jürgen von und zu Horn", "Omar ibn Said", "Vi Lee", "", " ", "7b", "-", "李娜", "გიორგი"),
)


def names(text: str, *, is_family: bool = True, turkish: bool = False) -> str:
    return in_case(text, "names", is_family=is_family, turkish=turkish)


@pytest.mark.parametrize("name", RIGHT)
def test_what_is_right_stays_as_it_is(name: str) -> None:
    assert names(name) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        *(("LOVELACE", "Lovelace"), ("lovelace", "Lovelace"), ("o'neill", "O'Neill")),
        *(("O’NEILL", "O’Neill"), ("mcdonald", "McDonald"), ("MCDONALD", "McDonald")),
        *(("VAN DER BERG", "van der Berg"), ("van der berg", "van der Berg")),
        *(("jean-luc", "Jean-Luc"), ("JEAN-LUC", "Jean-Luc"), ("Jean DUPONT", "Jean Dupont")),
        *(
            ("Anna müller", "Anna Müller"),
            ("weiß", "Weiß"),
            ("WEIß", "Weiß"),
            ("STRAẞER", "Straßer"),
        ),
        *(("ΠΑΠΑΔΟΠΟΥΛΟΣ", "Παπαδοπουλος"), ("петров", "Петров"), ("ışık", "Işık")),
        *(
            ("İPEK", "İpek"),
            ("vi lee", "Vi Lee"),
            ("smith iii", "Smith III"),
            ("dr smith", "Dr Smith"),
        ),
        *(("J. smith", "J. Smith"), ("ANNA 7B", "Anna 7B"), ("anna  lee", "Anna  Lee")),
        *(("Anna o'brien-smith", "Anna O'Brien-Smith"), ("Jp SMITH", "Jp Smith"), ("ng", "Ng")),
        *(("Anna vi", "Anna Vi"), ("jp jones", "Jp Jones")),
    ],
)
def test_words_of_one_case_become_names(text: str, name: str) -> None:
    assert names(text) == name


def test_a_given_name_does_not_begin_with_a_small_word() -> None:
    assert names("van anh", is_family=False) == "Van Anh"


@pytest.mark.parametrize(
    ("text", "upper", "lower"),
    [
        *(("Weiß", "WEIß", "weiß"), ("Işık", "IŞIK", "ışık"), ("İpek", "İPEK", "ipek")),
        *(("Iris", "IRIS", "iris"), ("Ştefania", "ŞTEFANIA", "ştefania"), ("ﬁn", "ﬁN", "ﬁn")),
        *(("Παπαδόπουλος", "ΠΑΠΑΔΌΠΟΥΛΟΣ", "παπαδόπουλος"), ("გიორგი", "გიორგი", "გიორგი")),
        *(("Zoe\u0308", "ZOE\u0308", "zoe\u0308"), ("7b", "7B", "7b"), ("李娜", "李娜", "李娜")),
    ],
)
def test_capitals_and_small_letters_lose_nothing(text: str, upper: str, lower: str) -> None:
    assert in_case(text, "upper", is_family=False, turkish=False) == upper
    assert in_case(text, "lower", is_family=False, turkish=False) == lower


def test_in_a_turkish_column_every_i_keeps_its_dot() -> None:
    small = ["ışık", "ayşe yıldız", "kırca", "ipek", "ali", "deniz", "emir"]
    assert are_turkish(small)
    assert are_turkish(["İNCE", "IŞIK", "İPEK", "ALİ"])
    assert not are_turkish(["iris", "maria", "ali", "ışık"])
    mixed = ["Yıldız", "Kılıç", "Işık", "Aydın", "Altın", "Schmidt", "Fischer", "Richter", "Klein"]
    assert not are_turkish([*mixed, "Weiß", "Stein", "Martin", "Müller", "Heinrich"])
    assert names("ﬁnn ryan") == "ﬁnn ryan"
    shouted = [in_case(name, "upper", is_family=False, turkish=True) for name in small]
    assert shouted == ["IŞIK", "AYŞE YILDIZ", "KIRCA", "İPEK", "ALİ", "DENİZ", "EMİR"]
    again = [in_case(name, "lower", is_family=False, turkish=True) for name in shouted]
    assert again == small
    assert names("ipek", turkish=True) == "İpek"


@given(st.text("aBßıİσΣ'’- .1é\u0301", max_size=12), st.sampled_from(CASES), st.booleans())
def test_changed_twice_is_changed_once_and_no_text_grows_or_shrinks(
    text: str, case: Case, turkish: bool
) -> None:
    once = in_case(text, case, is_family=True, turkish=turkish)
    assert in_case(once, case, is_family=True, turkish=turkish) == once
    assert len(once) == len(text)
