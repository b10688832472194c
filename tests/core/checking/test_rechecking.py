"""Judging again what an edit can touch finds what a whole check finds."""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random
from typing import TYPE_CHECKING

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from rosterwizard.core.checking import check_job
from rosterwizard.core.checking.rechecking import rechecked
from rosterwizard.core.job.edits import CELLS, Edit
from rosterwizard.core.job.job import Job, JobSheet
from rosterwizard.core.job.sheet_edits import rows_set_aside
from rosterwizard.core.profiles.language import (
    Constraints,
    Field,
    FieldRoster,
    FieldType,
    ForeignKey,
    ForeignKeyRoster,
    RecordTypeRoster,
    Reference,
    When,
)
from rosterwizard.core.rules import references
from tests.helpers.any_roster import TEXTS, job_sheets, record_types
from tests.helpers.checked import record_type, sheet, system
from tests.helpers.damaged.every_kind import EVERY_KIND
from tests.helpers.damaged.jobs import damaged_jobs
from tests.helpers.job_sheets import job_sheet
from tests.helpers.new_rows import with_new_row

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from rosterwizard.core.checking.problems import Problems
    from rosterwizard.core.rules.checked_rule import CheckedRule
    from tests.helpers.damaged.kinds import Kind

EDITS = 5


@dataclass
class Checked:
    """A job with what is known to be wrong in it."""

    job: Job
    problems: Mapping[str, Problems]

    def followed_by(self, sheet: JobSheet) -> bool:
        """Take a sheet after one more edit; tell whether it was judged without a whole check."""
        after = self.job.with_sheet(sheet)
        again, whole = rechecked(self.job, self.problems, after), check_job(after)
        if again is not None:
            assert again.problems.keys() == whole.keys()
            are_told = [are_told_the_same(again.problems[name], whole[name]) for name in whole]
            for name in whole:
                if all(are_told):  # by their columns
                    hold(again.problems[name], whole[name])
                judged = again.judged.get(name, pl.Series(dtype=pl.UInt32))
                assert judged.equals(judged.unique().sort())
                self._only_there(again.problems[name], judged, name)
        self.job = after
        self.problems = whole if again is None else again.problems
        return again is not None

    def _only_there(self, again: Problems, judged: pl.Series, name: str) -> None:
        there = pl.col("row").is_in(judged.implode())
        was, now = (each.frame.filter(~there) for each in (self.problems[name], again))
        assert now.equals(was)


def judging(problems: Problems) -> list[CheckedRule]:
    """Return the rules without what a reference may mean: it does not hang on it what is wrong."""
    assert problems.standing
    return [
        structs.replace(rule, meant={}) if isinstance(rule, references.Reference) else rule
        for rule in problems.standing.rules
    ]


def are_told_the_same(one: Problems, other: Problems) -> bool:
    assert one.standing
    assert other.standing
    plain = [
        {key: list(each) if isinstance(each, pl.Series) else each for key, each in told.items()}
        for told in (one.standing.cells, other.standing.cells)
    ]
    told = [{key: each for key, each in part.items() if each} for part in plain]
    return told[0] == told[1] and judging(one) == judging(other)


def hold(again: Problems, whole: Problems) -> None:
    """Hold what was found, and what is left of it, to a whole check."""
    assert again.standing
    assert whole.standing
    rows = whole.frame.drop_nulls("row")
    assert again.frame.drop_nulls("row").to_dicts() == rows.to_dicts()
    for index, digests in whole.standing.digests.items():
        # What is seen is kept beside what is meant also where it is no other any more.
        now = again.standing.digests[index]
        for one, other in zip(now, digests * len(now), strict=False):
            assert one.equals(other, null_equal=True)
    for index, refers_to in whole.standing.refers_to.items():
        assert again.standing.refers_to[index].equals(refers_to, null_equal=True)
    assert again.standing.looked_up.keys() == whole.standing.looked_up.keys()
    for names, keys in whole.standing.looked_up.items():
        assert again.standing.looked_up[names].equals(keys, null_equal=True)
    assert again.known.keys() == whole.known.keys()
    for index in whole.known:
        assert sorted(known_to(again, index)) == sorted(known_to(whole, index))


def known_to(problems: Problems, rule: int) -> pl.Series:
    known = problems.known_to(rule)
    assert known is not None
    return known


def typed(cells: Sequence[tuple[int, int, str]]) -> Edit:
    rows = [(row, column, "?", text) for row, column, text in cells]
    return Edit(pl.DataFrame(rows, schema=CELLS, orient="row"))


