"""Haiku's six files as programs wrote and checked them in 2013–14, read here and written again.

The table of columns is a copy of what those programs have: it must never be made from the
profile, which it judges. One of them quotes every cell and ends lines with LF.
"""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from rosterwizard.core.checking import check_job
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.output import output_job
from rosterwizard.core.profiles.loading import built_in_profiles
from rosterwizard.core.reports.described import described
from rosterwizard.services.opening import open_job

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rosterwizard.core.job.job import Job

PROFILES = built_in_profiles()
HELP = (Path(__file__).parents[2] / "resources" / "help" / "file.md").read_text("utf-8")
COLUMNS = {
    "users.csv": (
        *("import_id", "first_name", "middle_init", "last_name", "suffix", "nickname", "login"),
        *("password", "email", "user_type", "organization_id", "enabled", "display_id"),
        "google_email_address",
    ),
    "classes.csv": (
        *("import_id", "name", "shortname", "description", "code", "year", "teacher_id"),
        "organization_id",
    ),
    "roster.csv": ("class_id", "user_id", "role"),
    "organizations.csv": ("import_id", "name", "parent_org_id"),
    "users_levels.csv": ("user_id", "level_id"),
    "parent_child.csv": ("parent_id", "child_id"),
}
# The words that the importer itself is said to use, at the same places.
INNER_WORDS = {
    "users.csv": {"import_id": "external_id"},
    "classes.csv": {"import_id": "external_id"},
    "roster.csv": {"class_id": "eclass_id"},
    "organizations.csv": {"import_id": "external_id", "parent_org_id": "organization_id"},
}
# Another program's words, and some that people write.
OTHER_WORDS = {
    "users.csv": {
        "middle_init": "middle_name",
        "enabled": "enable",
        "first_name": "FIRST_NAME",
        "login": "Login",
        "google_email_address": "google_email",
    },
    "roster.csv": {"class_id": "Class Import ID", "user_id": "User Import ID"},
    "users_levels.csv": {"level_id": "level"},
    "parent_child.csv": {"child_id": "student_id"},
}
CELLS: dict[str, list[tuple[str, ...]]] = {
    "users.csv": [
        (
            *("T93", "Elif", "", "O'Brien", "Jr.", "El", "e.obrien", "Maple-71-kite"),
            *("eob@school.example", "T", "4", "1", "93", "eob@google.school.example"),
        ),
        ("0417", "Zoë", "L", 'Patel, "Pat"', "", "", "zpatel", "", "", "S", "4", "1", "", ""),
        ("0418", "Liam", "", "Ngata", "", "", "lngata", "", "", "s", "4", "0", "", ""),
        ("P5", "Grace", "", "Patel", "", "", "gpatel", "", "", "P", "", "1", "", ""),
    ],
    "classes.csv": [
        (
            "1180-02",
            "Biology 9, period 2",
            "bio9",
            "Cells\nand genes",
            "SCI-109",
            "2013",
            "T93",
            "4",
        )
    ],
    "roster.csv": [("1180-02", "0417", "S"), ("1180-02", "0418", "S"), ("1180-02", "T93", "T")],
    "organizations.csv": [("4", "Harbour Lane School", ""), ("5", "Annex", "4")],
    "users_levels.csv": [("0417", "9"), ("0418", "10")],
    "parent_child.csv": [("P5", "0417")],
}
FILES = list(COLUMNS)
MODES = {"partial": "update_", "full": ""}
EACH_MODE = pytest.mark.parametrize("mode", MODES)
EACH_FILE = pytest.mark.parametrize("file", FILES)


