"""Texts that stand for others go with each other as those did."""

from __future__ import annotations

import re
from datetime import date, timedelta
from time import process_time
from typing import TYPE_CHECKING

import pytest

from rosterwizard.core.letters.plain_words import plain_words
from rosterwizard.core.lookalike.keyed_chance import KeyedChance
from rosterwizard.core.lookalike.look_alike_texts import LookAlikeTexts
from rosterwizard.core.lookalike.own_words import OwnWords
from rosterwizard.core.lookalike.words_inside import KnownWords
from rosterwizard.core.profiles.loading import built_in_profiles, find_profile

if TYPE_CHECKING:
    from rosterwizard.core.lookalike.text_parts import Manner

LONG_S = 8
OWN = OwnWords.of(find_profile("infiniti", built_in_profiles()))


def texts(*learnt: str, manner: Manner = "name") -> LookAlikeTexts:
    made = LookAlikeTexts(KeyedChance(bytes(range(32))), OWN)
    for each in learnt:
        made.learn(each, manner)
    return made


@pytest.mark.parametrize(
    "alike",
    [
        ("Patel", "PATEL", "patel"),
        ("Quorlin", "Quor\u00adlin", "Ｑuorlin"),
        ("00471", "471"),
        ("40,093,187", "40093187"),
    ],
)
def test_twins_stay_twins(alike: tuple[str, ...]) -> None:
    found = texts(*alike)
    found.settle()
    bare = {
        found.of(each, "name").casefold().replace("\u00ad", "").replace(",", "").lstrip("0")
        for each in alike
    }
    assert len({text.translate({0xFF01 + n: 0x21 + n for n in range(94)}) for text in bare}) == 1


def test_what_is_written_together_is_made_of_what_is_written_apart() -> None:
    found = texts("Anna Lee", "annalee")
    found.settle()
    assert found.of("annalee", "name") == found.of("Anna Lee", "name").replace(" ", "").lower()


@pytest.mark.parametrize(
    ("given", "family", "made"),
    [
        ("Rohan", "Patel", "rpatel01@x.example"),
        ("Rohan", "Patelsson", "rpatel"),
        ("Rohan", "Lee", "rohanl"),
        ("Rohan", "Lee", "lrohan"),
        ("Rohan", "Patel", "rohanpatel"),
        ("Mary Ann", "O’Brien", "mobrien"),
    ],
)
def test_an_address_that_is_made_of_a_name_still_is(given: str, family: str, made: str) -> None:
    found = texts(given, family, made)
    found.learn_made(given, family, [made])
    found.settle()
    one, other = (
        "".join(filter(str.isalpha, found.of(each, "name").lower())) for each in (given, family)
    )
    word = found.of(made, "name").partition("@")[0].rstrip("0123456789")
    ways = [one[0] + other, one + other[0], other[0] + one, one + other]
    assert any(way.startswith(word) or word.startswith(way) for way in ways)


def test_an_address_of_something_else_is_drawn_by_itself() -> None:
    found = texts("Rohan", "Patel", "library", "rohan", "x")
    for made in ("library", "rohan", "x", ""):
        found.learn_made("Rohan", "Patel", [made])
    found.learn_made("", "Patel", ["patel"])
    found.settle()
    assert len(found.of("library", "name")) == len("library")


@pytest.mark.parametrize("text", ["", "  ", "-", "n/a", "#N/A", "TBA"])
def test_what_says_nothing_stays(text: str) -> None:
    assert texts(text).of(text, "name") == text


def test_yes_and_no_stay_in_columns_of_no_field_alone() -> None:
    found = texts("Yes", "Expelled", "suspended")
    assert found.of("Yes", "note") == "Yes"
    assert found.of("Yes", "name") != "Yes"
    assert found.of("Expelled", "note") != "Expelled"
    assert found.of("suspended", "note") != "suspended"


def test_texts_are_learnt_as_their_place_asks() -> None:
    found = texts()
    found.learn_treated("Tiger", "secret")
    found.learn_treated("Quorlin", "stays")
    found.learn_treated("Bresk", "name")
    assert {*found.secrets} == {"Tiger"}
    assert {*found.words.originals} == {"bresk", "tiger"}