@settings(max_examples=20)
@given(st.data())
def test_any_edits_of_a_set_of_sheets(data: st.DataObject) -> None:
    people = data.draw(job_sheets(data.draw(record_types())))
    others = data.draw(job_sheets(data.draw(record_types("others"))))
    job = Job(system(people.record_type, others.record_type), (people, others))
    checked = Checked(job, check_job(job))
    for _ in range(data.draw(st.integers(1, EDITS))):
        sheet = data.draw(st.sampled_from(checked.job.sheets))
        what = data.draw(st.sampled_from(["typed", "typed", "undone", "redone"]))
        if what == "typed":
            cell = st.tuples(
                st.integers(0, sheet.frame.height - 1),
                st.integers(0, sheet.frame.width - 1),
                st.sampled_from(TEXTS),
            )
            cells = data.draw(st.lists(cell, min_size=1, max_size=3, unique_by=lambda c: c[:2]))
            after = sheet.edited(typed(cells))
        else:
            after = sheet.undone() if what == "undone" else sheet.redone()
        checked.followed_by(after)


KEYS = ("", "a", "A", "b", "a b", "c", " c", "7", "07", "T", "P", "a;b", "b; c", ";", "n/a")


def referring(
    name: str, target: tuple[str, ...], resource: str = "", where: When | None = None
) -> ForeignKey:
    roster = ForeignKeyRoster(where)
    return ForeignKey(name, Reference(resource, target), roster)


@st.composite
def sets_of_sheets(draw: st.DrawFn) -> Job:
    """Return users, and classes that refer to them and to each other in every way there is."""
    any_case = FieldRoster(ignore_case=draw(st.booleans()))
    number: FieldType = draw(st.sampled_from(["string", "integer"]))
    users = record_type(
        Field("id", type=number, constraints=Constraints(unique=draw(st.booleans()))),
        Field("kind", roster=FieldRoster(ignored_when=(When("id", ("b",)),))),
        Field("boss", roster=any_case),
        foreign_keys=(referring("boss", ("id",)),),
        name="users",
    )
    classes = record_type(
        Field("name", roster=any_case),
        Field("teacher", type=number),
        Field("members", type="list", delimiter=";"),
        Field("beside", roster=FieldRoster(ignored_when=(When("teacher", filled=False),))),
        foreign_keys=(
            referring("teacher", ("id",), "users", When("kind", ("T",))),
            referring("members", ("id",), "users"),
            referring("beside", ("name",)),
            ForeignKey(("name", "teacher"), Reference("users", ("kind", "id"))),
        ),
        primary_key=draw(st.sampled_from([(), ("name",), ("name", "teacher")])),
        name="classes",
    )
    sheets = []
    for each in (users, classes):
        cells = st.lists(st.sampled_from(KEYS), min_size=4, max_size=4)
        sheets.append(sheet(each, {field.name: draw(cells) for field in each.fields}))
    return Job(system(users, classes), tuple(sheets))


@settings(max_examples=12)
@given(st.data())
def test_edits_of_keys_that_rows_of_the_set_refer_to(data: st.DataObject) -> None:
    job = data.draw(sets_of_sheets())
    checked = Checked(job, check_job(job))
    for _ in range(data.draw(st.integers(1, EDITS))):
        sheet = data.draw(st.sampled_from(checked.job.sheets))
        cell = st.tuples(
            st.integers(0, 3), st.integers(0, sheet.frame.width - 1), st.sampled_from(KEYS)
        )
        cells = data.draw(st.lists(cell, min_size=1, max_size=3, unique_by=lambda c: c[:2]))
        takes_back = bool(sheet.edits.done) and data.draw(st.booleans())
        assert checked.followed_by(sheet.undone() if takes_back else sheet.edited(typed(cells)))


def test_a_key_that_another_row_has_too_is_not_gone() -> None:
    people = record_type(Field("id"), Field("boss"), foreign_keys=(referring("boss", ("id",)),))
    made = sheet(people, {"id": ["1", "2", "1"], "boss": ["2", "1", "1"]})
    job = Job(system(people), (made,))
    checked = Checked(job, check_job(job))
    assert checked.followed_by(made.edited(typed([(0, 0, "2")])))
    assert checked.problems["people"].frame.is_empty()
    assert checked.followed_by(checked.job.sheets[0].edited(typed([(2, 0, "2")])))
    assert checked.problems["people"].frame["row"].to_list() == [1, 2]


