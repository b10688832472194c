"""What of a text is replaced, and what stays."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rosterwizard.core.cells.other_dates import month_numbers
from rosterwizard.core.letters.plain_words import in_plain_form
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
        ("Van Le", [("word", "van"), ("word", "le")]),
        ("Le Van De", [("word", "le"), ("word", "van"), ("word", "de")]),
        ("Dr Van Le", [("word", "van"), ("word", "le")]),
        ("Mr St", [("word", "st")]),
        ("St St", [("word", "st"), ("word", "st")]),
        ("Van", [("word", "van")]),
        ("7A and 8B", [("word", "a"), ("word", "b")]),
        ("P0093001", [("word", "p"), ("number", "0093001")]),
        ("12/03/2014", [("day", "12"), ("day", "03")]),
        ("2014-03-27 00:00:00", [("late-day", "2703")]),
        ("30.11.2014", [("late-day", "3011")]),
        ("31/12/14", [("late-day", "3112")]),
        ("29.02.2016", [("late-day", "2902")]),
        ("45/03/2014", [("day", "45"), ("day", "03")]),
        ("2014年3月7日", [("day", "3"), ("day", "7")]),
        ("moved 5-Mar", [("word", "moved"), ("word-day", "5mar")]),
        ("March 5, 2014", [("word-day", "5march")]),
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
        ("31 April 2014", [("word-day", "31april")]),
        ("May 2014", [("word", "may"), ("number", "2014")]),
        ("45 April 2014", [("day", "45")]),
        ("31 March 2014", [("word-day", "31march")]),
        ("17.5.", [("late-day", "175")]),
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
        ("Printed 5 March 2024", "title", [("word-day", "5march")]),
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
        ("17.5.", "title", [("late-day", "175")]),
        ("41729", "date", [("counted-day", "41729")]),
        (" 41729.00", "period", [("counted-day", "41729")]),
        ("10001", "date", [("number", "10001")]),
        ("41729", "note", [("number", "41729")]),
        ("7", "note", []),
        ("7", "name", [("small", "7")]),
    ],
)
def test_words_of_the_program_stay_in_headings_and_titles(
    text: str, manner: Manner, found: list[tuple[str, str]]
) -> None:
    assert sorted(parts(text, manner)) == sorted(found)


def test_of_a_day_it_is_known_whether_the_year_is_longer() -> None:
    texts = {"29/02/2012": True, "28/02/2013": False, "17.5.": True, "17 May 13": False}
    assert {each: parts_of(each, "name", OWN)[0].is_leap for each in texts} == texts


@pytest.mark.parametrize(
    ("text", "manner", "day"),
    [
        ("05/03/2026", "period", date(2026, 3, 5)),
        ("05/03/2026", "month-first-period", date(2026, 5, 3)),
        ("2026-05-03", "month-first-period", date(2026, 5, 3)),
        ("03/14/2026", "period", date(2026, 3, 14)),
        ("2026-14-03", "period", date(2026, 3, 14)),
        ("46086", "period", date(2026, 3, 5)),
        ("5/3/26", "period", None),
        ("01/02/0000", "period", None),
        ("31/04/2026", "period", None),
        ("45/14/2026", "period", None),
        ("5 March 2026", "period", None),
        ("05/03/2026", "date", None),
        ("46086", "date", None),
    ],
)
def test_of_a_date_that_is_compared_the_day_is_known(
    text: str, manner: Manner, day: date | None
) -> None:
    assert {each.day for each in parts_of(text, manner, OWN)} == {day}


@given(st.text())
def test_a_text_keeps_its_length_and_its_signs(text: str) -> None:
    made = replaced(text, parts_of(text, "name", OWN), lambda part: "7" * len(part.plain))
    assert len(made) == len(text)
    for one, other in zip(text, made, strict=True):
        assert one == other or (one.isalnum() and in_plain_form(other) == "7")


@pytest.mark.parametrize("word", sorted(month_numbers()))
@pytest.mark.parametrize("form", ["7 {}", "{} 7, 2026", "7. {} 2026", "27 de {} de 2026"])
def test_every_word_for_a_month_is_one_beside_a_day(word: str, form: str) -> None:
    (part,) = parts_of(form.format(word.title()), "date", OWN)
    assert (part.kind, part.plain.lstrip("27")) == ("word-day", word)


@pytest.mark.parametrize(
    "time", ["08:15", "T08:15:00", "T08:15:00.250Z", "T08:15+10:00", "8:15 PM", " 8:15 a.m."]
)
def test_the_time_beside_a_date_stays(time: str) -> None:
    gap = "" if time.startswith("T") else " "
    found = parts_of(f"2026-09-14{gap}{time}", "date", OWN)
    assert [each.plain for each in found] == ["1409"]


@pytest.mark.parametrize("text", ["2000", "7", "1990", "2060"])
def test_what_the_help_says_stays_in_a_column_that_the_system_does_not_know(text: str) -> None:
    assert parts(text, "note") == []


@pytest.mark.parametrize("text", ["Age 12", "born 2012"])
def test_the_only_number_of_a_cell_stays_if_it_is_short_or_a_year(text: str) -> None:
    assert [kind for kind, _ in parts(text, "note")] == ["word"]


@pytest.mark.parametrize("text", ["1989", "2061", "123", "7 12"])
def test_other_numbers_do_not_stay_there(text: str) -> None:
    assert parts(text, "note")


def test_words_for_months_stay_in_titles() -> None:
    assert parts("April", "title") == []
