"""The practice data teaches what it is to teach: safe fixes, errors to mend, certain headings."""

from __future__ import annotations

from pathlib import Path

from rosterwizard.core.checking import check_sheet
from rosterwizard.core.profiles.loading import built_in_profiles
from rosterwizard.core.wizard.flow import Step
from rosterwizard.services.kept_of_work import is_worth_keeping, work_of
from rosterwizard.services.opening import open_job
from rosterwizard.services.practice_data import PRACTICE_TYPE, is_practice_data, practice_file
from rosterwizard.services.work import Work

WHAT_IT_TEACHES = {"enum", "format", "required-when", "unique", "whitespace"}


def test_it_is_known_by_its_place_alone(tmp_path: Path) -> None:
    assert is_practice_data([Path("other.csv"), practice_file()])
    assert not is_practice_data([tmp_path / practice_file().name])
    assert not is_practice_data([])


def test_its_headings_are_certain_and_its_problems_are_those_that_hints_speak_of() -> None:
    job = open_job([practice_file()], built_in_profiles(), PRACTICE_TYPE)
    (sheet,) = job.sheets
    assert not sheet.matching.unsettled()
    problems = check_sheet(job.profile, sheet)
    found = {rule.code for rule, _count in problems.by_rule()}
    assert found == WHAT_IT_TEACHES
    counts = problems.counts()
    assert (counts["error"], counts["warning"], sheet.sheet.height) == (5, 4, 24)


def test_everybody_in_it_is_made_up() -> None:
    lines = practice_file().read_text("utf-8").splitlines()[1:]
    assert all(".example" in line or "@," in line for line in lines)


def test_work_on_it_is_nothing_to_be_kept() -> None:
    work = Work().reading_files([practice_file()])
    assert not is_worth_keeping(work)
    assert is_worth_keeping(Work().reading_files([Path("own.csv")]))
    assert work_of(work, Step.FILE).step == "file"
