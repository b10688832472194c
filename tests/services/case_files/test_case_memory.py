"""What the customer's machine remembered goes along, with look-alikes in it."""

from __future__ import annotations

from dataclasses import replace

from rosterwizard.core.job.job import Job, JobSheet
from rosterwizard.core.making.made_of import Making
from rosterwizard.core.matching.matching import Match
from rosterwizard.core.profiles.language import Field
from rosterwizard.services.case_files.case_memory import (
    alike_recalled,
    memory_of,
    packed_recalled,
    recalled_for,
)
from rosterwizard.services.remembered_matchings import (
    Remembered,
    RememberedMaking,
    remember,
    remember_values,
)
from tests.helpers.checked import record_type, sheet, system

PEOPLE = record_type(Field(name="id"), Field(name="name"), Field(name="role"))
TYPE = PEOPLE.id


class Brackets:
    def of_cell(self, record_type: str, column: int, text: str) -> str:
        return f"<{text}>"

    def of_field(self, record_type: str, field: str, text: str) -> str:
        return f"<{text}>"


def headed(*headings: str) -> JobSheet:
    """Return a sheet with these headings above its first columns."""
    own = sheet(PEOPLE, {"id": ["1"], "name": ["Anna"]})
    matches = tuple(
        Match(column, heading, field, "chosen")
        for column, (heading, field) in enumerate(zip(headings, ("id", "name"), strict=True))
    )
    matching = replace(own.matching, matches=matches)
    return replace(own, sheet=replace(own.sheet, headings=headings), matching=matching)


def job(*headings: str) -> Job:
    return Job(system(PEOPLE), (headed(*headings),))


OWN, ALIKE = job("Key of Anna", "name"), job("Xyz uv Abcd", "name")


def recalled() -> Remembered:
    alike = alike_recalled(recalled_for(OWN), OWN, ALIKE, Brackets())
    return memory_of(packed_recalled(alike)).recall(TYPE, ())


def test_headings_that_have_become_others_are_known() -> None:
    assert recalled() == Remembered({"Xyz uv Abcd": "id"})


def test_what_was_remembered_is_known_by_the_new_headings() -> None:
    matching = OWN.sheets[0].matching
    made = {"role": Making((0, 1))}
    said = replace(
        matching, constants={"role": "Nurse of Anna"}, left_out=frozenset({"role"}), made=made
    )
    remember(TYPE, said)
    remember_values(TYPE, said, {"role": {"Anna": "pupil"}})

    found = recalled()

    assert found.fields == {"Xyz uv Abcd": "id", "name": "name"}
    assert found.constants == {"role": "<Nurse of Anna>"}
    assert found.left_out == {"role"}
    assert found.made["role"].headings == ("Xyz uv Abcd", "name")
    assert found.values == {}


def test_of_headings_that_are_gone_nothing_is_known() -> None:
    kept = Remembered({"gone": "id"}, made={"role": RememberedMaking(("gone",))})
    alike = alike_recalled({TYPE: kept}, OWN, ALIKE, Brackets())[TYPE]
    assert alike == Remembered({"Xyz uv Abcd": "id"})


def test_a_memory_knows_its_own_types_alone() -> None:
    memory = memory_of(packed_recalled({TYPE: Remembered({"a": "id"})}))
    assert memory.is_known(TYPE, ("a",))
    assert not memory.is_known("other/people", ("a",))
    assert memory.recall("other/people", ()) == Remembered()
    assert memory.taken is None


def test_where_nothing_is_remembered_nothing_is_passed_on() -> None:
    assert recalled_for(OWN) == {}
