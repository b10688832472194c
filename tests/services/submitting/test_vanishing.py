"""A load that deletes stops where too many keys are gone, however many rows it holds."""

from __future__ import annotations

from dataclasses import replace

import polars as pl
import pytest

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.services.submitting.compared import Compared, ComparedSheet
from rosterwizard.services.submitting.plan import NO_WORD, Plan
from rosterwizard.services.submitting.vanishing import refuse_vanishing
from rosterwizard.services.submitting.whole_truth import Word
from tests.helpers.small_jobs import patrons
from tests.services.submitting.test_submission import library, plan_for

JOB = patrons("anna", "ben")
NONE = pl.Series("row", (), dtype=pl.UInt32)


def plan(known: int, gone: int, *, deletes: bool = True) -> Plan:
    sheet = ComparedSheet(
        new=NONE,
        changed=NONE,
        same=NONE,
        unknown=NONE,
        rekeyed=NONE,
        missing=0,
        when="",
        known=known,
        gone=gone,
    )
    made = plan_for(JOB, library("https://l.example"))
    return replace(made, deletes=deletes, compared=Compared({"patrons": sheet}))


def test_too_many_keys_that_are_gone_want_a_figure() -> None:
    with pytest.raises(RosterError, match="Of the 20 rows of Patrons") as raised:
        refuse_vanishing(plan(20, 3), JOB, Word(may_delete=True))
    assert (raised.value.code, raised.value.params["rows"]) == ("vanishes-too-many", 2)
    refuse_vanishing(plan(20, 3), JOB, Word(remaining=2))


def test_a_few_may_go_and_what_deletes_nobody_is_not_asked_about() -> None:
    refuse_vanishing(plan(20, 2), JOB, Word(may_delete=True))
    refuse_vanishing(plan(20, 20, deletes=False), JOB, NO_WORD)
