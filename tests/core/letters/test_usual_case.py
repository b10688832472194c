"""Names in capitals as they are usually written."""

from __future__ import annotations

import pytest

from rosterwizard.core.letters.usual_case import in_usual_case, is_turkish


@pytest.mark.parametrize(
    "name",
    [
        *("Lovelace", "O'Neil", "O’Neil", "D'Angelo", "McDonald", "McKay", "Mace", "Mc"),
        *("van der Berg", "von der Heide", "de la Cruz", "Ortega y Gasset", "Núñez de Balboa"),
        *("Al-Hassan", "Jean-Luc", "Nowak-Dąb", "Wójcik", "Kaʻahumanu", "ʻĪʻī", "Ka'ahumanu"),
        *(
            "Nguyễn Thị Ánh",
            "St. Clair",
            "Ng",
            "Smith III",
            "JP Jones",
            "AJ Lee",
            "Van",
            "De",
            "K. V.",
        ),
        *("Παπαδόπουλος", "Петров", "ap Huw", "Di Maria", "La Rosa"),
    ],
)
def test_a_name_is_what_it_was_before_somebody_wrote_it_in_capitals(name: str) -> None:
    assert in_usual_case(name.upper(), is_family=True, turkish=False) == name


def test_a_given_name_does_not_begin_with_a_small_word() -> None:
    assert in_usual_case("VAN ANH", is_family=False, turkish=False) == "Van Anh"
    assert in_usual_case("MARÍA DE LOS ÁNGELES", is_family=False, turkish=False) == (
        "María de los Ángeles"
    )


def test_turkish_has_an_i_with_and_one_without_a_dot() -> None:
    assert is_turkish(["İNCE", "IŞIK", "İPEK", "ALİ"])
    assert not is_turkish(["IRIS", "MARIA", "ALI"])
    assert not is_turkish([*(["MARIA"] * 9), "İNCE", "İPEK", "ALİ"])
    turkish = [in_usual_case(each, is_family=True, turkish=True) for each in ("IŞIK", "İNCİ")]
    assert turkish == ["Işık", "İnci"]
    assert in_usual_case("ALİ", is_family=True, turkish=False) == "Ali"
    assert in_usual_case("IŞIL MARIA", is_family=True, turkish=False) == "Işıl Maria"
