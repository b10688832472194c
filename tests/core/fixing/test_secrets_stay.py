"""Nobody's password is mended by a recipe, nor told by what is listed of a change."""

from __future__ import annotations

import pytest

from rosterwizard.core.fixing.pairs import pairs_of
from rosterwizard.core.fixing.recipes import Mend
from rosterwizard.core.fixing.replaying import replayed
from rosterwizard.core.job.edits import HeadingEdit
from rosterwizard.core.job.job import Job
from rosterwizard.core.messages.secret_text import masked
from rosterwizard.core.profiles.language import Field
from tests.helpers.checked import record_type, sheet, system

PEOPLE = record_type(Field("name"), Field("password"))


def job() -> Job:
    made = sheet(PEOPLE, {"name": [" ana", "bo "], "password": [" pa55", "pa55 "]})
    return Job(system(PEOPLE), (made,))


@pytest.mark.parametrize(
    "mend", [Mend(field="password", fix="fix-blanks"), Mend(field="password", find="pa55")]
)
def test_a_recipe_leaves_passwords_alone(mend: Mend) -> None:
    found = replayed(job(), [mend])
    assert found.idle == (mend,)
    (after,) = found.job.sheets
    assert after.frame["c1"].to_list() == [" pa55", "pa55 "]


def test_other_columns_are_mended_by_it() -> None:
    mend = Mend(field="name", fix="fix-blanks")
    found = replayed(job(), [mend])
    assert found.job.sheets[0].frame["c0"].to_list() == ["ana", "bo"]
    assert pairs_of(found.steps[0].edit.cells).rows() == [(" ana", "ana", 1), ("bo ", "bo", 1)]


def test_pairs_of_a_secret_column_say_how_long_they_are() -> None:
    cells = replayed(job(), [Mend(field="name", fix="fix-blanks")]).steps[0].edit.cells
    pairs = pairs_of(
        cells, (HeadingEdit(0, "Name", "name"),), lambda column: str if column else masked
    )
    assert pairs.rows() == [
        ("(a password of 4 signs)", "(a password of 3 signs)", 1),
        ("(a password of 3 signs)", "(a password of 2 signs)", 1),
        ("Name", "name", 1),
    ]


def test_pairs_that_are_told_in_full_are_those_of_the_cells() -> None:
    cells = replayed(job(), [Mend(field="name", fix="fix-blanks")]).steps[0].edit.cells
    assert pairs_of(cells, told=lambda _column: str).equals(pairs_of(cells))
