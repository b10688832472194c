"""Cases that were made here open elsewhere, and one that does not is told of."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

from tests.case_figures import Opening, figures, made_and_opened, opened_with

if TYPE_CHECKING:
    from pathlib import Path


def test_another_process_finds_the_same_problems(tmp_path: Path) -> None:
    opens = opened_with((sys.executable, "-m", "rosterwizard"))
    (opening,) = made_and_opened(1, tmp_path, opens)
    assert opening.status == 0
    assert opening.same == opening.expected > 0


def test_what_does_not_reproduce_is_named() -> None:
    openings = [Opening("a", 0, 3, 3), Opening("b", 1, 1, 2), Opening("c", None, says="No.")]
    assert [*figures(openings)] == [
        "1 of 3 cases reproduce; 4 of 5 problems are the same",
        "    b: 1 of 2. ",
        "    c: 0 of 0. No.",
    ]


def test_a_program_that_cannot_open_it_has_its_word(tmp_path: Path) -> None:
    said = "import sys; sys.exit('no such file')"
    opening = opened_with((sys.executable, "-c", said))(tmp_path / "a.rwcase")
    assert (opening.status, opening.says) == (1, "no such file")
    told = json.dumps({"same": 1, "expected": 2})
    opening = opened_with((sys.executable, "-c", f"print({told!r})"))(tmp_path / "a.rwcase")
    assert (opening.same, opening.expected) == (1, 2)
