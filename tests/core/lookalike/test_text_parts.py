"""What of a text is replaced, and what stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rosterwizard.core.lookalike.own_words import OwnWords
from rosterwizard.core.lookalike.text_parts import Manner, parts_of, replaced
from rosterwizard.core.profiles.loading import built_in_profiles, find_profile

OWN = OwnWords.of(find_profile("infiniti", built_in_profiles()))


def parts(text: str, manner: Manner = "name") -> list[tuple[str, str]]:
    found = sorted(parts_of(text, manner, OWN), key=lambda part: part.places)
    return [(part.kind, part.plain) for part in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Anna Lee", [("word", "anna"), ("word", "lee")]),
        ("van der Berg", [("word", "berg")]),
        ("Dr. Anna Lee", [("word", "anna"), ("word", "lee")]),
        ("Van", [("word", "van")]),
        ("7A and 8B", [("word", "a"), ("word", "b")]),
        ("P0093001", [("word", "p"), ("number", "0093001")]),
        ("12/03/2014", [("day", "12"), ("day", "03")]),
        ("2014-03-27 00:00:00", [("day", "03"), ("day", "27")]),
        ("30.11.2014", [("day", "30"), ("day", "11")]),
        ("31/12/14", [("day", "31"), ("day", "12")]),
        ("29.02.2016", [("day", "29"), ("day", "02")]),
        ("45/03/2014", [("day", "45"), ("day", "03")]),
        ("2014年3月7日", [("day", "3"), ("day", "7")]),
        ("moved 5-Mar", [("word", "moved"), ("day", "5")]),
        ("March 5, 2014", [("day", "5")]),
        ("2031", [("number", "2031")]),
        ("in 2031", [("word", "in"), ("number", "2031")]),
        ("class of 2031", [("word", "class"), ("word", "of"), ("number", "2031")]),
        ("anna2009", [("word", "anna"), ("number", "2009")]),
        ("2009_anna", [("word", "anna"), ("number", "2009")]),
        ("class of 1987", [("word", "class"), ("word", "of"), ("number", "1987")]),
        ("1.23457E+15", [("mantissa", "123457")]),
        ("219E24", [("number", "219")]),
        ("11E1", [("small", "11")]),
        ("40,093,187", [("number", "40093187")]),
        ("+61 400 123 456", [("number", "61400123456")]),
        ("12:30", [("small", "12"), ("small", "30")]),
        ("31/04/2014", [("no-day", "3104")]),
        ("29/02/2013", [("no-day", "2902")]),
        ("02/30/14", [("no-day", "3002")]),
        ("31 April 2014", []),
        ("31 March 2014", [("day", "31")]),
        ("17.5.", [("day", "17"), ("day", "5")]),
        ("12/3", [("day", "12"), ("day", "3")]),
        ("45/14", [("small", "45"), ("small", "14")]),
        ("1951-2014-2033", [("number", "1951"), ("number", "2014"), ("number", "2033")]),
        ("24:12:90", [("small", "24"), ("small", "12"), ("small", "90")]),
        ("12-11-5678", [("small", "12"), ("small", "11"), ("number", "5678")]),
        ("ID: 2019", [("word", "id"), ("number", "2019")]),
        (
            "1.2.2014 12:30 0412345678",
            [
                ("day", "1"),
                ("day", "2"),
                ("small", "12"),
                ("small", "30"),
                ("number", "0412345678"),
            ],
        ),
        ("@anna.wojtyniak", [("word", "anna"), ("word", "wojtyniak")]),
        ("x@gmail.com,0412345", [("word", "x"), ("number", "0412345")]),
        ("www.Torvaldik", [("word", "torvaldik")]),
        ("=Wojtyniak!A1", [("word", "wojtyniak")]),
        ("=SUM(Wojtyniak,Li3!B$2,TRUE)", [("word", "wojtyniak"), ("word", "li")]),
        ("=A1+0412345678", [("number", "0412345678")]),
        ("=SUM(A1:A5)", []),
        ('=VLOOKUP("Anna",B2)', [("word", "anna")]),
        ("anna@hillroad.example", [("word", "anna"), ("word", "hillroad")]),
        ("anna@gmial.com", [("word", "anna")]),
        ("anna (at) hillroad.org", [("word", "anna"), ("word", "hillroad"), ("word", "org")]),
        ("mailto:anna@x.org", [("word", "anna"), ("word", "x")]),
        ("https://hillroad.example/anna", [("word", "hillroad"), ("word", "anna")]),
        ("12-2", []),
        ("11-2222-3", [("number", "2222"), ("small", "11"), ("small", "3")]),
        ("=A1+1,234 2014-03-07", []),
        ("7 12 44", [("small", "7"), ("small", "12"), ("small", "44")]),
    ],
)
def test_parts_of_a_cell(text: str, found: list[tuple[str, str]]) -> None:
    assert sorted(parts(text)) == sorted(found)


@pytest.mark.parametrize(
    ("text", "manner", "found"),
    [
        ("Given name (Anna)", "heading", [("word", "anna")]),
        ("Anna’s class 7", "heading", [("word", "anna")]),
        ("Phone 12345", "heading", [("number", "12345")]),
        ("Total: 24 of Anna", "title", [("word", "anna")]),
        ("Printed 5 March 2024", "title", [("day", "5")]),
        ("Year 8, 2026", "title", [("small", "8"), ("number", "2026")]),
        ("Year 8", "title", []),
        ("Year 2026", "title", []),
        ("Phone 2", "heading", []),
        ("Phone 007", "heading", [("small", "007")]),
        ("06 12 34", "heading", [("small", "06"), ("small", "12"), ("small", "34")]),
        ("Code 4821", "title", [("number", "4821")]),
        ("3 of 7", "note", [("word", "of"), ("small", "3"), ("small", "7")]),
        ("1987", "note", [("number", "1987")]),
        ("2031", "note", []),
        ("in 2031", "note", [("word", "in")]),
        ("17.5.", "title", [("day", "17"), ("day", "5")]),
        ("7", "note", []),
        ("7", "name", [("small", "7")]),
    ],
)
def test_words_of_the_program_stay_in_headings_and_titles(
    text: str, manner: Manner, found: list[tuple[str, str]]
) -> None:
    assert sorted(parts(text, manner)) == sorted(found)


@given(st.text())
def test_a_text_keeps_its_length_and_its_signs(text: str) -> None:
    made = replaced(text, parts_of(text, "name", OWN), lambda part: "7" * len(part.plain))
    assert len(made) == len(text)
    for one, other in zip(text, made, strict=True):
        assert one == other or (one.isalnum() and other == "7")
