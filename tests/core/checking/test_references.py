"""Values that must stand in another column, of this sheet or of another one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rosterwizard.core.cells.cells import Cells
from rosterwizard.core.checking import check_sheet
from rosterwizard.core.fixing import fixes_for
from rosterwizard.core.profiles.language import (
    Field,
    FieldRoster,
    ForeignKey,
    ForeignKeyRoster,
    RecordType,
    Reference,
    When,
)
from rosterwizard.core.reports.described import described
from rosterwizard.core.rules.rules import rules_of
from tests.helpers.checked import found, job_problems, problems_in, record_type, sheet, system

if TYPE_CHECKING:
    from rosterwizard.core.job.job import JobSheet

USERS = record_type(Field("id"), Field("kind"), name="users")


def classes(**roster: object) -> RecordType:
    key = ForeignKey("teacher", Reference("users", "id"), ForeignKeyRoster(**roster))  # type: ignore[arg-type] # its fields
    return record_type(Field("teacher"), name="classes", foreign_keys=(key,))


def test_a_value_must_stand_in_the_other_sheet() -> None:
    users = sheet(USERS, {"id": ["t1", "s1"], "kind": ["T", "S"]})
    rooms = sheet(classes(), {"teacher": ["t1", "T1", "", "x"]})
    assert job_problems(users, rooms)["classes"] == {
        *((1, "teacher", "foreignKey"), (3, "teacher", "foreignKey")),
    }


def test_the_row_that_is_referred_to_may_have_to_meet_a_condition() -> None:
    users = sheet(USERS, {"id": ["t1", "s1"], "kind": ["T", "S"]})
    rooms = sheet(classes(where=When("kind", ("T",))), {"teacher": ["t1", "s1"]})
    assert job_problems(users, rooms)["classes"] == {(1, "teacher", "foreignKey")}


def test_nothing_is_said_about_a_sheet_that_is_not_there() -> None:
    rooms = sheet(classes(), {"teacher": ["x"]})
    problems = check_sheet(system(USERS, classes()), rooms)
    assert found(rooms, problems) == set()
    assert "foreignKey" not in {rule.code for rule in problems.rules}


def test_the_other_sheets_can_be_given_to_a_single_check() -> None:
    rooms = sheet(classes(), {"teacher": ["x"]})
    users = sheet(USERS, {"id": ["t1"]})
    problems = check_sheet(system(USERS, classes()), rooms, {"users": users})
    assert found(rooms, problems) == {(0, "teacher", "foreignKey")}


def test_nothing_is_said_where_a_column_is_missing_on_either_side() -> None:
    users = sheet(USERS, {"kind": ["T"]})
    rooms = sheet(classes(), {"teacher": ["x"]})
    assert job_problems(users, rooms)["classes"] == set()
    other = record_type(
        Field("teacher"), Field("room"), name="classes", foreign_keys=classes().schema.foreign_keys
    )
    assert (
        job_problems(sheet(USERS, {"id": ["x"]}), sheet(other, {"room": ["1"]}))["classes"] == set()
    )


def test_a_profile_without_the_record_type_is_checked_without_the_rule() -> None:
    assert problems_in(classes(), {"teacher": ["x"]}) == set()


def test_an_empty_sheet_has_nothing_to_refer_to() -> None:
    users = sheet(USERS, {"id": [], "kind": []})
    rooms = sheet(classes(), {"teacher": ["x"]})
    assert job_problems(users, rooms)["classes"] == {(0, "teacher", "foreignKey")}


def test_case_does_not_count_where_either_side_says_so() -> None:
    loose = record_type(Field("id", roster=FieldRoster(ignore_case=True)), name="users")
    rooms = sheet(classes(), {"teacher": ["T1"]})
    assert job_problems(sheet(loose, {"id": ["t1"]}), rooms)["classes"] == set()


def test_each_item_of_a_list_is_looked_up() -> None:
    of = record_type(
        Field("id", roster=FieldRoster(ignore_case=True)),
        Field("parents", type="list", delimiter=";"),
        foreign_keys=(ForeignKey("parents", Reference("", "id")),),
    )
    columns = {"id": ["a", "b", "c"], "parents": ["A;b", "b;x", ""]}
    assert problems_in(of, columns) == {(1, "parents", "foreignKey")}


def test_items_are_looked_up_with_their_case_where_it_counts() -> None:
    of = record_type(
        Field("id"),
        Field("parents", type="list", delimiter=";"),
        foreign_keys=(ForeignKey("parents", Reference("", "id")),),
    )
    columns = {"id": ["a", "b"], "parents": ["A", "b"]}
    assert problems_in(of, columns) == {(0, "parents", "foreignKey")}


def test_several_fields_refer_together() -> None:
    of = record_type(
        *(Field("a"), Field("b"), Field("x"), Field("y")),
        foreign_keys=(ForeignKey(("x", "y"), Reference("", ("a", "b"))),),
    )
    columns = {"a": ["1", "2"], "b": ["p", "q"], "x": ["1", "1"], "y": ["p", "q"]}
    assert problems_in(of, columns) == {(1, None, "foreignKey")}


def test_a_reference_that_cannot_be_known_is_broken_nowhere() -> None:
    rooms = sheet(classes(), {"teacher": ["x"]})
    rules = rules_of(system(USERS, classes()), classes())
    (rule,) = (each for each in rules if each.code == "foreignKey")
    cells = Cells(rooms)
    assert rule.known(cells, {"classes": cells}) is None
    assert rule.breach(cells, None) is None
    assert rule.tells(cells, None) == {}


def test_a_list_that_refers_with_another_field_is_one_key() -> None:
    of = record_type(
        *(Field("a"), Field("b"), Field("x", type="list", delimiter=";"), Field("y")),
        foreign_keys=(ForeignKey(("x", "y"), Reference("", ("a", "b"))),),
    )
    columns = {"a": ["1", "2"], "b": ["p", "q"], "x": ["1", "1;2"], "y": ["p", "p"]}
    assert problems_in(of, columns) == {(1, None, "foreignKey")}


def test_only_a_list_that_refers_alone_has_items_to_name() -> None:
    of = record_type(
        *(Field("a"), Field("b"), Field("x", type="list")),
        foreign_keys=(
            ForeignKey("b", Reference("", "a")),
            ForeignKey("x", Reference("", "a")),
            ForeignKey(("x", "b"), Reference("", ("a", "b"))),
        ),
    )
    rules = (rule for rule in rules_of(system(of), of) if rule.code == "foreignKey")
    assert [(rule.field, rule.tells_more(of)) for rule in rules] == [
        *(("b", False), ("x", True), (None, False)),
    ]


def said_of(rooms: JobSheet, users: JobSheet) -> list[str]:
    """Return what is told of the sheet that refers to the other one."""
    profile = system(users.record_type, rooms.record_type)
    found_here = check_sheet(profile, rooms, {"users": users})
    return [each.message for each in described(rooms, found_here)]


def guesses(*sheets: JobSheet) -> list[tuple[str, str]]:
    """Return what the fixes of the last of the sheets make of its cells."""
    last = sheets[-1]
    others = {each.record_type.name: each for each in sheets}
    profile = system(*(each.record_type for each in sheets))
    fixes = fixes_for(last, check_sheet(profile, last, others))
    assert not any(fix.safe for fix in fixes)
    pairs = (fix.cells.select("before", "after").rows() for fix in fixes)
    return sorted(pair for some in pairs for pair in some)


def test_the_one_record_that_a_value_looks_like_is_proposed() -> None:
    users = sheet(USERS, {"id": ["zoé", "7A", "anna", "Anna"], "kind": ["T", "S", "T", "T"]})
    rooms = sheet(classes(), {"teacher": ["ZOÉ", "7 a", "ANNA", "zoe", ""]})
    assert guesses(users, rooms) == [("7 a", "7A"), ("ZOÉ", "zoé")]
    said = said_of(rooms, users)
    assert "teacher has “ZOÉ”, which id of users does not have. It has “zoé”" in said[0]
    assert said[3] == "teacher has “zoe”, which id of users does not have."


def test_a_record_that_does_not_count_is_not_proposed() -> None:
    users = sheet(USERS, {"id": ["t1", "s1"], "kind": ["T", "S"]})
    rooms = sheet(classes(where=When("kind", ("T",))), {"teacher": ["T1", "S1"]})
    assert guesses(users, rooms) == [("T1", "t1")]
    first, second = said_of(rooms, users)
    assert first.endswith("where kind is T. It has “t1” there, which looks like it.")
    assert second.endswith("where kind is T.")


def test_a_record_whose_row_is_passed_over_is_not_proposed() -> None:
    ignored = FieldRoster(ignored_when=(When("kind", ("X",)),))
    users_type = record_type(Field("id", roster=ignored), Field("kind"), name="users")
    rooms = sheet(classes(), {"teacher": ["T1"]})
    assert guesses(sheet(users_type, {"id": ["t1"], "kind": ["T"]}), rooms) == [("T1", "t1")]
    assert guesses(sheet(users_type, {"id": ["t1"], "kind": ["X"]}), rooms) == []


def test_of_a_list_each_item_is_proposed_by_itself() -> None:
    key = ForeignKey("groups", Reference("users", "id"))
    groups = Field("groups", type="list", delimiter=";")
    of = record_type(groups, name="classes", foreign_keys=(key,))
    users = sheet(USERS, {"id": ["7A", "8B"]})
    rooms = sheet(of, {"groups": ["7a;8B", "x;7-A", "x"]})
    assert guesses(users, rooms) == [("7a;8B", "7A;8B"), ("x;7-A", "x;7A")]
    said = said_of(rooms, users)
    assert said[0].startswith("groups has “7a”")
    assert "It has “7A”" in said[0]
    assert "It has “7A”" in said[1]
    assert "looks like" not in said[2]


def test_where_lists_are_referred_to_nothing_is_proposed() -> None:
    ids = record_type(Field("id", type="list", delimiter=";"), name="users")
    users, rooms = sheet(ids, {"id": ["t1;t2"]}), sheet(classes(), {"teacher": ["T1"]})
    assert guesses(users, rooms) == []
