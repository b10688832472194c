"""One job under two profiles: what each finds is told once, as common or as its own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import msgspec
import pytest

from rosterwizard.core.checking import check_job
from rosterwizard.core.comparing.compared_checks import (
    AlikeProblems,
    alike_in_words,
    alike_problems,
    compared_checks,
)
from rosterwizard.core.comparing.comparison_report import (
    comparison_facts,
    comparison_groups,
    comparison_report,
)
from rosterwizard.core.comparing.other_profile import job_under
from rosterwizard.core.making.made_of import Making
from rosterwizard.core.matching.matching import Match, Matching
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.words import sentence
from rosterwizard.core.profiles.language import Profile
from rosterwizard.core.profiles.loading import built_in_profiles
from rosterwizard.core.reproducing.expected_problems import ExpectedProblem, expected_problems
from rosterwizard.core.sheet.row_places import BEYOND, row_name
from rosterwizard.services.opening import open_job
from tests.helpers.any_record_type import RECORD_TYPES, job_with_mistakes
from tests.helpers.example_rosters import infiniti_patrons
from tests.helpers.patron_jobs import job_of

if TYPE_CHECKING:
    from pathlib import Path

    from rosterwizard.core.job.job import Job
    from rosterwizard.core.profiles.language import RecordType

INFINITI = next(each for each in built_in_profiles() if each.name == "infiniti")
HEADINGS = ["username", "emailaddress", "shoe size", "bus"]
JOB = job_of("infiniti", {"patrons": (HEADINGS, [["ana1", "anna@", "", "x"], ["", "b@", "9", ""]])})


def laxer(profile: Profile, *, name: str = "") -> Profile:
    """Return a later version: longest names of three, only warnings of addresses, and shoes."""
    tree: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(profile))
    tree["version"] = "9"
    schema = tree["resources"][0]["schema"]
    fields = {each["name"]: each for each in schema["fields"]}
    fields["username"]["constraints"]["maxLength"] = 3
    fields["emailaddress"]["roster"]["rules"]["format"] = {"source": "4", "severity": "warning"}
    schema["fields"].append({"name": "shoe size", "constraints": {"required": True}})
    if name:
        tree["name"] = name
        for each in tree["resources"]:
            each["system"] = name
    return msgspec.convert(tree, Profile)


def without_addresses(profile: Profile) -> Profile:
    tree: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(profile))
    fields = tree["resources"][0]["schema"]["fields"]
    tree["resources"][0]["schema"]["fields"] = [
        each for each in fields if each["name"] != "emailaddress"
    ]
    return msgspec.convert(tree, Profile)


def hold_counts(job: Job, other: Profile) -> None:
    """Hold what is told to all that each of the two finds by itself."""
    problems = check_job(job)
    found = compared_checks(job, problems, other).differences
    under = job_under(job, other)
    first = expected_problems(job, problems)
    second = expected_problems(under, check_job(under))
    assert found.same + len(found.missing) + len(found.changed) == len(first)
    assert found.same + len(found.new) + len(found.changed) == len(second)


@pytest.mark.parametrize("record_type", RECORD_TYPES, ids=lambda each: each.id)
def test_profile_finds_just_what_it_finds_itself(record_type: RecordType) -> None:
    job = job_with_mistakes(record_type)
    found = compared_checks(job, check_job(job), job.profile)
    assert not found.differences
    assert found.differences.same > 0
    hold_counts(job, job.profile)


@pytest.mark.parametrize("other", [laxer(INFINITI), laxer(INFINITI, name="mine")])
def test_each_problem_is_told_once_whatever_the_system_is_called(other: Profile) -> None:
    hold_counts(JOB, other)
    found = compared_checks(JOB, check_job(JOB), other).differences
    assert {(each.code, each.field) for each in found.new} == {
        *(("maxLength", "username"), ("required", "shoe size")),
    }
    assert {each.code for each in found.missing} == {"unknown-column"}
    assert {(was.severity, now.severity) for was, now in found.changed} == {("error", "warning")}


def test_what_was_matched_stays_and_new_fields_are_found() -> None:
    (sheet,) = job_under(JOB, laxer(INFINITI)).sheets
    fields = [match.field for match in sheet.matching.matches]
    assert fields == ["username", "emailaddress", "shoe size", None]


def test_column_whose_field_is_gone_fills_none() -> None:
    (sheet,) = job_under(JOB, without_addresses(INFINITI)).sheets
    assert [match.field for match in sheet.matching.matches] == ["username", None, None, None]
    hold_counts(JOB, without_addresses(INFINITI))


def test_what_a_person_said_stays_where_there_is_such_a_field() -> None:
    (own,) = JOB.sheets
    matching = replace(
        own.matching.with_match(2, None).with_made({"gender": Making((3,))}),
        constants={"enabled": "Y", "emailaddress": "x"},
    )
    job = replace(JOB, sheets=(replace(own, matching=matching),))
    (sheet,) = job_under(job, laxer(INFINITI)).sheets
    assert sheet.matching.matches[2].is_left_out
    assert sheet.matching.made.keys() == {"gender"}
    (sheet,) = job_under(job, without_addresses(INFINITI)).sheets
    assert sheet.matching.constants == {"enabled": "Y"}


def test_profile_without_the_record_type_is_refused() -> None:
    riipen = next(each for each in built_in_profiles() if each.name == "riipen")
    with pytest.raises(RosterError, match="patrons"):
        job_under(JOB, riipen)


def test_report_has_the_counts_and_a_line_for_those_alike() -> None:
    found = compared_checks(JOB, check_job(JOB), laxer(INFINITI))
    first, *lines = comparison_report(found)
    assert "0 under" not in first
    groups = dict(comparison_groups(found))
    assert [*groups] == [
        "Only under Infiniti, version 1",
        "Only under Infiniti, version 9",
        "Told otherwise: under Infiniti, version 1",
        "Told otherwise: under Infiniti, version 9",
    ]
    assert any(line.endswith("Value too long: row 2") for line in lines)
    facts = comparison_facts(found)
    assert facts["both"] == found.differences.same
    assert [each["version"] for each in facts["profiles"]] == ["1", "9"]  # type: ignore[attr-defined] # a list
    assert "anna@" not in str(facts)
    assert "anna@" not in "".join([first, *lines])


def test_profiles_of_one_name_and_version_are_told_apart_by_their_order() -> None:
    same_name = msgspec.structs.replace(laxer(INFINITI), version=INFINITI.version)
    found = compared_checks(JOB, check_job(JOB), same_name)
    assert [title for title, _ in comparison_groups(found)] == [
        "Only under the first one, Infiniti, version 1",
        "Only under the second one, Infiniti, version 1",
        "Told otherwise: under the first one, Infiniti, version 1",
        "Told otherwise: under the second one, Infiniti, version 1",
    ]


def test_nothing_but_counts_is_told_where_nothing_differs() -> None:
    found = compared_checks(JOB, check_job(JOB), INFINITI)
    assert len([*comparison_report(found)]) == 1


def test_rows_are_named_with_their_own_sheet_and_new_ones_by_a_word() -> None:
    alike = alike_problems(
        [
            ExpectedProblem("demo/people", "enum", "error", "kind", sheet=2, row=5),
            ExpectedProblem("demo/people", "enum", "error", "kind", added=1),
            ExpectedProblem("demo/people", "empty-file", "error"),
        ],
        {"demo/people": ("Year 7", "Year 8")},
    )
    of_file, of_rows = alike
    assert of_file.rows == ()
    assert of_rows.rows == (row_name(5, "Year 8"), row_name(BEYOND + 1))
    assert of_rows.count == 2
    assert alike_in_words(of_file).endswith(sentence("empty-file", "title"))


def test_many_alike_are_counted() -> None:
    many = AlikeProblems("demo/people", "kind", "enum", "error", 30, tuple(map(str, range(30))))
    assert "30 problems" in alike_in_words(many)


def test_field_that_another_column_fills_is_not_filled_twice() -> None:
    (own,) = JOB.sheets
    matches = (
        Match(0, "username", None, "none"),
        *own.matching.matches[1:3],
        Match(3, "bus", "username", "chosen"),
    )
    job = replace(JOB, sheets=(replace(own, matching=Matching(matches)),))
    (sheet,) = job_under(job, laxer(INFINITI)).sheets
    fields = [match.field for match in sheet.matching.matches]
    assert fields == [None, "emailaddress", "shoe size", "username"]


def test_other_cause_of_the_same_problem_is_no_difference(tmp_path: Path) -> None:
    """A later version finds every name too long, beside which other causes are weighed anew."""
    job = open_job([infiniti_patrons(tmp_path, 300)], built_in_profiles(), "infiniti/patrons")
    own = check_job(job)
    other = job_under(job, longest_of_three(INFINITI))
    causes = [
        {each.cause for each in expected_problems(*of) if each.code == "format"}
        for of in ((job, own), (other, check_job(other)))
    ]
    assert causes[0] != causes[1]
    found = compared_checks(job, own, longest_of_three(INFINITI)).differences
    assert (found.missing, found.changed) == ((), ())


def longest_of_three(profile: Profile) -> Profile:
    tree: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(profile))
    fields = {each["name"]: each for each in tree["resources"][0]["schema"]["fields"]}
    fields["username"]["constraints"]["maxLength"] = 3
    return msgspec.convert(tree, Profile)
