"""Names that stand in each other's column are told where something shows it, and only there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rosterwizard.core.checking import check_sheet
from rosterwizard.core.fixing import fixes_for
from rosterwizard.core.fixing.applied import fixed
from rosterwizard.core.fixing.recipes import mends_of
from rosterwizard.core.fixing.replaying import replayed
from rosterwizard.core.job.job import Job
from rosterwizard.core.profiles.language import Field
from tests.helpers.checked import in_words, record_type, sheet, system

if TYPE_CHECKING:
    from rosterwizard.core.job.job import JobSheet

PEOPLE = record_type(Field("First Name"), Field("Last Name"), Field("Email"), Field("Username"))
NAMES = (
    *(("Asha", "Patel"), ("Olivia", "Chen"), ("Noah", "Fischer"), ("Ella", "Rossi")),
    *(("Ivan", "Horvat"), ("Amina", "Diallo"), ("Priya", "Iyer"), ("Emma", "Clarke")),
)
UNHEARD_OF = (("Qwor", "Lumet"), ("Zanti", "Obrak"), ("Fenno", "Wistul"), ("Ruvek", "Pallion"))


def mails(names: tuple[tuple[str, str], ...], pattern: str = "{i}{family}7") -> list[str]:
    return [
        pattern.format(i=given[0], given=given, family=family).lower() + "@school.example"
        for given, family in names
    ]


def people(names: tuple[tuple[str, str], ...], emails: list[str] | None = None) -> JobSheet:
    columns = {
        "First Name": [given for given, _ in names],
        "Last Name": [family for _, family in names],
        "Email": emails or [""] * len(names),
    }
    return sheet(PEOPLE, columns)


def swapped(*rows: tuple[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple((family, given) for given, family in rows)


def told(made: JobSheet) -> list[int | None]:
    """Return the rows that are told; None: all of them."""
    problems = check_sheet(system(made.record_type), made)
    return [
        row
        for row, _, rule in problems.frame.iter_rows()
        if problems.rules[rule].code == "swapped-names"
    ]


def mended(made: JobSheet) -> tuple[tuple[str, str], ...]:
    (fix,) = fixes_for(made, check_sheet(system(made.record_type), made))
    assert not fix.safe
    return tuple(made.edited(fix.edit).frame.select("c0", "c1").iter_rows())


def test_columns_that_are_swapped_are_one_problem_and_one_fix() -> None:
    made = people(swapped(*NAMES))

    assert told(made) == [None]
    assert mended(made) == NAMES


def test_rows_that_are_right_stay_so_where_all_others_are_swapped() -> None:
    many = NAMES * 3
    made = people((*swapped(*many), ("Fatima", "Haddad")))

    assert told(made) == [None]
    assert mended(made) == (*many, ("Fatima", "Haddad"))


def test_addresses_tell_of_names_that_nobody_knows() -> None:
    names = (*UNHEARD_OF, ("Sorvik", "Tandel"))
    made = people((*names[:4], ("Tandel", "Sorvik")), mails(names))

    assert told(made) == [4]
    assert mended(made) == names


@pytest.mark.parametrize("pattern", ["{given}.{family}", "{given}{i}x", "{i}.{i}{family}+lib"])
def test_whatever_most_addresses_are_made_like_tells(pattern: str) -> None:
    names = NAMES[:6]
    if pattern.endswith("x"):
        emails = [f"{given}{family[0]}@s.example".lower() for given, family in names]
    else:
        emails = mails(names, pattern)
    assert told(people((*names[:5], *swapped(names[5])), emails)) == [5]


def test_names_alone_tell_of_a_row_where_both_do() -> None:
    made = people((*NAMES, ("Okafor", "Emily")))

    assert told(made) == [8]
    assert mended(made)[8] == ("Emily", "Okafor")


@pytest.mark.parametrize(
    "names",
    [
        (*NAMES, ("James", "Thomas"), ("Alexander", "Kelly"), ("Thomas", "James")),
        (*NAMES, ("Okafor", "Lumet"), ("Zanti", "Emily")),  # one name alone
        (("Wang", "Xiaoming"), ("Li", "Na"), ("Kim", "Minjun"), ("Ng", "Hui")),
        (*swapped(*NAMES[:4]), *NAMES[4:]),  # as many as not
        (("小明", "王"), ("美咲", "佐藤"), ("Иван", "Петров")),
        UNHEARD_OF,
        (("Patel", ""), ("", "Asha"), ("Emma", "Emma")),
    ],
)
def test_who_only_may_be_called_otherwise_is_left_alone(
    names: tuple[tuple[str, str], ...],
) -> None:
    assert told(people(names)) == []


def test_a_school_that_writes_family_names_first_in_its_addresses_is_left_alone() -> None:
    names = (*NAMES, *UNHEARD_OF)

    assert told(people(names, mails(names, "{family}.{given}"))) == []
    assert told(people(UNHEARD_OF, mails(swapped(*UNHEARD_OF)))) == []


def test_an_address_that_fits_both_ways_tells_nothing() -> None:
    names = (*UNHEARD_OF, ("Tandel", "Tander"))

    assert told(people(names, mails(names))) == []


def test_words_name_both() -> None:
    rows = (*NAMES, ("Okafor", "Emily"))
    columns = {"First Name": [a for a, _ in rows], "Last Name": [b for _, b in rows]}
    (problem,) = in_words(PEOPLE, columns)
    assert problem.message == (
        "“Okafor” stands in First Name and “Emily” in Last Name. They seem to be swapped."
    )
    assert problem.fix == "Swap both names"
    columns = {"First Name": [b for _, b in NAMES], "Last Name": [a for a, _ in NAMES]}
    (problem,) = in_words(PEOPLE, columns)
    assert problem.message == (
        "The names in First Name and Last Name seem to be swapped: "
        "the first one has “Patel”, and the other “Asha”."
    )
    assert problem.fix == "Swap the names of First Name, Last Name in 8 rows"


def test_nothing_is_told_without_both_columns() -> None:
    assert told(sheet(PEOPLE, {"First Name": [family for _, family in NAMES]})) == []


def test_a_swap_is_one_mend_of_a_recipe_and_made_again() -> None:
    made = people(swapped(*NAMES))
    job = Job(system(PEOPLE), (made,))
    done = fixed(job, safe=False)
    mends = mends_of(done.job, done.problems)

    assert [(each.field, each.fix) for each in mends] == [("First Name", "fix-swap-names")]
    assert len(done.steps) == 1
    again = replayed(job, mends)
    assert (len(again.steps), again.idle) == (1, ())


@pytest.mark.parametrize("tried", [2, 3])
def test_a_sample_from_all_over_a_large_sheet_says_whether_addresses_are_made_of_names(
    tried: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rosterwizard.core.cells.name_order._MOST_TRIED", tried)
    names = (*UNHEARD_OF, ("Sorvik", "Tandel"))
    made = people((*names[:4], ("Tandel", "Sorvik")), mails(names))
    assert told(made) == [4]

    numbered = people(names, [f"user{number}@school.example" for number in range(5)])
    assert told(numbered) == []


@pytest.mark.parametrize(("letters", "rows"), [(200, [8]), (201, [])])
def test_what_has_very_many_letters_is_no_name(letters: int, rows: list[int]) -> None:
    names = (*UNHEARD_OF * 2, ("Q" * letters, "Obrak"))
    made = people((*names[:-1], names[-1][::-1]), mails(names, "{given}.{family}"))

    assert told(made) == rows