def test_a_password_is_replaced_as_a_whole() -> None:
    found = texts()
    found.learn_secret("Tiger2009!é")
    made = found.treated("Tiger2009!é", "secret")
    assert made[-2:] == "!é"
    assert [each.isupper() for each in made] == [each.isupper() for each in "Tiger2009!é"]
    assert "iger" not in made
    assert "2009" not in made
    assert found.treated("as it is", "stays") == "as it is"


@pytest.mark.parametrize("text", ["Иван", "שירה", "王伟", "ΑΝΝΑ", "İstanbul"])
def test_a_password_in_any_script_is_replaced(text: str) -> None:
    found = texts()
    found.learn_secret(text)
    made = found.treated(text, "secret")
    assert made != text
    assert {*found.secrets} == {text}
    assert len(made) == len(text)
    assert [each.isupper() for each in made] == [each.isupper() for each in text]


def test_a_password_is_replaced_wherever_it_stands() -> None:
    found = texts()
    for each in ("Tig1-2", "Yes"):
        found.learn_secret(each)
    found.settle()
    assert found.treated("Tig1-2", "stays") != "Tig1-2"
    assert found.treated("Yes", "stays") == "Yes"


def test_numbers_of_every_form_keep_it() -> None:
    learnt = ("1.2300E+15", "30.04.2012", "7" * 400, "11E1", "7 12 44")
    found = texts(*learnt)
    found.settle()
    made = [found.of(each, "name") for each in learnt]
    assert made[0].endswith("00E+15")
    assert 12 < int(made[1][:2]) < 29
    assert [len(each) for each in made] == [len(each) for each in learnt]
    assert all(one != other for one, other in zip(made, learnt, strict=True))


def test_others_are_drawn_again_for_some_texts() -> None:
    found = texts("Quorlin Bresk", "Tolmand")
    found.settle()
    before = found.of("Quorlin Bresk", "name"), found.of("Tolmand", "name")
    found.draw_again(["Quorlin"])
    after = found.of("Quorlin Bresk", "name"), found.of("Tolmand", "name")
    assert after[0].split()[0] != before[0].split()[0]
    assert after[0].split()[1] == before[0].split()[1]
    assert after[1] == before[1]


def test_short_mantissas_and_what_is_learnt_twice_are_replaced_too() -> None:
    found = texts("1.40E+02", "1.40E+02", "0.00E+00", "Quorlin")
    found.settle()
    assert found.of("1.40E+02", "name") != "1.40E+02"
    assert found.of("1.40E+02", "name").endswith("0E+02")
    assert found.of("0.00E+00", "name") == "0.00E+00"
    assert found.of("Quorlin", "name") != "Quorlin"
    assert found.unchanged() == {"0.00E+00"}


def test_a_month_is_replaced_and_a_password_is_so_each_time() -> None:
    found = texts("Quorlin", "Quorlin", "31/12/2014", "05/03/2014", "1.E+05")
    found.settle()
    assert 12 < int(found.of("31/12/2014", "name")[:2]) < 29
    assert found.of("05/03/2014", "name") != "05/03/2014"
    assert found.secret("Tiger2009") == found.secret("Tiger2009")


def test_every_day_becomes_another_that_there_is() -> None:
    days = [date(2012, 1, 1) + timedelta(days=each) for each in range(366)]
    found = texts(*(each.isoformat() for each in days))
    for each in days:
        made = found.of(each.isoformat(), "name")
        assert date.fromisoformat(made).day != each.day
        assert (date.fromisoformat(made).day > 12) == (each.day > 12)


@pytest.mark.parametrize(
    "text", ["29/02/2013", "31/04/2014", "02/30/14", "31.11.2014", "45/03/2014"]
)
def test_a_day_that_there_never_was_stays_one(text: str) -> None:
    made = texts(text).of(text, "name")
    assert made != text
    day, month = sorted(map(int, re.findall(r"\d+", made)[:2]), reverse=True)
    assert day > 31 or (day, month) in {(30, 2), (31, 2), (31, 4), (31, 6), (31, 9), (31, 11)}


