"""Whatever somebody changed in a case file, it is opened or refused, and nothing else happens."""

from __future__ import annotations

import json
from functools import cache
from random import Random
from typing import TYPE_CHECKING

import pytest

from rosterwizard.cli.case_report import report_lines, report_text
from rosterwizard.core.casefile.alike_steps import steps_without_keys
from rosterwizard.core.casefile.case_file import packed_case, read_case
from rosterwizard.core.job.cell_edits import typed
from rosterwizard.core.job.sheet_edits import rematched, row_added, rows_set_aside
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.services.case_files.case_opening import opened_case
from rosterwizard.services.kept_steps import plain_steps
from tests.helpers.case_zips import parts_of, small_case, zipped
from tests.helpers.odd_json import changed_somewhere

if TYPE_CHECKING:
    from rosterwizard.core.job.job import Job

EACH = 150
REFUSED = {
    *("case-unsound", "case-newer", "type-unclear", "unknown-type", "unknown-system"),
    *("no-such-heading-row", "unknown-delimiter", "profile-fault", "file-empty", "not-text"),
    *("file-cut-off", "file-damaged", "no-headings", "no-rows"),
}


@cache
def edited_case_parts() -> dict[str, bytes]:
    """Return the parts of a case with edits of several kinds."""
    job = opened_case(small_case()).job

    def with_edit(job: Job, edit: object) -> Job:
        assert edit is not None
        return job.edited("patrons", edit)  # type: ignore[arg-type] # it is one

    job = with_edit(job, typed(job.sheets[0], 1, 0, "x"))
    job = with_edit(job, rows_set_aside(job.sheets[0], [0]))
    job = with_edit(job, row_added(job.sheets[0], None))
    job = with_edit(job, typed(job.sheets[0], 1, 1, "zz"))
    word = rematched(job.sheets[0], job.sheets[0].matching.with_match(1, None))
    assert word is not None
    job = job.with_sheet(job.sheets[0].settled(word))
    steps = plain_steps(steps_without_keys(job))
    return parts_of(packed_case(small_case(steps=steps)))


@pytest.mark.parametrize("name", ["state.json", "manifest.json", "problems.json", "files/list.csv"])
def test_a_changed_part_does_nothing(name: str) -> None:
    opened = 0
    for seed in range(EACH):
        chance = Random(f"{name} {seed}")  # noqa: S311 - no secret
        content = zipped({**edited_case_parts(), name: changed(name, chance)}.items())
        try:
            found = opened_case(read_case(content).opened(None))
        except RosterError as error:
            assert error.code in REFUSED, (seed, error.code)  # noqa: PT017 - mostly there is none
        else:
            opened += 1
            assert list(report_lines(found))
            assert report_text(found)
    assert opened


def changed(name: str, chance: Random) -> bytes:
    part = edited_case_parts()[name]
    if name.endswith(".json"):
        tree = json.loads(part)
        for _ in range(chance.randint(1, 3)):
            tree = changed_somewhere(tree, chance)
        return json.dumps(tree).encode()
    letters = bytearray(part)
    for _ in range(chance.randint(1, 5)):
        letters[chance.randrange(len(letters))] = chance.randrange(256)
    return bytes(letters)
