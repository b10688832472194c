"""The smallest file has the problem when it is opened, and hardly anything else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rosterwizard.core.checking import check_job
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.progress import Cancelled
from rosterwizard.core.profiles.loading import built_in_profiles
from rosterwizard.core.reproducing.expected_problems import ExpectedProblem, expected_problems
from rosterwizard.services.case_files import case_shrinking
from rosterwizard.services.case_files.case_shrinking import (
    ShrinkSource,
    Shrunk,
    chosen_problem,
    problem_at,
    shrunk_job,
)
from rosterwizard.services.opening import open_job
from tests.helpers.club_profile import CLUBHOUSE
from tests.helpers.watching import CancelWhen

if TYPE_CHECKING:
    from pathlib import Path

ROWS = "".join(f"u{row},Lee{row},Anna,u{row}@x.example\n" for row in range(30))
LIST = f"username,surname,givenname,emailaddress\n{ROWS}u5,Orr,Bo,bo@\n"


def source_of(path: Path, wanted: str = "infiniti/patrons") -> ShrinkSource:
    return ShrinkSource(
        open_job([path], built_in_profiles(), wanted), {path.name: path.read_bytes()}
    )


def small(
    path: Path, code: str, row: int | None = None, wanted: str = "infiniti/patrons"
) -> Shrunk:
    source = source_of(path, wanted)
    problem = chosen_problem(expected_problems(source.job, check_job(source.job)), code, row)
    return shrunk_job(source, problem, tied=row is not None)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "list.csv"
    file.write_text(LIST)
    return file


def test_of_a_wrong_address_one_row_and_one_column_are_left(path: Path) -> None:
    found = small(path, "format")
    heading, cell = found.files["list.csv"].decode().splitlines()
    assert (heading, len(cell)) == ("emailaddress", 1)
    assert (found.rows, found.problem.code, found.problem.row) == (1, "format", 2)


def test_of_a_double_both_rows_are_left(path: Path) -> None:
    found = small(path, "primaryKey", 32)
    assert found.rows == 2


def test_of_a_column_that_is_missing_no_row_is_left(path: Path) -> None:
    assert small(path, "missing-column").rows == 0


def test_of_a_set_the_sheets_that_are_needed_are_left(tmp_path: Path) -> None:
    members = "member_id,E-Mail,role,club\n" + "0001,ana@x.example,member,C-01\n" * 3
    files = {
        "m.csv": members.replace("C-01", "C-09", 1),
        "c.csv": "Club ID,Name,Days\nC-01,Go,Mon\n",
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text)
    job = open_job([tmp_path / name for name in files], [CLUBHOUSE], "clubhouse")
    problem = chosen_problem(expected_problems(job, check_job(job)), "foreignKey")

    found = shrunk_job(ShrinkSource(job), problem)

    assert sorted(found.files) == ["clubs.csv", "members.csv"]
    assert found.rows <= 3


def test_what_lies_in_the_bytes_is_kept_by_keeping_its_lines(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text(LIST.replace("u7@x.example", "u7@x.example,more"))

    found = small(path, "ragged-row")

    assert found.rows <= 5
    assert b"u7@x.example,more" in found.files["list.csv"]


def test_a_file_that_is_read_otherwise_is_no_smaller_one(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(case_shrinking, "_csv", lambda _: b"surname\nbo@\n")
    source = source_of(path)
    problem = chosen_problem(expected_problems(source.job, check_job(source.job)), "format")
    with pytest.raises(RosterError) as caught:  # and of several files no lines are left out
        shrunk_job(ShrinkSource(source.job, {"a.csv": b"", "b.csv": b""}), problem)
    assert caught.value.code == "shrink-not-kept"


def test_what_is_gone_with_any_row_is_said(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(case_shrinking, "_reopened", lambda *_, **__: None)
    with pytest.raises(RosterError) as caught:
        small(path, "format")
    assert caught.value.code == "shrink-not-kept"


def test_it_can_be_stopped(path: Path) -> None:
    source = source_of(path)
    problem = chosen_problem(expected_problems(source.job, check_job(source.job)))
    with pytest.raises(Cancelled):
        shrunk_job(source, problem, CancelWhen())


def problem(code: str, severity: str, row: int | None = None) -> ExpectedProblem:
    return ExpectedProblem("a/b", code, severity, row=row)  # type: ignore[arg-type] # one of three


MANY = (problem("a", "note", 1), problem("b", "error", 2), problem("a", "warning", 3))


@pytest.mark.parametrize(
    ("code", "row", "place"), [("", None, 1), ("a", None, 0), ("a", 3, 2), ("", 3, 2)]
)
def test_a_problem_is_chosen_by_its_code_and_row(code: str, row: int | None, place: int) -> None:
    assert chosen_problem(MANY, code, row) is MANY[place]


def test_a_problem_that_is_not_there_is_said() -> None:
    with pytest.raises(RosterError) as caught:
        chosen_problem(MANY, "c")
    assert caught.value.code == "shrink-no-problem"


def test_each_problem_of_a_check_is_known_by_where_it_stands(path: Path) -> None:
    path.write_text(LIST.replace("u5,Orr,Bo,bo@", "u5,,Bo,bo@"))
    job = source_of(path).job
    problems = check_job(job)
    found = problems["patrons"]
    every = expected_problems(job, problems)
    assert len(every) == len(found) > 1
    for row, expected in enumerate(every):
        assert problem_at(job, problems, "patrons", found.frame[row : row + 1]) == expected
