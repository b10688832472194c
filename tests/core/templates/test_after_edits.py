"""A template whose rows a person deleted, put in and sorted checks as it did before."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from parts import LIBREOFFICE
from rosterwizard.core.profiles.language import Limits
from rosterwizard.core.templates.samples import sample_rows
from tests.helpers.club_profile import CLUBHOUSE as CLUBS_OF_FEW
from tests.helpers.libreoffice_steps import FILTERS, after_steps, delete_rows, insert_rows, sort
from tests.helpers.needing import needs
from tests.helpers.rule_verdicts import Verdicts, verdicts
from tests.helpers.workbooks import made

pytestmark = needs(LIBREOFFICE)

ROOMY = Limits(rows=500)
CLUBHOUSE = replace(
    CLUBS_OF_FEW,
    record_types=tuple(
        replace(each, roster=replace(each.roster, limits=ROOMY))
        for each in CLUBS_OF_FEW.record_types
    ),
)
TEMPLATE = made(CLUBHOUSE)
BAD = "no good; " * 40


def rows_to_judge() -> dict[str, list[list[str]]]:
    """Return rows of which every rule takes some and refuses others, by the title of the sheet."""
    found = {}
    for each in CLUBHOUSE.record_types:
        good = [list(row) for row in sample_rows(each, each.fields)]
        width = len(each.fields)
        lone = [[""] * place + ["x"] + [""] * (width - place - 1) for place in (0, width - 1)]
        title = each.label.replace("/", "-")
        found[title] = [*good, [BAD] * width, *lone, [BAD] * width]
    return found


def steps_for(title: str) -> list[str]:
    """Return the steps: the samples go, rows go and come at the top, within and at the end."""
    return [
        delete_rows(title, 2, 2),
        insert_rows(title, 2, 3),
        delete_rows(title, 2, 1),
        insert_rows(title, 5, 2),
        delete_rows(title, 6, 3),
        sort(title, "A1:F40", 0),
        delete_rows(title, 2, 4),
        delete_rows(title, 300, 20),
    ]


ROWS = rows_to_judge()


@pytest.fixture(scope="module")
def after() -> dict[str, bytes]:
    """Return the template after the steps, by the form that it was saved in."""
    return after_steps(TEMPLATE, [step for title in ROWS for step in steps_for(title)], *FILTERS)


@pytest.fixture(scope="module")
def before() -> Verdicts:
    """Return what the rules say of the rows in a template as it is made."""
    return verdicts(TEMPLATE, ROWS)


@pytest.mark.parametrize("kind", FILTERS)
def test_rules_say_of_each_row_what_they_said(
    kind: str, after: dict[str, bytes], before: Verdicts
) -> None:
    assert {"TRUE", "FALSE"} <= {verdict for each in before.values() for verdict in each}
    assert verdicts(after[kind], ROWS) == before
