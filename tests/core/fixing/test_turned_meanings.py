"""No likeness of letters turns what a cell says: held over every closed field there is."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from rosterwizard.core.cells.field_values import accepted
from rosterwizard.core.checking import check_sheet
from rosterwizard.core.fixing import fixes_for
from rosterwizard.core.matching.likeness import likeness
from rosterwizard.core.matching.turned_meaning import is_turned, may_be_another
from rosterwizard.core.profiles.language import Constraints, Field, RecordType, Schema
from rosterwizard.core.profiles.loading import built_in_profiles
from rosterwizard.core.rules.nearest import nearest_values
from rosterwizard.core.rules.value_meanings import is_switch, meant_values
from tests.helpers.checked import sheet, system

if TYPE_CHECKING:
    from collections.abc import Iterator

FRONT = (
    *("in", "un", "non", "non-", "not ", "ex-", "ex ", "de", "dis", "re", "re-", "pre-", "pre"),
    *("co-", "co", "former ", "Former-", "no longer ", "never ", "nicht ", "kein ", "keine "),
    *("ehemalige ", "non ", "pas ", "ancien ", "ancienne ", "no ", "antiguo ", "niet ", "geen "),
    *("?", "not-", "(", "half-", "vice "),
)
BEHIND = (
    *(" (left)", " - retired", "?", " ?", "*", " (former)", "/", "; x", " left", "-ex"),
    *(" until May", " nicht", " 2", "2", " or not", "!", ", left", "…"),
)
LISTS = ("{0};{1}", "{0}, {1}", "{0}/{1}", "{0} & {1}", "{0}+{1}", "{0}|{1}", "{0}\n{1}")
# Further kinds of lists that no system of ours has yet.
OTHER_LISTS = (
    ("Active", "Suspended", "Pending"),
    ("Teaching", "Non-teaching", "Support"),
    ("Teacher", "Student", "Guest", "Substitute Teacher"),
    ("Full time", "Part time", "Casual"),
    ("Year 7", "Year 8", "Year 9", "Year 10", "Year 11", "Year 12"),
    ("Math", "English", "Science", "Art"),
    ("Internal", "External", "Boarding"),
)


def closed_fields() -> Iterator[Field]:
    for profile in built_in_profiles():
        for _, field in profile.fields():
            if accepted(field):
                yield field
    for values in OTHER_LISTS:
        yield Field("kind", constraints=Constraints(enum=values))


FIELDS = {f"{number}-{each.name}": each for number, each in enumerate(closed_fields())}
every_closed_field = pytest.mark.parametrize("field", FIELDS.values(), ids=FIELDS)


def turned(value: str) -> list[str]:
    front = [f"{each}{text}" for each, text in product(FRONT, (value, value.lower()))]
    return [*front, *(f"{value}{each}" for each in BEHIND)]


def proposed(field: Field, texts: list[str]) -> dict[str, set[str]]:
    """Return for each text everything that any fix would put for it."""
    alone = replace(field.roster, required_when=(), blank_when=(), ignored_when=())
    of = RecordType("people", Schema((replace(field, roster=alone),)), system="demo")
    made = sheet(of, {field.name: texts})
    found: dict[str, set[str]] = {}
    for fix in fixes_for(made, check_sheet(system(of), made)):
        for before, after in fix.cells.select("before", "after").iter_rows():
            found.setdefault(before, set()).add(after)
    return found


@every_closed_field
def test_a_value_with_something_around_it_is_never_mended_to_that_value(field: Field) -> None:
    values = accepted(field)
    sources = {text: value for value in values for text in turned(value) if text not in values}
    known = {text.lower() for text in field.roster.synonyms}
    found = proposed(field, [text for text in sources if text.strip().lower() not in known])
    # "non" is "n" with something in front, and a word for no.
    wrong = {
        text: after
        for text, after in found.items()
        if sources[text] in after and text.lower() not in {"non", "no n"}
    }
    assert not wrong


@every_closed_field
def test_no_one_item_is_put_for_a_text_that_holds_two(field: Field) -> None:
    values = accepted(field)[:6]
    texts = [
        form.format(one, other)
        for form, one, other in product(LISTS, values, values)
        if one != other and field.delimiter not in form
    ]
    # The system's own separator between them puts none of them away.
    alone = [each for after in proposed(field, texts).values() for each in after]
    assert [each for each in alone if field.delimiter not in each] == []


def test_of_two_values_none_is_put_for_its_likeness() -> None:
    pairs = [field for field in FIELDS.values() if len(accepted(field)) == 2]
    assert pairs
    for field in pairs:
        assert nearest_values([value[:-1] for value in accepted(field)], field) == {}


def test_what_switches_an_account_is_a_switch_however_many_values_it_has() -> None:
    switches = ("Active", "Suspended", "Pending"), ("yes", "no", "unknown")
    assert all(is_switch(Field("x", constraints=Constraints(enum=each))) for each in switches)
    assert not is_switch(Field("x", constraints=Constraints(enum=("Teacher", "Student", "Guest"))))
    named = Field("enabled", constraints=Constraints(enum=("1", "2", "3")))
    assert is_switch(named)
    assert nearest_values(["Actve"], Field("x", constraints=Constraints(enum=switches[0]))) == {}


@pytest.mark.parametrize("text", ["Active?", "(ja)", "ja/nein", "[active]", "¬active", "~ja"])
def test_a_word_with_a_sign_that_may_mean_something_says_nothing(text: str) -> None:
    field = Field("enabled", type="boolean", true_values=("Y",), false_values=("N",))
    assert meant_values([text], field) == {}
    assert meant_values([text.strip("?()[]¬~")[:2]], field) in ({}, {"ja": "Y"})


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Techer", "Teacher"),
        ("Teachers", "Teacher"),
        ("Teacherr", "Teacher"),
        ("Isntructor", "Instructor"),
        ("Reprot", "Report"),
        ("élève", "Eleve"),
        ("Full-Time", "Full time"),
        ("Stduent.", "Student"),
    ],
)
def test_a_slip_of_the_pen_is_no_other_meaning(text: str, value: str) -> None:
    assert not may_be_another(text, value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("ex-studnt", "Student"),
        ("Active", "Inactive"),
        ("Teaching", "Non-teaching"),
        ("Proteacher", "Teacher"),
        ("StudentX", "Student"),
        ("OVERDUE_FIVE", "OVERDUE_ONE"),
        ("Grade 13", "Grade 12"),
    ],
)
def test_what_may_say_something_else_is_another(text: str, value: str) -> None:
    assert may_be_another(text, value)


def test_a_heading_that_says_the_opposite_is_not_alike() -> None:
    assert likeness("Inactive", ["active"]) == 0
    assert likeness("Former school", ["School"]) < 80
    assert likeness("Actve", ["active"]) > 80
    assert is_turned("Nicht aktiv", "aktiv")
    assert is_turned("enabled", "Disenabled")