@pytest.mark.parametrize("kind", EVERY_KIND[1::5], ids=lambda kind: kind.name)
def test_edits_among_every_kind_of_damage(kind: Kind, tmp_path: Path) -> None:
    chance = Random(kind.name)  # noqa: S311 - no secret
    for job in damaged_jobs(kind, 9, tmp_path):
        checked = Checked(job, check_job(job))
        for _ in range(2):
            sheet = chance.choice(checked.job.sheets)
            column = chance.randrange(sheet.frame.width)
            row, other = (chance.randrange(sheet.frame.height) for _ in range(2))
            text = chance.choice([sheet.frame[other, column], "", *TEXTS])
            checked.followed_by(sheet.edited(typed([(row, column, text)])))
        checked.followed_by(checked.job.sheets[0].undone())


def checked_people() -> Checked:
    people = record_type(Field("id", constraints=Constraints(unique=True)), Field("mail"))
    made = sheet(people, {"id": ["1", "2", "3"], "mail": ["a", "b", "c"]})
    job = Job(system(people), (made,))
    return Checked(job, check_job(job))


def test_a_value_that_stands_there_already_breaks_the_later_row_and_goes_with_it() -> None:
    checked = checked_people()
    (people,) = checked.job.sheets
    assert checked.followed_by(people.edited(typed([(0, 0, "3")])))
    assert checked.problems["people"].frame["row"].to_list() == [2]
    assert checked.followed_by(checked.job.sheets[0].edited(typed([(2, 0, "4")])))
    assert checked.problems["people"].frame.is_empty()
    assert checked.followed_by(checked.job.sheets[0].undone())
    assert checked.problems["people"].frame["row"].to_list() == [2]


@pytest.mark.parametrize("keep_unknown", [True, False])
@settings(max_examples=8)
@given(st.data())
def test_edits_of_columns_that_fill_no_field(keep_unknown: bool, data: st.DataObject) -> None:
    made = record_type(Field("id", constraints=Constraints(unique=True)), Field("mail"))
    of_type = structs.replace(made, roster=RecordTypeRoster(keep_unknown=keep_unknown))
    texts = st.sampled_from(["a", "#N/A", " #REF! ", "a\x00b", "b\nc", "\ufffd", ""])
    columns = {name: data.draw(st.lists(texts, min_size=3, max_size=3)) for name in "xyz"}
    people = job_sheet(of_type, ["id", *"xyz"], *zip("123", *columns.values(), strict=True))
    checked = Checked(Job(system(of_type), (people,)), check_job(Job(system(of_type), (people,))))
    cell = st.tuples(st.integers(0, 2), st.integers(1, 3), texts)
    key = st.tuples(st.integers(0, 2), st.just(0), st.sampled_from("123"))
    for _ in range(3):
        cells = data.draw(st.lists(cell | key, min_size=1, max_size=3, unique_by=lambda c: c[:2]))
        assert checked.followed_by(checked.job.sheets[0].edited(typed(cells)))


def test_only_a_whole_check_can_tell_of_other_rows() -> None:
    checked = checked_people()
    (people,) = checked.job.sheets
    aside = rows_set_aside(people, [1])
    assert aside
    assert not checked.followed_by(people.edited(aside))


def test_only_a_whole_check_can_tell_of_a_new_row_until_something_stands_in_it() -> None:
    checked = checked_people()
    people = with_new_row(checked.job.sheets[0])
    last = people.frame.height - 1
    assert not checked.followed_by(people)
    for text, is_told in (("x", False), ("y", True), ("", False)):
        people = people.edited(typed([(last, 0, text)]))
        assert checked.followed_by(people) == is_told
        assert checked.job.sheets[0].count_records() == last + bool(text)


def test_nothing_is_wrong_in_a_new_row_in_which_nothing_but_blanks_stands() -> None:
    must = Constraints(required=True, unique=True)
    people = record_type(
        Field("id", constraints=must),
        Field("mail"),
        Field("boss"),
        foreign_keys=(referring("boss", ("id",)),),
    )
    columns = {"id": ["1", "2"], "mail": ["a", "b"]}
    made = with_new_row(sheet(people, columns, boss="1"))
    job = Job(system(people), (made,))
    checked = Checked(job, check_job(job))
    for row, column, text in ((2, 1, " "), (0, 0, "3"), (0, 0, "1"), (2, 1, "")):
        assert checked.followed_by(checked.job.sheets[0].edited(typed([(row, column, text)])))
        assert 2 not in checked.problems["people"].frame["row"]


