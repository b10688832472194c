"""Files that clearly are something else than what was chosen are known as such: all pairs."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from rosterwizard.core.matching.likely_types import likely_among
from rosterwizard.core.matching.other_types import other_types
from rosterwizard.core.profiles.loading import built_in_profiles
from tests.core.matching.test_sheet_types import sheet
from tests.helpers.filled_templates import good_rows

if TYPE_CHECKING:
    from rosterwizard.core.profiles.language import RecordType
    from rosterwizard.core.sheet.sheet import Sheet

PROFILES = built_in_profiles()
TYPES = {each.id: each for profile in PROFILES for each in profile.record_types}
PATRONS = TYPES["infiniti/patrons"]
_FITS = 0.8


def looks_like(chosen: RecordType | tuple[RecordType, ...], *sheets: Sheet) -> list[str]:
    """Return the ids of what the sheets look like instead; [] where they may be as chosen."""
    types = chosen if isinstance(chosen, tuple) else (chosen,)
    looks = other_types(sheets, types, PROFILES)
    return [each.id for each in looks.record_types] if looks else []


def good(record_type: str, file: str = "list.csv") -> Sheet:
    """Return the headings of the good example."""
    return sheet(*good_rows(TYPES[record_type])[0], file=file)


def template(record_type: RecordType, *, file: str = "list.csv") -> Sheet:
    headings = (each.name for each in record_type.fields)
    return sheet(*headings, file=file, mark=record_type.name, system=record_type.system)


@pytest.mark.parametrize("given", TYPES)
def test_example_chosen_as_any_other_type_is_doubted_or_fits_both(given: str) -> None:
    shown = good(given)
    for chosen in TYPES.values():
        found = looks_like(chosen, shown)
        if chosen.id == given:
            assert found == []
        elif found:
            assert found == [given], chosen.id
        else:
            (fits,) = likely_among([chosen], shown.headings)
            assert fits.score >= _FITS, chosen.id


@pytest.mark.parametrize("given", ["traverse/students", "haiku/classes", "infiniti/patrons"])
def test_columns_of_a_persons_own_do_not_hide_what_it_is(given: str) -> None:
    shown = sheet(*good(given).headings, "Notes", "Shoe size", "Bus")

    assert looks_like(TYPES["riipen/companies"], shown) == [given]


@pytest.mark.parametrize("given", TYPES)
def test_template_of_ours_is_doubted_as_every_other_type(given: str) -> None:
    shown = template(TYPES[given])
    for chosen in TYPES.values():
        assert looks_like(chosen, shown) == ([] if chosen.id == given else [given])


@pytest.mark.parametrize("system", [profile.name for profile in PROFILES])
def test_whole_system_is_doubted_only_for_files_of_another(system: str) -> None:
    chosen = tuple(each for each in TYPES.values() if each.system == system)
    for given, record_type in TYPES.items():
        own = record_type.system == system
        assert looks_like(chosen, template(record_type)) == ([] if own else [given])


def test_set_of_files_is_known_by_all_of_them() -> None:
    files = good("haiku/users", "users.csv"), good("haiku/classes", "classes.csv")

    assert looks_like(PATRONS, *files) == ["haiku/users", "haiku/classes"]
    assert looks_like(TYPES["haiku/users"], *files) == []


def test_files_that_make_no_job_are_of_their_system_all_the_same() -> None:
    of_two_modes = good("haiku/users", "users.csv"), good("haiku/classes", "update_classes.csv")

    found = looks_like(PATRONS, *of_two_modes)

    assert {each.partition("/")[0] for each in found} == {"haiku"}
    assert len(found) > len(of_two_modes)


def test_two_files_of_one_type_are_of_that_type() -> None:
    companies = [good("riipen/companies", name) for name in ("a.csv", "b.csv")]

    assert looks_like(PATRONS, *companies) == ["riipen/companies"]


def test_sheet_that_fits_is_not_doubted_for_what_stands_beside_it() -> None:
    teams, notes = good("riipen/teams", "all.xlsx"), sheet("Please read", file="all.xlsx")

    assert looks_like(PATRONS, teams, notes) == ["riipen/teams"]
    assert looks_like(PATRONS, teams, good("infiniti/patrons", "all.xlsx")) == []


def test_sheet_that_was_passed_over_says_nothing() -> None:
    teams = good("riipen/teams")
    passed = replace(teams, origin=replace(teams.origin, passed_over=True))

    assert looks_like(PATRONS, sheet("Email"), passed) == []


@pytest.mark.parametrize(
    "headings",
    [
        "Email",
        "Shoe size,Colour",
        "Username,First Name,Last Name,Email",
        "Student ID,First Name,Last Name,Email,Grade,Homeroom",
        "User name,First name,Surname,Email,Password",
        "Username,Password,First Name,Last Name,Email,Student ID,Grade",
        "Username,First name,Last name,Email,Year level,Homeroom,Gender,Barcode",
        "username,surname,enabled,staffmember,graduationyear",
    ],
)
def test_lists_as_schools_have_them_are_what_is_chosen(headings: str) -> None:
    assert looks_like(PATRONS, sheet(*headings.split(","))) == []
