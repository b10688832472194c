"""What is shown of a recipe is what is done, and nothing is done before."""

from __future__ import annotations

from rosterwizard.core.fixing.proposed_recipe import proposed_recipe
from rosterwizard.core.fixing.recipes import SAFE, Mend, Recipe
from rosterwizard.core.fixing.replaying import replayed
from rosterwizard.core.fixing.wishes import with_wishes
from rosterwizard.core.job.job import Job
from rosterwizard.core.profiles.language import Constraints, Field
from tests.helpers.checked import record_type, sheet, system

PEOPLE = record_type(
    Field("id"), Field("grade"), Field("role", constraints=Constraints(enum=("S", "T", "P")))
)


def job() -> Job:
    columns = {"id": (" a", "b"), "Year": ("7", "8"), "role": ("Pupil", "T"), "bus": ("1", "2")}
    return Job(system(PEOPLE), (sheet(PEOPLE, columns),))


def test_the_steps_make_of_the_job_what_the_recipe_makes_of_it() -> None:
    mends = (Mend(fix=SAFE), Mend(field="grade", find="7", replacement="07"))
    recipe = Recipe(
        {"Year": "grade", "Form": "role"},
        leave_out=("bus",),
        values={"role": {"Pupil": "S"}},
        mends=(*mends, Mend(field="id", find="zz")),
    )
    found = proposed_recipe(job(), recipe)
    (mended,) = replayed(
        with_wishes(job(), Recipe({"Year": "grade"}, {}, ("bus",), recipe.values)), mends
    ).job.sheets

    done = job().sheets[0]
    assert list(found.matchings) == ["people"]
    assert found.matchings["people"] == mended.matching
    for name, edit in found.steps:
        assert name == "people"
        done = done.edited(edit)
    assert done.frame.equals(mended.frame)
    assert [edit.code for _, edit in found.steps] == [
        *("edit-values-matched", "edit-all-safe", "edit-replaced"),
    ]
    assert found.idle == (Mend(field="id", find="zz"),)
    assert [each.code for each in found.unmet] == ["no-such-heading"]
    assert not found.changes_nothing


def test_a_recipe_that_was_used_changes_nothing_more() -> None:
    assert proposed_recipe(job(), Recipe(mends=(Mend(field="id", find="zz"),))).changes_nothing