def test_only_a_whole_check_can_tell_of_another_job_or_the_same_one() -> None:
    checked = checked_people()
    job = checked.job
    assert rechecked(job, checked.problems, job) is None
    assert rechecked(job, checked.problems, replace(job, sheets=())) is None
    other = job.with_sheet(
        JobSheet.of(job.sheets[0].record_type, job.sheets[0].sheet, job.sheets[0].matching)
    )
    assert rechecked(job, checked.problems, other) is None


def test_only_a_whole_check_is_made_of_very_many_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rosterwizard.core.checking.changed_keys._MOST_ROWS", 1)
    checked = checked_people()
    (people,) = checked.job.sheets
    assert not checked.followed_by(people.edited(typed([(0, 1, "x"), (1, 1, "y")])))


def test_only_a_whole_check_can_tell_where_very_many_rows_refer_to_a_key(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("rosterwizard.core.checking.changed_keys._MOST_ROWS", 2)
    people = record_type(Field("id"), Field("boss"), foreign_keys=(referring("boss", ("id",)),))
    made = sheet(people, {"id": ["1", "2", "3", "4"], "boss": ["1", "1", "1", "2"]})
    job = Job(system(people), (made,))
    checked = Checked(job, check_job(job))
    assert checked.followed_by(made.edited(typed([(1, 0, "x")])))
    (made,) = checked.job.sheets
    assert not checked.followed_by(made.edited(typed([(0, 0, "y")])))


LETTERS = (
    "a",
    "A",
    "\u0430",
    "\u0410",
    "\u00e9",
    "e\u0301",
    "e",
    "fi",
    "\ufb01",
    "b",
    "\u0412",
    "",
)
WIDE = ("7 A", "7\u3000A", "7A", "7\u00a0A")


@settings(max_examples=15)
@given(st.data())
def test_edits_of_keys_that_may_look_alike(data: st.DataObject) -> None:
    any_case = FieldRoster(ignore_case=data.draw(st.booleans()))
    people = record_type(
        Field("id", constraints=Constraints(unique=True), roster=any_case),
        Field("name", roster=FieldRoster(ignored_when=(When("id", ("b",)),))),
        Field("beside"),
        primary_key=data.draw(st.sampled_from([("id",), ("name", "beside"), ("beside",)])),
        unique_keys=data.draw(st.sampled_from([(), (("id", "name"),)])),
        foreign_keys=(referring("beside", ("id",)),),
    )
    rows = st.lists(st.sampled_from(LETTERS), min_size=4, max_size=4)
    made = sheet(people, {field.name: data.draw(rows) for field in people.schema.fields})
    job = Job(system(people), (made,))
    checked = Checked(job, check_job(job))
    cell = st.tuples(st.integers(0, 3), st.integers(0, 2), st.sampled_from(LETTERS))
    for _ in range(EDITS):
        cells = data.draw(st.lists(cell, min_size=1, max_size=3, unique_by=lambda c: c[:2]))
        assert checked.followed_by(checked.job.sheets[0].edited(typed(cells)))


@settings(max_examples=10)
@given(st.lists(st.sampled_from(WIDE), min_size=8, max_size=8))
def test_edits_of_keys_with_wide_blanks(texts: list[str]) -> None:
    people = record_type(Field("id", constraints=Constraints(unique=True)))
    made = sheet(people, {"id": texts[:4]})
    job = Job(system(people), (made,))
    checked = Checked(job, check_job(job))
    for row, text in enumerate(texts[4:]):
        before = {*checked.job.sheets[0].frame["c0"], text}
        followed = checked.followed_by(checked.job.sheets[0].edited(typed([(row, 0, text)])))
        assert followed is before.isdisjoint(WIDE[1::2])


def test_letters_that_look_alike_are_told_of_each_other_at_once() -> None:
    checked = checked_people()
    (people,) = checked.job.sheets
    assert checked.followed_by(people.edited(typed([(0, 0, "\u0430")])))
    assert checked.problems["people"].frame.is_empty()
    (people,) = checked.job.sheets
    assert checked.followed_by(people.edited(typed([(2, 0, "a")])))
    rules = checked.problems["people"].rules
    assert "look-alike-twins" in {
        rules[index].code for index in checked.problems["people"].frame["rule"]
    }
