"""What the register knew of numbers is known in the case too, with look-alikes in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rosterwizard.core.casefile.case_file import read_case
from rosterwizard.core.profiles.loading import built_in_profiles
from rosterwizard.services.case_files.alike_cases import made_case
from rosterwizard.services.case_files.case_making import PARTS, CaseRequest, made_real_case
from rosterwizard.services.case_files.case_opening import opened_case
from rosterwizard.services.case_files.case_taken import (
    CaseNumbers,
    TakenFacts,
    alike_taken,
    taken_for,
)
from rosterwizard.services.opening import open_job
from rosterwizard.services.register import remember_numbers

if TYPE_CHECKING:
    from pathlib import Path

    from rosterwizard.core.job.job import Job
    from rosterwizard.core.reproducing.expected_problems import ExpectedProblem

NAMES = ("Annabelle", "Bartholomew", "Cassandra", "Dorothea", "Ephraim", "Florentine")
PASSPHRASE = "correct horse " * 2


def job_of(folder: Path, width: int) -> tuple[Job, Path]:
    """Return patrons whose bar codes have so many digits, zeros in front of them."""
    rows = (
        f"{name.lower()},{name},Lee,{48213 + 1117 * at:0{width}}" for at, name in enumerate(NAMES)
    )
    path = folder / "list.csv"
    path.write_text("\n".join(("username,givenname,surname,librarybarcode", *rows)))
    return open_job([path], built_in_profiles(), "infiniti/patrons"), path


def lost_zeros(problems: tuple[ExpectedProblem, ...]) -> list[tuple[int | None, str]]:
    return [(each.row, each.fix) for each in problems if each.code == "lost-zeros"]


def test_zeros_that_the_register_knows_of_are_lost_in_the_case_too(tmp_path: Path) -> None:
    remember_numbers(job_of(tmp_path, 8)[0])
    job, path = job_of(tmp_path, 0)

    made = made_case(CaseRequest(job, [path], without=PARTS))
    opened = opened_case(read_case(made.content).opened(None))

    assert len(lost_zeros(made.case.expected)) == len(NAMES)
    assert made.opened.is_reproduced
    assert opened.is_reproduced
    assert made.found == ()
    assert b"48213" not in (made.case.state.taken if made.case.state else b"")


def test_so_they_are_in_a_case_of_the_real_file(tmp_path: Path) -> None:
    remember_numbers(job_of(tmp_path, 8)[0])
    job, path = job_of(tmp_path, 0)
    assert made_real_case(CaseRequest(job, [path], without=PARTS), PASSPHRASE).opened.is_reproduced


def test_a_register_that_knows_nothing_is_not_asked(tmp_path: Path) -> None:
    assert taken_for(job_of(tmp_path, 0)[0]) == {}


def test_a_field_without_a_column_is_left_out(tmp_path: Path) -> None:
    job, _ = job_of(tmp_path, 0)
    facts = {"infiniti/patrons": {"formclass": TakenFacts((8,), ("00000001",))}}
    assert alike_taken(facts, job, None) == {"infiniti/patrons": {}}  # type: ignore[arg-type] # nobody is asked


def test_a_register_of_a_case_knows_its_own_alone() -> None:
    numbers = CaseNumbers({"a/b": {"id": TakenFacts((3,), ("007",))}})
    assert numbers.widths("a/b", "id") == (3,)
    assert numbers.taken("a/b", "id", ["007", "008"]) == {"007"}
    assert numbers.widths("a/b", "other") == ()
    assert numbers.taken("other/b", "id", ["007"]) == frozenset()
    assert "007" not in repr(TakenFacts((3,), ("007",)))
