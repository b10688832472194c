"""Rules about the file as a whole."""

from __future__ import annotations

from rosterwizard.core.profiles.language import (
    Field,
    Limits,
    RecordType,
    RecordTypeRoster,
    Rule,
    Schema,
)
from tests.helpers.checked import in_words, problems_in


def limited(**limits: object) -> RecordType:
    roster = RecordTypeRoster(limits=Limits(**limits))  # type: ignore[arg-type] # its fields
    return RecordType("people", Schema((Field("id"), Field("name"))), roster=roster)


def columns(*names: str) -> dict[str, list[str]]:
    return {"id": [str(at) for at in range(len(names))], "name": list(names)}


def test_a_sheet_without_rows_is_told() -> None:
    assert problems_in(limited(), columns()) == {(None, None, "empty-file")}


def test_a_sheet_without_rows_may_mean_something() -> None:
    of = RecordType("people", Schema((Field("id"),)), roster=RecordTypeRoster(empty_file="allowed"))
    assert problems_in(of, {"id": []}) == set()


def test_more_rows_than_one_file_takes_are_told() -> None:
    assert problems_in(limited(rows=2), columns("a", "b")) == set()
    assert problems_in(limited(rows=2), columns("a", "b", "c")) == {(None, None, "too-many-rows")}


def test_a_file_that_may_be_split_is_only_warned_about() -> None:
    rule = Rule("1", inferred=True)
    whole, split, mild = (
        in_words(limited(rows=1, rule=rule, may_split=split), columns("a", "b"))[0]
        for split, rule in (
            (False, rule),
            (True, rule),
            (True, Rule("1", severity="note")),
        )
    )
    assert (whole.severity, split.severity, mild.severity) == ("error", "warning", "note")
    assert whole.message == "The sheet has 2 rows, and one file takes at most 1."
    assert split.message.endswith("Several files will be made of it.")
    assert split.inferred


def test_bytes_are_those_of_the_file_that_the_system_gets() -> None:
    # id,name is 7 bytes, 0,"é""" is 8 (the é has two), and each line ends with two more.
    of = limited(bytes=18)
    assert problems_in(of, columns('é"')) == {(None, None, "too-large")}
    assert problems_in(limited(bytes=19), columns('é"')) == set()


def test_a_file_that_is_surely_small_enough_is_not_written_for_it() -> None:
    assert problems_in(limited(bytes=1_000_000), columns("a" * 100)) == set()
    assert problems_in(limited(bytes=100), {"id": [], "name": []}) == {(None, None, "empty-file")}


def test_the_message_names_the_bytes() -> None:
    problem = in_words(limited(bytes=10), columns("Anna"))[0]
    assert problem.message == ("The file would have 17 bytes, and the system takes at most 10.")


def test_commas_and_line_ends_count_where_cells_are_blank() -> None:
    of = RecordType(
        "people",
        Schema((Field("a"), Field("b"), Field("c"))),
        roster=RecordTypeRoster(limits=Limits(bytes=10)),
    )
    # a,b,c is 7 bytes with its line end, and two commas with theirs are 4.
    assert problems_in(of, {"a": [""], "b": [""], "c": [""]}) == {(None, None, "too-large")}
