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
    for step in found.steps:
        assert step.record_type == "people"
        done = done.edited(step.edit)
    assert done.frame.equals(mended.frame)
    assert [step.edit.code for step in found.steps] == [
        *("edit-values-matched", "edit-all-safe", "edit-replaced"),
    ]
    assert found.idle == (Mend(field="id", find="zz"),)
    assert [each.code for each in found.unmet] == ["no-such-heading"]
    assert not found.changes_nothing
    assert found.job.sheets[0].frame.equals(mended.frame)


def test_each_step_says_what_would_come_by_it() -> None:
    """Only one of them has the role "S" and no other has it: both would have it then."""
    unique = record_type(
        Field("id"), Field("role", constraints=Constraints(enum=("S", "T"), unique=True))
    )
    columns = {"id": ("a", "b", "b1"), "role": ("Pupil", "S", "T")}
    made = Job(system(unique), (sheet(unique, columns),))
    mends = (Mend(field="id", find="1"), Mend(field="role", find="T", replacement="X"))
    found = proposed_recipe(made, Recipe(values={"role": {"Pupil": "S"}}, mends=mends))
    assert [(step.edit.code, step.caused) for step in found.steps] == [
        ("edit-values-matched", 1),
        ("edit-replaced", 0),
        ("edit-replaced", 1),
    ]


def test_what_a_recipe_takes_for_passwords_is_shown_masked() -> None:
    of = record_type(Field("id"), Field("password"))
    made = Job(system(of), (sheet(of, {"id": ("a",), "Code": ("reef",)}),))
    recipe = Recipe({"Code": "password"}, values={"password": {"reef": "reef-22"}})
    found = proposed_recipe(made, recipe)
    (step,) = found.steps
    (pair,) = step.pairs(found.job).rows()
    assert pair == ("(a password of 4 signs)", "(a password of 7 signs)", 1)


def test_a_recipe_that_was_used_changes_nothing_more() -> None:
    assert proposed_recipe(job(), Recipe(mends=(Mend(field="id", find="zz"),))).changes_nothing
