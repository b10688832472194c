"""E-mail addresses: what is surely meant, what probably is, and what only a person can say."""

from __future__ import annotations

import pytest

from rosterwizard.core.checking import check_sheet
from rosterwizard.core.fixing import fixed, fixes_for
from rosterwizard.core.job.job import Job
from rosterwizard.core.profiles.language import Constraints, Field
from rosterwizard.core.rules.mail_guesses import addresses_in, fault_of, guessed
from tests.helpers.checked import codes, in_words, record_type, sheet, system

MAIL = Field("mail", format="email")
PEOPLE = record_type(MAIL)


def proposed(text: str) -> dict[str, str]:
    """Return what each fix would write."""
    made = sheet(PEOPLE, {"mail": [text]})
    found = fixes_for(made, check_sheet(system(PEOPLE), made))
    return {fix.code: fix.cells["after"][0] for fix in found}


@pytest.mark.parametrize(
    "text",
    [
        *("mailto:ada@x.org", "MAILTO: ada@x.org", "Ada <ada@x.org>", "Lovelace, Ada <ada@x.org>;"),
        *("<ada@x.org>", '"ada@x.org"', "(ada@x.org)", "ada@x.org.", "ada@x.org,", "ada@x.org;"),
        *("ada @ x.org", "ada@ x.org", "<mailto:ada@x.org>", "'ada@x.org'"),
    ],
)
def test_what_stands_around_an_address_is_surely_no_part_of_it(text: str) -> None:
    assert proposed(text) == {"fix-mail": "ada@x.org"}


@pytest.mark.parametrize("text", ["ada\uff20x.org", "ada@x\uff0eorg"])
def test_full_width_signs_are_a_matter_of_letters_too(text: str) -> None:
    assert set(proposed(text).values()) == {"ada@x.org"}
    assert "fix-letter-forms" in proposed(text)


@pytest.mark.parametrize(
    ("text", "guess"),
    [
        ("ada@x,org", "ada@x.org"),
        ("ada@mail.x,org", "ada@mail.x.org"),
        ("ada(at)x.org", "ada@x.org"),
        ("ada [at] x [dot] org", "ada@x.org"),
        ("ada at x.org", "ada@x.org"),
        ("ada@@x.org", "ada@x.org"),
        ("ada@x..org", "ada@x.org"),
        ("ada@x .org", "ada@x.org"),
        ("ada. lovelace@x.org", "ada.lovelace@x.org"),
        ("ada@x.org (home)", "ada@x.org"),
        ("old: ada@x.org", "ada@x.org"),
        ("https://ada@x.org", "ada@x.org"),
        ("ada@x.org, home", "ada@x.org"),
        ("ada@x.org,uk", "ada@x.org.uk"),
        ("Ada Lovelace ada@x.org", "ada@x.org"),
    ],
)
def test_what_is_probably_meant_is_asked(text: str, guess: str) -> None:
    assert proposed(text) == {"fix-mail-guess": guess}


@pytest.mark.parametrize(
    "text",
    [
        *("a@x.org;b@y.org", "a@x.org, b@y.org", "a@x.org b@y.org", "a@x.org / b@y.org"),
        *("a@x.org\nb@y.org", "A <a@x.org>, B <b@y.org>", "a@x.org;c@z.org;b@y.org"),
    ],
)
def test_of_several_addresses_a_person_chooses(text: str) -> None:
    assert proposed(text) == {"fix-first-mail": "a@x.org", "fix-last-mail": "b@y.org"}
    made = sheet(PEOPLE, {"mail": [text]})
    (after,) = fixed(Job(system(PEOPLE), (made,)), safe=False).job.sheets
    assert after.frame["c0"].to_list() == [text]


@pytest.mark.parametrize(
    "text",
    [
        "ada@x",
        "ada",
        "@",
        "a@x.org b@y",
        "a@b@c",
        "ada lovelace",
        "a@x.org;b@",
        "12",
        "ada,b@x.org",
        "ada;b@x.org",
        "ada/b@x.org",
        "ada b@x.org",
        "Ada Lovelace@x.org",
        "Ada. Lovelace@x.org",
        "ada@x.ex ample",
        "ada@x.org home",
    ],
)
def test_where_nothing_is_likely_nothing_is_proposed(text: str) -> None:
    assert proposed(text) == {}


def test_the_same_address_twice_is_one() -> None:
    assert addresses_in("a@x.org; A@x.org") == ("a@x.org",)
    assert guessed("a@x.org;a@x.org") is None


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        *(("a@x.org;b@y.org", "several"), ("a@x.org b@y", "several"), ("ada@x,org", "comma")),
        *(("ada at x.org", "at"), ("ada@@x.org", "at"), ("ada@x .org", "blank")),
        *(("ada@x.org.", "name"), ("ada;b@x.org", "name"), ("ada@x.org!", "name")),
        *(("ada b@x.org", "blank"), ("ada@x.ex ample", "blank")),
        *(("Ada <ada@x.org>", "name"), ("ada@x", "ending"), ("ada", ""), ("a b@c", "")),
    ],
)
def test_each_fault_has_its_own_name(text: str, fault: str) -> None:
    assert fault_of(text) == fault


def test_each_fault_has_its_own_words() -> None:
    texts = [
        "a@x.org;b@y.org",
        "ada@x,org",
        "ada at x.org",
        "ada@x .org",
        "ada@x.org!",
        "a@x",
        "ada!",
    ]
    found = {problem.message for problem in in_words(PEOPLE, {"mail": texts})}
    assert len(found) == len(texts)
    assert "mail has “a@x.org;b@y.org”: several addresses, where one is taken." in found


def test_two_spellings_of_one_address_are_doubles() -> None:
    field = Field("mail", format="email", constraints=Constraints(unique=True))
    assert codes(field, "ada@x.org", "mailto:ada@x.org") == ["", "format unique"]


def test_a_list_of_addresses_is_mended_item_by_item() -> None:
    field = Field("mail", "list", format="email", delimiter=";")
    of = record_type(field)
    made = sheet(of, {"mail": ["a@x.org;mailto:b@y.org", "a@x.org;b@y,org"]})
    found = fixes_for(made, check_sheet(system(of), made))
    assert [(fix.code, fix.cells["after"].to_list()) for fix in found] == [
        ("fix-mail", ["a@x.org;b@y.org"]),
        ("fix-mail-guess", ["a@x.org;b@y.org"]),
    ]
    assert in_words(of, {"mail": ["a@x.org;b"]})[0].message.count("b") > 0


def test_in_a_long_text_nothing_is_looked_for() -> None:
    long = f"{'Ada ' * 600}ada@x.example ben@x.example"
    assert (addresses_in(long), fault_of(long), guessed(long)) == ((), "", None)
    assert addresses_in(long[-1500:]) == ("ada@x.example", "ben@x.example")
