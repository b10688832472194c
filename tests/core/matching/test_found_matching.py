"""What headings are found to be, and found to be anew, without what was remembered."""

from __future__ import annotations

from dataclasses import replace

from rosterwizard.core.making.made_of import Making
from rosterwizard.core.matching.found_matching import found_matching, matched_anew
from tests.helpers.patron_jobs import infiniti_job

HEADINGS = ("User nm", "surname", "Given", "Given", "Shoe size")
SHEET = infiniti_job((HEADINGS, [("anna", "Lee", "Anna", "A", "38")])).sheets[0]
KIND = SHEET.record_type
FOUND = found_matching(SHEET.sheet, HEADINGS, KIND)


def test_memory_is_certain_and_forgotten_again() -> None:
    remembered = found_matching(
        SHEET.sheet, HEADINGS, KIND, {"User nm": "surname", "surname": None}
    )
    assert [each.field for each in remembered.matches][:2] == ["surname", None]
    assert matched_anew(SHEET.sheet, remembered, KIND) == FOUND


def test_what_a_person_said_since_stays() -> None:
    said = FOUND.with_match(4, "username")
    anew = matched_anew(SHEET.sheet, said, KIND)
    assert anew.matches[4] == said.matches[4]
    assert anew.matches[0].field is None


def test_also_what_was_said_of_a_heading_that_stands_there_twice() -> None:
    said = FOUND.with_match(3, "surname")
    anew = matched_anew(SHEET.sheet, said, KIND)
    assert anew.column_of("surname") == 3
    assert [each.field for each in anew.matches].count("surname") == 1


def test_values_makings_and_left_out_fields_stay_but_for_those_from_memory() -> None:
    present = replace(
        FOUND.with_match(0, None),
        constants={"enabled": "Y", "staffmember": "N"},
        left_out=frozenset({"formclass", "gender"}),
        made={"username": Making((1, 2)), "homeroom": Making((1, 2))},
    )
    anew = matched_anew(SHEET.sheet, present, KIND, {"enabled", "gender", "homeroom"})
    assert anew.constants == {"staffmember": "N"}
    assert anew.left_out == {"formclass"}
    assert anew.made == {"username": Making((1, 2))}
    assert anew.column_of("username") is None