def quoted(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> bytes:
    """Return a file as the program writes it: every cell in quotes, lines that end with LF."""
    text = io.StringIO()
    csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows([headings, *rows])
    return text.getvalue().encode()


def exact(file: str, rows: Sequence[Sequence[str]]) -> bytes:
    """Return the file that Haiku is to get."""
    text = io.StringIO()
    csv.writer(text).writerows([COLUMNS[file], *rows])
    return text.getvalue().encode()


def written_set(
    folder: Path, mode: str, words: dict[str, dict[str, str]] | None = None
) -> dict[str, Path]:
    """Write the set into `folder`, and return its files by their usual names."""
    paths = {file: folder / f"{MODES[mode]}{file}" for file in FILES}
    for file, path in paths.items():
        own = (words or {}).get(file, {})
        path.write_bytes(quoted([own.get(name, name) for name in COLUMNS[file]], CELLS[file]))
    return paths


def opened(folder: Path, wanted: str = "haiku") -> Job:
    return open_job([folder], PROFILES, wanted)


def output_of(job: Job) -> dict[str, bytes]:
    return {file.name: file.content for file in output_job(job)}


def expected(mode: str) -> dict[str, bytes]:
    return {f"{MODES[mode]}{file}": exact(file, CELLS[file]) for file in FILES}


def told(job: Job) -> set[tuple[str, str | None, str, str]]:
    """Return what the check says: record type, field, code, severity.

    Not that a description has several lines, which it has here to see them written.
    """
    return {
        (name, rule.field, rule.code, rule.severity)
        for name, problems in check_job(job).items()
        for _, _, index in problems.frame.iter_rows()
        for rule in [problems.rules[index]]
        if rule.code != "line-break"
    }


def type_of(file: str) -> str:
    named = {"roster.csv": "rosters"}
    return named.get(file, file.removesuffix(".csv").replace("_", "-"))


def test_the_profile_has_exactly_these_files_and_columns_in_their_order() -> None:
    haiku = next(each for each in PROFILES if each.name == "haiku")
    assert {
        each.path: tuple(field.name for field in each.fields) for each in haiku.record_types
    } == COLUMNS


def test_help_names_every_file_of_every_mode() -> None:
    for prefix in (*MODES.values(), "delete_"):
        assert all(f"`{prefix}{file}`" in HELP for file in FILES)


@EACH_MODE
@pytest.mark.parametrize("words", [{}, INNER_WORDS, OTHER_WORDS], ids=["own", "inner", "other"])
def test_the_set_is_written_byte_for_byte_as_it_was_meant(
    tmp_path: Path, mode: str, words: dict[str, dict[str, str]]
) -> None:
    written_set(tmp_path, mode, words)
    job = opened(tmp_path)
    assert output_of(job) == expected(mode)
    assert told(job) == set()


@EACH_MODE
def test_the_set_is_known_as_haiku_s_without_a_word(tmp_path: Path, mode: str) -> None:
    written_set(tmp_path, mode)
    job = opened(tmp_path, "")
    assert job.profile.name == "haiku"
    assert output_of(job) == expected(mode)


@EACH_MODE
@EACH_FILE
def test_a_file_of_another_name_is_written_under_its_right_one(
    tmp_path: Path, mode: str, file: str
) -> None:
    path = written_set(tmp_path, mode)[file]
    path.rename(tmp_path / "from the office.csv")
    job = opened(tmp_path)
    assert output_of(job) == expected(mode)


@EACH_MODE
@EACH_FILE
def test_a_file_named_for_the_other_mode_is_refused(tmp_path: Path, mode: str, file: str) -> None:
    path = written_set(tmp_path, mode)[file]
    (other,) = (prefix for prefix in MODES.values() if prefix != MODES[mode])
    path.rename(tmp_path / f"{other}{file}")
    with pytest.raises(RosterError) as caught:
        opened(tmp_path)
    assert caught.value.code == "modes-mixed"


@EACH_FILE
def test_a_file_named_for_deletions_is_never_written(tmp_path: Path, file: str) -> None:
    path = written_set(tmp_path, "partial")[file]
    path.rename(tmp_path / f"delete_{file}")
    job = opened(tmp_path)
    (deletions,) = job.deletions
    assert (deletions.file, deletions.rows) == (f"delete_{file}", len(CELLS[file]))
    files = expected("partial")
    del files[f"update_{file}"]
    assert output_of(job) == files


@EACH_FILE
def test_deletions_in_a_full_set_and_alone_are_refused(tmp_path: Path, file: str) -> None:
    paths = written_set(tmp_path, "full")
    paths[file].rename(tmp_path / f"delete_{file}")
    with pytest.raises(RosterError) as caught:
        opened(tmp_path)
    assert caught.value.code == "modes-mixed"
    for other in FILES:
        (tmp_path / other).unlink(missing_ok=True)
    with pytest.raises(RosterError) as caught:
        opened(tmp_path)
    assert caught.value.code == "only-deletions"


@EACH_MODE
def test_rosters_is_read_and_roster_is_written(tmp_path: Path, mode: str) -> None:
    path = written_set(tmp_path, mode)["roster.csv"]
    path.rename(tmp_path / f"{MODES[mode]}rosters.csv")
    assert output_of(opened(tmp_path)) == expected(mode)


def without(column: str, file: str) -> tuple[list[str], list[list[str]]]:
    """Return headings and rows of a file that lacks the column."""
    at = COLUMNS[file].index(column)
    headings = [name for name in COLUMNS[file] if name != column]
    return headings, [[*row[:at], *row[at + 1 :]] for row in CELLS[file]]


NEEDED = {
    **{("users.csv", name): "error" for name in ("import_id", "first_name", "last_name", "login")},
    ("users.csv", "user_type"): "warning",
    **{("classes.csv", name): "error" for name in ("import_id", "name")},
    ("classes.csv", "teacher_id"): "warning",
    **{("roster.csv", name): "error" for name in ("class_id", "user_id")},
    ("roster.csv", "role"): "warning",
    **{("organizations.csv", name): "error" for name in ("import_id", "name")},
    **{("users_levels.csv", name): "error" for name in ("user_id", "level_id")},
    **{("parent_child.csv", name): "error" for name in ("parent_id", "child_id")},
}


@pytest.mark.parametrize(
    ("mode", "file", "column"),
    # In the one mode and the other by turns: the names of the files are all that differs.
    [(tuple(MODES)[at % 2], file, name) for file in FILES for at, name in enumerate(COLUMNS[file])],
)
def test_a_column_that_is_left_out_is_told_and_written_blank(
    tmp_path: Path, mode: str, file: str, column: str
) -> None:
    path = written_set(tmp_path, mode)[file]
    path.write_bytes(quoted(*without(column, file)))
    job = opened(tmp_path)
    severity = NEEDED.get((file, column), "note")
    assert (type_of(file), column, "missing-column", severity) in told(job)
    at = COLUMNS[file].index(column)
    blanked = [(*row[:at], "", *row[at + 1 :]) for row in CELLS[file]]
    assert output_of(job) == {
        **expected(mode),
        f"{MODES[mode]}{file}": exact(file, blanked),
    }


def test_a_person_without_a_type_is_noted_as_a_student(tmp_path: Path) -> None:
    path = written_set(tmp_path, "partial")["users.csv"]
    path.write_bytes(path.read_bytes().replace(b'"S"', b'""'))
    job = opened(tmp_path)
    sheet = job.sheet_of("users")
    assert sheet is not None
    (problem,) = described(sheet, check_job(job)["users"])
    assert (problem.severity, problem.title) == ("note", "Cell is blank")
    assert problem.message == "user_type is blank. A person without a type counts as a student."
    assert problem.rule.startswith("user_type may be blank. A person without")
    assert problem.todo == "Fill in the cell if something else is meant."
    rows = [tuple("" if cell == "S" else cell for cell in row) for row in CELLS["users.csv"]]
    assert output_of(job)["update_users.csv"] == exact("users.csv", rows)


@EACH_MODE
@EACH_FILE
def test_columns_in_another_order_are_written_in_theirs(
    tmp_path: Path, mode: str, file: str
) -> None:
    path = written_set(tmp_path, mode)[file]
    rows = [tuple(reversed(row)) for row in CELLS[file]]
    path.write_bytes(quoted(tuple(reversed(COLUMNS[file])), rows))
    assert output_of(opened(tmp_path)) == expected(mode)


@EACH_MODE
@pytest.mark.parametrize(
    ("file", "one", "other"),
    [
        ("users.csv", "login", "email"),
        ("classes.csv", "code", "teacher_id"),
        ("roster.csv", "class_id", "user_id"),
        ("organizations.csv", "name", "parent_org_id"),
        ("users_levels.csv", "user_id", "level_id"),
        ("parent_child.csv", "parent_id", "child_id"),
    ],
)
def test_cells_under_each_other_s_headings_are_told(
    tmp_path: Path, mode: str, file: str, one: str, other: str
) -> None:
    path = written_set(tmp_path, mode)[file]
    swapped = {one: other, other: one}
    path.write_bytes(quoted([swapped.get(name, name) for name in COLUMNS[file]], CELLS[file]))
    assert {name for name, *_ in told(opened(tmp_path))} >= {type_of(file)}
