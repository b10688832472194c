"""Kept files of older programs go through every step in order; those of newer ones are left."""

from __future__ import annotations

import pytest

from rosterwizard.services.kept_versions import KeptVersions, NewerVersionError, Tree


@pytest.fixture
def versions() -> KeptVersions:
    versions = KeptVersions(newest=3)

    @versions.step(since=2)
    def _third(tree: Tree) -> Tree:
        return {**tree, "steps": f"{tree['steps']}, 2 to 3"}

    @versions.step(since=1)
    def _second(tree: Tree) -> Tree:
        return {"steps": "1 to 2", "name": tree["name"]}

    return versions


def test_an_old_file_goes_through_every_step_in_order(versions: KeptVersions) -> None:
    found = versions.brought_up({"version": 1, "name": "a", "old": 1})
    assert found == {"version": 3, "name": "a", "steps": "1 to 2, 2 to 3"}


def test_a_file_without_a_version_is_of_the_first(versions: KeptVersions) -> None:
    assert versions.brought_up({"name": "a"})["version"] == 3


def test_a_file_of_this_version_stays_as_it_is(versions: KeptVersions) -> None:
    assert versions.brought_up({"version": 3, "x": 1}) == {"version": 3, "x": 1}


def test_a_file_of_a_newer_program_is_refused(versions: KeptVersions) -> None:
    with pytest.raises(NewerVersionError):
        versions.brought_up({"version": 4})


@pytest.mark.parametrize("tree", [[], "x", None, {"version": "2"}, {"version": 0}])
def test_what_is_no_tree_of_a_version_is_refused(versions: KeptVersions, tree: object) -> None:
    with pytest.raises(ValueError, match="version"):
        versions.brought_up(tree)


def test_a_step_is_registered_once(versions: KeptVersions) -> None:
    with pytest.raises(ValueError, match="already"):
        versions.step(since=1)(lambda tree: tree)
