"""No words about a sheet show a password, whatever is wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from rosterwizard.core.checking import check_job
from rosterwizard.core.fixing import fixed, fixes_for
from rosterwizard.core.job.job import Job
from rosterwizard.core.job.left_out import LeftOut
from rosterwizard.core.job.sheet_edits import rows_set_aside
from rosterwizard.core.messages.secret_text import masked
from rosterwizard.core.profiles.language import (
    Constraints,
    Field,
    FieldRoster,
    RecordType,
    RecordTypeRoster,
    Schema,
    When,
)
from rosterwizard.core.profiles.loading import built_in_profiles
from rosterwizard.core.reports.causes_report import causes_report
from rosterwizard.core.reports.reports import report
from rosterwizard.core.showing.causes import causes_of, values_of
from rosterwizard.core.showing.column_glance import glance_at
from rosterwizard.core.showing.laid_in_words import lines_of
from rosterwizard.core.showing.rows_aside import rows_aside
from tests.helpers.checked import sheet, system

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rosterwizard.core.profiles.language import FieldType

# Each breaks some rule; no part of them is a word of any message.
SECRETS = (
    *("zq", " Zqx7 ", "zqx7", "ZQX7", "zqx zqx\n", "zqx\u00a0y\u200b", "zqé;;zqé", "zqx7"),
    *("#REF!zq", "zq" * 60, "zq\x07", "zq?zq\ufffd", "31/02/zq", "2020-1-zq"),
)  # fmt: skip
KINDS: tuple[FieldType, ...] = ("string", "integer", "boolean", "date", "list", "any")


def strictest(kind: FieldType) -> Field:
    """Return a secret field of a type that has every rule there is."""
    limits = Constraints(
        unique=True, min_length=3, max_length=40, pattern="[a-z]+", enum=("x", "y")
    )
    roster = FieldRoster(
        secret=True,
        blank_when=(When("name", values=("b",)),),
        ignored_when=(When("name", values=("c",)),),
        ignore_case=kind == "string",
        case_twins=True,
        synonyms={"zqx7": "x"},
        items=limits,
        not_before="other" if kind == "date" else "",
        same_length_as="other" if kind == "list" else "",
    )
    return Field("code", kind, constraints=limits, format="", roster=roster)


def jobs() -> Iterable[tuple[str, Job]]:
    for kind in KINDS:
        other = replace(strictest(kind), name="other", roster=FieldRoster(secret=False))
        of = RecordType(
            "people",
            Schema((strictest(kind), other, Field("name")), unique_keys=(("code", "name"),)),
            roster=RecordTypeRoster(keep_unknown=True),
            system="demo",
        )
        names = ["a", "b", "c", *"a" * (len(SECRETS) - 3)]
        ones = ["2021-01-01", *["x"] * (len(SECRETS) - 1)]
        made = sheet(of, {"code": SECRETS, "name": names, "other": ones, "Kennwort": SECRETS})
        yield kind, Job(system(of), (made,))
    for profile in built_in_profiles():
        for of in profile.record_types:
            for field in of.fields:
                if field.roster.secret:
                    made = sheet(of, {field.name: SECRETS, "Passwort": SECRETS})
                    yield of.id, Job(profile, (made,))


JOBS = dict(jobs())
every_job = pytest.mark.parametrize("job", JOBS.values(), ids=JOBS)


def shows_none(words: str) -> bool:
    return "zq" not in words.lower()


@every_job
def test_no_report_shows_a_password(job: Job) -> None:
    problems = check_job(job)
    assert sum(each.frame.height for each in problems.values()) > len(SECRETS) // 3
    for form in ("text", "json", "csv", "html"):
        words = "".join(report(job, problems, form))
        assert shows_none(words), form
        assert "signs)" in words
    for as_json in (False, True):
        assert shows_none("".join(causes_report(job, problems, as_json=as_json)))


@every_job
def test_no_fix_shows_a_password_and_none_is_safe_or_made_unasked(job: Job) -> None:
    (made,) = job.sheets
    found = [each for each in fixes_for(made, check_job(job)[made.record_type.name]) if each.secret]
    assert found
    for fix in found:
        assert not fix.safe
        assert shows_none(fix.label)
        assert all(shows_none(label) for label in fix.labels()["label"])
        assert shows_none(str(fix.pairs().rows()))
    for safe in (True, False):
        (after,) = fixed(job, safe=safe).job.sheets
        for column in made.secret_columns:
            assert after.frame[f"c{column}"].equals(made.frame[f"c{column}"])


@every_job
def test_the_window_lists_no_password(job: Job) -> None:
    (made,) = job.sheets
    problems = check_job(job)[made.record_type.name]
    secret = made.secret_columns
    for cause in causes_of(made, problems):
        assert (values_of(made, problems, cause) == []) or cause.column not in secret
    hidden = [glance_at(made.frame[f"c{each}"]).told(masked) for each in secret]
    assert all(shows_none(f"{each.typical} {each.odd}") for each in hidden)


def test_a_row_that_is_set_aside_is_told_without_its_password() -> None:
    job = JOBS["string"]
    (made,) = job.sheets
    edit = rows_set_aside(made, [1, 2])
    assert edit is not None
    after = made.edited(edit)
    assert [each.text.split(" | ")[0] for each in after.sheet.set_aside] == [
        *("(a password of 6 signs)", "(a password of 4 signs)"),
    ]
    gone = Job(job.profile, (after,))
    assert shows_none("".join(report(gone, check_job(gone), "json")))
    opened = made.opened_without({1: "no-record"})
    assert shows_none(getattr(rows_aside(opened), "says", ""))
    again = rows_aside(opened)
    assert again is not None
    assert shows_none(getattr(rows_aside(opened.edited(again.edit)), "says", ""))


def test_what_was_laid_over_another_file_is_told_without_passwords() -> None:
    job = JOBS["string"]
    said = LeftOut("cell", "other-text", "people", "row 2", "code", "zq1", "zq22", "zq333")
    named = LeftOut("cell", "column-gone", "gone", "row 2", "Passwort", "zq1", "zq22", "zq333")
    aside = LeftOut("matching", "column-gone", "people", "", "code", "a", "b", "c")
    words = list(lines_of([said, aside, named], job))
    assert shows_none("".join(words))
    assert "(a password of 4 signs)" in words[0]
    assert "password of" not in words[1]