def test_no_pin_of_one_is_that_of_another() -> None:
    pins = [str(each) for each in range(1000, 9000, 25)]
    found = texts(*(f"P{each}" for each in range(2001, 2300)))
    for each in pins:
        found.learn_secret(each)
    found.settle()
    made = [found.secret(each) for each in pins]
    assert len({*made}) == len(pins)
    assert not {*made} & {*pins, *map(str, range(2001, 2300))}
    found.draw_again([])
    assert sum(map(str.__eq__, made, map(found.secret, pins))) < 5


def test_where_no_other_password_is_left_another_one_stands_for_it() -> None:
    found = texts()
    for each in range(10):
        found.learn_secret(str(each))
    assert all(found.secret(str(each)) != str(each) for each in range(9))
    assert found.secret("!") == "!"


def test_letters_with_marks_stay_such() -> None:
    made = texts("Żółć").of("Żółć", "name")
    assert made != "Żółć"
    assert made[0].isupper()
    assert not any(map(str.isascii, made))


def test_a_name_that_is_also_a_providers_is_known() -> None:
    found = texts("Alice Bresk", "ab@alice.it", "ab@gmail.com")
    assert found.labels == {"alice", "it", "gmail", "com"}
    assert found.named_labels() == {"alice"}


def test_texts_are_named_whose_look_alikes_have_a_word_by_chance() -> None:
    found = texts("Quorlin Bresk")
    made = found.of("Quorlin Bresk", "name")
    word = made.split()[0].lower()
    assert [*found.with_words([word])] == [word, "Quorlin Bresk"]
    assert [*found.with_words(["zzzz"])] == ["zzzz"]


def test_texts_are_named_of_which_another_encoding_makes_a_word() -> None:
    found = texts("Nguyễn")
    made = found.of("Nguyễn", "name")
    read = "".join(plain_words(made.encode().decode("cp1252", "ignore")))
    assert [*found.with_words([read[2:6]])] == [read[2:6], "Nguyễn"]


@pytest.mark.parametrize(
    "in_order",
    [
        ("Alder", "Birch", "Cedar", "Willow"),
        ("Year Alder", "Year Birch", "Year Elm"),
        ("Oak 1", "Oak 2", "Pine 1", "Pine 2"),
    ],
)
def test_texts_of_which_the_order_is_looked_at_keep_it(in_order: tuple[str, ...]) -> None:
    found = texts(*in_order)
    found.learn_order(in_order)
    found.settle()
    made = [found.of(each, "name") for each in in_order]
    assert made == sorted({*made})
    assert {*made}.isdisjoint(in_order)


def test_where_no_word_differs_there_is_no_order_to_keep() -> None:
    found = texts("Oak 1", "Oak 2")
    found.learn_order(["Oak 1", "Oak 2"])
    found.settle()
    assert found.of("Oak 1", "name")[-1] == "1"


@pytest.mark.parametrize(
    ("counted", "stays"),
    [(("Oak 998", "Oak 999", "Oak 1000"), True), (("Oak 120", "Oak 121", "Oak"), False)],
)
def test_texts_that_count_up_keep_numbers_that_become_wider(
    counted: tuple[str, ...], *, stays: bool
) -> None:
    found = texts(*counted)
    found.learn_counted(counted)
    found.settle()
    made = found.of(counted[0], "name")
    assert made != counted[0]
    assert (made.split()[1] == counted[0].split()[1]) == stays


@pytest.mark.parametrize("text", ["a" * 100_000, "9" * 100_000, "Ann Bo " * 14_000])
def test_a_cell_that_somebody_emptied_a_book_into_takes_no_longer_than_its_length_asks(
    text: str,
) -> None:
    started = process_time()
    made = texts(text).of(text, "name")
    found = [*KnownWords([text]).inside(text)]
    assert process_time() - started < LONG_S  # by the square of its length: minutes
    assert len(made) == len(text)
    assert made != text
    assert found
