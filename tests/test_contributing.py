"""The pages for developers name nothing that is not there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGES = sorted((ROOT / ".github").glob("*.md"))
PLACE = re.compile(r"`((?:rosterwizard|resources|tests|packaging)/[\w./]*)`")


def named() -> set[tuple[str, str]]:
    """Return each place that a page names, with the page."""
    return {
        (page.name, place) for page in PAGES for place in PLACE.findall(page.read_text("utf-8"))
    }


def test_pages_name_places() -> None:
    assert len(named()) > 30


@pytest.mark.parametrize(
    ("page", "place"), sorted(each for each in named() if "NAME" not in each[1])
)
def test_every_place_is_there(page: str, place: str) -> None:
    assert (ROOT / place).exists()


def test_every_verb_is_one_of_dev_py() -> None:
    import dev

    text = "".join(page.read_text("utf-8") for page in PAGES)
    assert set(re.findall(r"`dev\.py ([a-z]+)", text)) <= set(dev.VERBS)
