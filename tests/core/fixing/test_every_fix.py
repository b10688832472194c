"""Which fix each rule offers, in which order, and which of them is safe: what *Mend safely* does.

Held row by row, for a wrong entry here changes people's cells.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from rosterwizard.core.checking import check_sheet
from rosterwizard.core.fixing import fixes_for, safe_fixed
from rosterwizard.core.profiles.language import (
    Constraints,
    Field,
    FieldRoster,
    FieldType,
    RecordType,
    RecordTypeRoster,
    Schema,
    When,
)
from rosterwizard.core.profiles.loading import built_in_profiles
from rosterwizard.core.rules.nearest import nearest_values
from rosterwizard.core.rules.rules import rules_of
from tests.helpers.checked import record_type, sheet, system
from tests.helpers.club_profile import CLUBHOUSE

if TYPE_CHECKING:
    from rosterwizard.core.rules.checked_rule import CheckedRule

Offered = tuple[tuple[str, bool], ...]
SAFE, GUESS = True, False
# By code and, where that decides, kind. Rules that are not here offer none.
FIXES: dict[tuple[str, str], Offered] = {
    ("mojibake", ""): (("fix-mojibake", SAFE),),
    ("escaped-letters", ""): (("fix-escaped", SAFE),),
    ("control-characters", ""): (("fix-lost-controls", GUESS),),
    ("control-characters", "sure"): (("fix-controls", SAFE),),
    ("control-characters", "kept"): (("fix-controls", SAFE),),
    ("unseen-signs", ""): (("fix-unseen", SAFE),),
    ("letters-apart", ""): (("fix-letters-apart", SAFE),),
    ("letter-forms", ""): (("fix-letter-forms", SAFE), ("fix-plain-forms", GUESS)),
    ("typographic-signs", "around"): (("fix-quotes-around", GUESS),),
    ("typographic-signs", ""): (("fix-typographic", SAFE), ("fix-typed-signs", GUESS)),
    ("look-alike-letters", ""): (("fix-look-alike", SAFE), ("fix-other-alphabet", GUESS)),
    ("line-break", ""): (("fix-line-break", GUESS),),
    ("whitespace", ""): (("fix-blanks", SAFE),),
    ("scientific-notation", ""): (("fix-code-with-e", GUESS),),
    ("scientific-notation", "whole"): (("fix-code-with-e", GUESS), ("fix-digits", GUESS)),
    ("lost-zeros", ""): (("fix-zeros", SAFE), ("fix-zeros", GUESS)),
    ("number-spelling", ""): (("fix-plain-number", GUESS),),
    ("blank-words", ""): (("fix-empty", GUESS),),
    ("swapped-kinds", ""): (("fix-kind", GUESS),),
    ("swapped-columns", ""): (("fix-swap-columns", GUESS),),
    ("shifted-row", ""): (("fix-shifted-row", GUESS),),
    ("drag-fill", ""): (("fix-first-value", GUESS),),
    ("fill-down", ""): (("fix-fill-down", GUESS),),
    ("separator", ""): (("fix-separator", GUESS),),
    ("swapped-names", ""): (("fix-swap-names", GUESS),),
    ("merged-names", ""): (("fix-part-names", GUESS),),
    ("blank-words", "needed"): (),
    ("spelling", ""): (("fix-spelling", SAFE),),
    ("type", "boolean"): (*(("fix-spelling", SAFE), ("fix-named", SAFE), ("fix-meaning", GUESS)),),
    ("format", "email"): (
        *(("fix-mail", SAFE), ("fix-mail-guess", GUESS)),
        *(("fix-first-mail", GUESS), ("fix-last-mail", GUESS)),
    ),
    ("type", "integer"): (("fix-whole-number", SAFE),),
    ("type", "date"): (("fix-date", SAFE),),
    ("type", "year"): (("fix-whole-number", SAFE), ("fix-short-year", GUESS)),
    ("type", "number"): (("fix-decimal-comma", SAFE),),
    ("date-order", ""): (("fix-date-order", SAFE),),
    ("date-damage", ""): (
        *(("fix-code-day-first", GUESS), ("fix-code-month-first", GUESS)),
        *(("fix-code-day-first", GUESS), ("fix-code-month-first", GUESS)),
        ("fix-code-in-word", GUESS),
    ),
    ("enum", ""): (
        *(("fix-spelling", SAFE), ("fix-named", SAFE)),
        *(("fix-meaning", GUESS), ("fix-nearest", GUESS)),
    ),
    ("capitals", ""): (("fix-capitals", GUESS),),
    ("gender-letters", ""): (("fix-gender-letters", GUESS),),
    ("foreignKey", ""): (("fix-reference", GUESS),),
    ("blank-item", ""): (("fix-blank-item", SAFE),),
    ("double-item", ""): (("fix-double-item", GUESS),),
    ("blank-required", ""): (("fix-empty", GUESS),),
    ("blank-required", "always"): (("fix-empty", GUESS),),
    ("primaryKey", ""): (("fix-row-again", GUESS),),
    ("unique", ""): (("fix-row-again", GUESS),),
    ("uniqueKey", ""): (("fix-row-again", GUESS),),
    ("spelling-twins", ""): (("fix-row-again", GUESS),),
    ("row-twice", ""): (("fix-row-again", GUESS),),
}
TOLD_ONLY = {"control-characters", "line-break"}
KINDS: tuple[FieldType, ...] = (
    *("string", "integer", "number", "boolean", "date", "datetime", "year", "any"),
)


LIST: FieldType = "list"


def fields() -> tuple[Field, ...]:
    """Return fields of every type, alone and in lists, that have every rule there is."""
    limits = Constraints(
        unique=True, min_length=1, max_length=9, minimum=1, maximum=9, pattern="x", enum=("1",)
    )
    roster = FieldRoster(
        required_when=(When("x", filled=True),),
        blank_when=(When(),),
        ignored_when=(When("x", filled=True),),
        case_twins=True,
        synonyms={"one": "1"},
        items=limits,
        same_length_as="x",
        not_before="x",
    )
    return tuple(
        Field(f"{of}-{kind}", kind, constraints=limits, item_type=of, roster=roster)
        for of in KINDS
        for kind in (of, LIST)
    )


def every_rule() -> list[CheckedRule]:
    """Return the rules of all systems, and of every field that can be thought of."""
    of = record_type(Field("x", format="email"), *fields(), primary_key=("x",))
    profiles = (*built_in_profiles(), CLUBHOUSE, system(of))
    return [rule for each in profiles for of in each.record_types for rule in rules_of(each, of)]


def offered(rule: CheckedRule) -> Offered:
    codes = (*(fix.code for fix in rule.rows_fixes()), *(fix.code for fix in rule.aside_fixes()))
    of_rows = ((code, GUESS) for code in codes)
    return (*((fix.code, fix.safe) for fix in rule.fixes()), *of_rows)


def test_each_rule_offers_exactly_its_fixes_in_their_order_and_safety() -> None:
    met = set()
    # Of a password, and of a column that fills no field, nothing is mended.
    told = (rule for rule in every_rule() if rule.code not in TOLD_ONLY or offered(rule))
    for rule in told:
        key = (rule.code, rule.kind if (rule.code, rule.kind) in FIXES else "")
        assert offered(rule) == FIXES.get(key, ()), rule
        met.add(key)
    assert set(FIXES) <= met


def both_ways() -> RecordType:
    """Return a list whose cells need a sure fix here and a guess there, of one rule."""
    kinds = FieldRoster(items=Constraints(enum=("Teacher", "Student", "Guest")))
    return record_type(Field("kinds", type="list", roster=kinds))


def test_of_one_rule_the_safe_fix_is_proposed_first() -> None:
    made = sheet(both_ways(), {"kinds": ["teacher", "Techer,student"]})
    found = fixes_for(made, check_sheet(system(both_ways()), made))
    assert [(fix.code, fix.safe) for fix in found] == [
        ("fix-spelling", True),
        ("fix-nearest", False),
    ]


def test_fixes_stand_in_the_order_of_the_rules_wherever_the_columns_stand() -> None:
    of = record_type(
        Field("n", type="integer"), Field("kind", constraints=Constraints(enum=("Teacher",)))
    )
    made = sheet(of, {"kind": [" Techer", "teacher"], "n": ["7.0", " 7"]})
    found = fixes_for(made, check_sheet(system(of), made))
    assert [(fix.code, fix.column) for fix in found] == [
        *(("fix-blanks", 1), ("fix-whole-number", 1)),
        *(("fix-blanks", 0), ("fix-spelling", 0), ("fix-nearest", 0)),
    ]


@pytest.mark.parametrize("when", [When(), When("kind", ("T",))])
def test_nothing_that_is_safe_empties_a_cell_or_guesses_a_value(when: When) -> None:
    limits = Constraints(unique=True, enum=("Teacher",))
    fields = (
        Field("kind"),
        Field("x", roster=FieldRoster(blank_when=(when,))),
        Field("role", constraints=limits),
        Field("list", type="list", roster=FieldRoster(items=limits)),
    )
    cells = {"kind": ["T"], "x": ["1"], "role": ["Techer"], "list": ["Teacher,Teacher"]}
    made = sheet(record_type(*fields), cells)
    problems = check_sheet(system(made.record_type), made)
    assert {fix.code for fix in fixes_for(made, problems)} == {
        *("fix-empty", "fix-nearest", "fix-double-item"),
    }
    assert safe_fixed(made, problems).frame.equals(made.frame)


@pytest.mark.parametrize(
    ("field", "cell", "after"),
    [
        (Field("x"), "\u00a0a ", "a"),
        (Field("x"), "Jos\u00c3\u00a9&nbsp;", "José"),
        (Field("x"), "Jose\u0301\u00ad ", "José"),
        (Field("x"), "a\x1ab", "a\x1ab"),
        (Field("x"), "a\0b", "ab"),
        (Field("x"), "a\nb", "a\nb"),
        (Field("x", format="email"), "o’neil@x.org", "o'neil@x.org"),
        (Field("x", type="list"), "Zoe\u0301 , b", "Zoé,b"),
        (Field("x", constraints=Constraints(enum=("T",)), roster=FieldRoster(synonyms={"t1": "T"})),
         "T1", "T"),
        (Field("x", type="boolean"), "TrUe", "TrUe"),
        (Field("x", type="boolean", true_values=("Y",)), "y", "Y"),
        (Field("x", type="integer"), "7.0", "7"),
        (Field("x", type="date"), "2014/3/7", "2014-03-07"),
        (Field("x", constraints=Constraints(enum=("Teacher",))), "teacher", "Teacher"),
        (Field("x", type="list"), "a,,b", "a,b"),
    ],
)  # fmt: skip
def test_what_is_sure_is_made_with_all_safe_fixes(field: Field, cell: str, after: str) -> None:
    made = sheet(record_type(field), {"x": [cell]})
    fixed = safe_fixed(made, check_sheet(system(made.record_type), made))
    assert fixed.frame["c0"].to_list() == [after]


def test_a_heading_is_fixed_safely_too() -> None:
    roster = RecordTypeRoster(exact_headings=True)
    of = RecordType("people", Schema((Field("name"),)), roster=roster)
    made = sheet(of, {"name": [" a"]})
    renamed = made.matching.with_heading(0, "Name")
    made = replace(made, matching=renamed)
    found = fixes_for(made, check_sheet(system(of), made))
    assert [(fix.code, fix.safe) for fix in found] == [("fix-blanks", True), ("fix-heading", True)]


# The nearest value


def one_of(values: tuple[str, ...]) -> Field:
    return Field("x", constraints=Constraints(enum=values))


def test_of_two_near_values_the_nearer_is_meant() -> None:
    near = ("Teachers", "Teacher", "Guest")
    assert nearest_values(["Teachr", "Teacherss"], one_of(near)) == {
        "Teachr": "Teacher",
        "Teacherss": "Teachers",
    }
    assert nearest_values(["Teachr"], one_of(near[::-1])) == {"Teachr": "Teacher"}


def test_two_values_that_are_as_near_are_no_answer() -> None:
    assert nearest_values(["Teacherx"], one_of(("Teachera", "Teacherb", "Guest"))) == {}


def test_near_begins_at_three_of_four_letters_and_at_texts_of_three() -> None:
    assert nearest_values(["abcx"], one_of(("abcd",))) == {"abcx": "abcd"}
    assert nearest_values(["abxy"], one_of(("abcd",))) == {}
    assert nearest_values(["abx", "ab"], one_of(("abc", "xyz", "mno"))) == {}
    assert nearest_values(["abc"], one_of(("abcd",))) == {"abc": "abcd"}
    assert nearest_values(["TEACHR"], one_of(("Teacher",))) == {"TEACHR": "Teacher"}


@pytest.mark.parametrize(
    ("text", "allowed"),
    [
        ("Inactive", ("Active", "Disabled")),
        ("Actve", ("Active", "Disabled")),  # a slip, but of two values the other one may be meant
        ("In active", ("Active", "Disabled", "Unknown")),
        ("Non-Teacher", ("Teacher", "Student", "Guest")),
        ("Ex-Student", ("Teacher", "Student", "Guest")),
    ],
)
def test_no_likeness_of_letters_turns_a_meaning_round(text: str, allowed: tuple[str, ...]) -> None:
    assert nearest_values([text], one_of(allowed)) == {}


def test_the_nearer_of_two_near_values_is_put_into_the_cell() -> None:
    of = record_type(Field("kind", constraints=Constraints(enum=("Teachers", "Teacher", "Guest"))))
    made = sheet(of, {"kind": ["Teachr"]})
    (fix,) = fixes_for(made, check_sheet(system(of), made))
    assert fix.cells["after"].to_list() == ["Teacher"]
