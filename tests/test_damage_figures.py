"""Damage is named and mended as well as it ever was; sound rosters raise nothing."""

from __future__ import annotations

from collections import Counter
from itertools import cycle
from random import Random
from typing import TYPE_CHECKING

import pytest

from tests.damage_figures import (
    FLOOR_FORMS,
    Figures,
    at_floor,
    floors,
    of_clean,
    table,
    totals,
)
from tests.helpers.damaged.every_kind import EVERY_KIND
from tests.helpers.damaged.files import write
from tests.helpers.damaged.judging import judge
from tests.helpers.damaged.rosters import clean, kinds_of_record
from tests.helpers.damaged.shapes import CLASSES, IDENTIFIERS
from tests.helpers.damaged.spots import Spot, Verdict

if TYPE_CHECKING:
    from pathlib import Path

    from tests.helpers.damaged.files import Form
    from tests.helpers.damaged.kinds import Kind
    from tests.helpers.damaged.rosters import Roster

FEW = 20  # rows, of the rosters in every shape
SHAPES = tuple(zip(IDENTIFIERS, cycle(CLASSES), strict=False))


def test_every_kind_has_a_floor_and_no_floor_lost_its_kind() -> None:
    names = [kind.name for kind in EVERY_KIND]

    assert len(names) == len(set(names)) >= 30
    assert sorted(names) == sorted(floors())


@pytest.mark.parametrize("kind", EVERY_KIND, ids=lambda kind: kind.name)
def test_damage_is_named_and_mended_as_well_as_ever_and_nothing_made_worse(
    kind: Kind, tmp_path: Path
) -> None:
    figures, floor = at_floor(kind, tmp_path), floors()[kind.name]

    assert figures.rosters
    now = {name: round(figures.percent(name), 1) for name in floor}
    assert all(now[name] >= least for name, least in floor.items()), (now, floor)
    assert (figures.worse, figures.spoiled, dict(figures.false)) == (0, [], {})


def test_clean_rosters_raise_nothing(tmp_path: Path) -> None:
    figures = of_clean(1, 2, FLOOR_FORMS, tmp_path)

    assert figures.rosters == len(kinds_of_record()) + 1  # and a set of sheets
    assert (dict(figures.false), figures.spoiled) == ({}, [])


@pytest.mark.parametrize(("identifier", "classes"), SHAPES)
def test_clean_identifiers_and_classes_of_every_shape_raise_nothing(
    identifier: str, classes: str, tmp_path: Path
) -> None:
    assert len(IDENTIFIERS) >= len(CLASSES)
    assert _said_of_clean("infiniti/patrons", tmp_path, "utf-8", identifier, classes) == ({}, [])


def test_clean_workbook_with_numbers_and_dates_raises_nothing(tmp_path: Path) -> None:
    assert _said_of_clean("riipen/teams", tmp_path, "excel") == ({}, [])


def _said_of_clean(
    name: str, folder: Path, form: Form, identifier: str = "", classes: str = ""
) -> tuple[dict[str, int], list[str]]:
    ((profile, record_type),) = [pair for pair in kinds_of_record() if pair[1].id == name]
    roster = clean(
        profile,
        record_type,
        Random(name),  # noqa: S311 - no secret
        size=FEW,
        whole=True,
        identifier=identifier,
        classes=classes,
    )
    verdict = judge(roster, write(roster, folder, form), (), frozenset())
    return dict(verdict.false), verdict.spoiled


def test_what_is_said_and_done_of_each_place_is_measured(tmp_path: Path) -> None:
    sound = _clean_patrons()
    at = sound.fields.index("enabled")
    sound = sound.with_cells({(row, at): "YN"[row % 2] for row in range(FEW)})
    roster = sound.with_cells({(0, at): " Y", (1, at): "FALSCH", (2, at): "N", (3, at): " Y"})
    spots = (Spot(0, at, "Y"), Spot(1, at, "N"), Spot(2, at, "Y"), Spot(3, at, "N"))

    found = judge(roster, write(roster, tmp_path, "utf-8"), spots, frozenset({"whitespace"}))

    assert (found.named, found.caught, found.silent) == (
        2,
        1,
        1,
    )  # two blanks, a foreign word, nothing
    assert found.caught_by == {"type": 1}
    assert (found.mended, found.asked) == (2, 1)  # the first surely, the second by its meaning
    assert found.worse == 1  # the last was a No
    assert (found.false, found.spoiled) == ({}, [])


def test_false_alarms_and_spoiled_cells_are_seen(tmp_path: Path) -> None:
    sound = _clean_patrons()
    at = sound.fields.index("enabled")
    sound = sound.with_cells({(row, at): "YN"[row % 2] for row in range(FEW)})
    roster = sound.with_cells({(0, at): "FALSCH", (4, at): " Y"})
    file = write(roster, tmp_path, "utf-8")

    found = judge(sound, file, (Spot(0, at, None, untouchable=True),), frozenset({"type"}))

    assert found.false == {"whitespace enabled": 1}
    assert found.worse == 1  # the foreign word's meaning is offered
    truth = sound.with_cells({(4, at): "N"})
    spoiled = judge(truth, file, (Spot(0, at, None),), frozenset()).spoiled
    assert spoiled == ["fix-blanks: ' Y' -> 'Y'", "safe fixes: ' Y' -> 'Y'"]


def _clean_patrons() -> Roster:
    ((profile, record_type),) = [p for p in kinds_of_record() if p[1].id == "infiniti/patrons"]
    return clean(profile, record_type, Random(7), size=FEW, whole=True, classes="7A")  # noqa: S311 - no secret


def test_worst_kinds_stand_first_and_false_alarms_are_told() -> None:
    good, bad, sound = Figures("good"), Figures("bad"), Figures("clean")
    good.add(Verdict(spots=2, named=2, mended=1))
    bad.add(Verdict(spots=2, silent=2, false=Counter({"pattern id": 3}), spoiled=["fix: a -> b"]))
    sound.add(Verdict(false=Counter({"enum gender": 1})))

    lines = list(table([good, bad]))
    told = "\n".join(totals([good, bad], sound))

    assert [line.split()[0] for line in lines[1:]] == ["bad", "SPOILED", "good"]
    assert "3 pattern id" in lines[1]
    assert "precision 0.3333, recall 0.500, silent 0.500" in told
    assert "FALSE 1 enum gender" in told
    assert "spoiled 1 sound cells" in told
