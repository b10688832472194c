"""A rule says which cells it reads, so that an edit can be judged by the rules that it touches."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from rosterwizard.core.checking import check_sheet
from rosterwizard.core.job.edits import CELLS, Edit
from rosterwizard.core.profiles.language import (
    Constraints,
    Field,
    FieldRoster,
    ForeignKey,
    ForeignKeyRoster,
    Limits,
    RecordType,
    RecordTypeRoster,
    Reference,
    Rule,
    Schema,
    When,
)
from rosterwizard.core.rules.rules import rules_of
from tests.helpers.any_roster import TEXTS, job_sheets, record_types
from tests.helpers.checked import system

if TYPE_CHECKING:
    from rosterwizard.core.job.job import JobSheet

ALWAYS, RULE = Constraints(required=True), Rule("s")


def rows_by_rule(job_sheet: JobSheet) -> list[list[int | None]]:
    """Return the rows that break each rule, in the order of the rules."""
    problems = check_sheet(system(job_sheet.record_type), job_sheet)
    parts = problems.frame.partition_by("rule", as_dict=True)
    return [
        parts[index,]["row"].to_list() if (index,) in parts else []
        for index in range(len(problems.rules))
    ]


@settings(max_examples=25)
@given(st.data())
def test_no_other_cell_can_change_what_a_rule_finds(data: st.DataObject) -> None:
    of = data.draw(record_types())
    before = data.draw(job_sheets(of))
    row = data.draw(st.integers(0, before.frame.height - 1))
    column = data.draw(st.integers(0, before.frame.width - 1))
    cell = pl.DataFrame(
        [(row, column, "?", data.draw(st.sampled_from(TEXTS)))], schema=CELLS, orient="row"
    )
    changed = before.matching.matches[column].field
    after = before.edited(Edit(cell))
    rules = check_sheet(system(of), before).rules
    for rule, old, new in zip(rules, rows_by_rule(before), rows_by_rule(after), strict=True):
        if changed not in rule.reads(of):
            assert new == old
        elif rule.looks_at == "row":
            assert [each for each in new if each != row] == [each for each in old if each != row]


def reads(of: RecordType) -> dict[str, set[str]]:
    """Return what each rule reads, by its code."""
    return {rule.code: set(rule.reads(of)) for rule in rules_of(system(of), of)}


def people(*keys: ForeignKey) -> RecordType:
    when = (When("kind", ("T",)),)
    room = FieldRoster(required_when=when, same_length_as="desks", rules={"missing-column": RULE})
    fields = (
        Field("id", type="date", constraints=ALWAYS, roster=FieldRoster(not_before="since")),
        Field("since", type="date", roster=FieldRoster(ignored_when=(When("kind", filled=False),))),
        Field("kind", format="email", roster=FieldRoster(rules={"heading": RULE})),
        Field("room", type="list", roster=room),
        Field("desks", type="list"),
    )
    roster = RecordTypeRoster(one_of=(("since", "kind"),), limits=Limits(rows=9, bytes=99))
    schema = Schema(fields, primary_key=("id", "since"), foreign_keys=keys)
    return RecordType("people", schema, roster=roster)


def test_a_rule_reads_its_own_fields_and_those_of_their_conditions() -> None:
    found = reads(people())
    assert found["format"] == {"kind"}
    assert found["not-before"] == found["primaryKey"] == {"id", "since", "kind"}
    assert found["same-length"] == {"room", "desks", "kind"}
    assert found["required-when"] == found["missing-column"] == {"room", "kind"}
    assert found["one-of"] == {"since", "kind"}
    assert found["too-large"] == {"id", "since", "kind", "room", "desks"}
    for code in ("heading", "unknown-column", "empty-file", "too-many-rows", "sample-row"):
        assert found[code] == set()


def test_a_column_that_must_be_there_anyway_is_missing_whatever_stands_in_others() -> None:
    found = reads(RecordType("p", Schema((Field("id", constraints=ALWAYS),))))
    assert (found["missing-column"], found["required"]) == (set(), {"id"})


def test_a_reference_to_its_own_sheet_reads_what_it_points_to_as_well() -> None:
    to_rooms = ForeignKeyRoster(When("kind", ("T",)))
    own = ForeignKey("desks", Reference("", "since"), to_rooms)
    assert reads(people(own))["foreignKey"] == {"desks", "since", "kind"}
    plain = ForeignKey("desks", Reference("", "desks"))
    assert reads(people(plain))["foreignKey"] == {"desks"}


def test_a_reference_to_another_sheet_reads_its_own_end_alone() -> None:
    others = RecordType("others", Schema((Field("since"),)))
    of = people(ForeignKey("desks", Reference("others", "since")))
    (rule,) = (each for each in rules_of(system(of, others), of) if each.code == "foreignKey")
    assert rule.reads(of) == {"desks"}
