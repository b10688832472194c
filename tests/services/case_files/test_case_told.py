"""Whoever saves a case has seen everything that is in it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import msgspec

from rosterwizard.core.casefile.case_file import Case
from rosterwizard.core.casefile.manifest import (
    AnswerFacts,
    CheckFact,
    EditFacts,
    FileFacts,
    MadeWith,
    Manifest,
    MendFacts,
    ProfileFacts,
    SheetFacts,
)
from rosterwizard.core.lookalike.values_again import ColumnInUse
from rosterwizard.core.messages.words import sentence
from rosterwizard.services.case_files import case_told
from rosterwizard.services.case_files.case_making import MadeCase
from rosterwizard.services.case_files.case_opening import opened_case
from rosterwizard.services.case_files.case_told import preview_of, proof_told, whole_proof
from tests.helpers.case_zips import small_case

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pytest

FULL = Manifest(
    mode="MODE",
    files=(
        FileFacts(
            name="FILE",
            kind="KIND",
            size=4711,
            encoding="ENCODING",
            delimiter="D",
            byte_order_mark=True,
            line_ends={"crlf": 12, "lf": 0},
        ),
    ),
    sheets=(
        SheetFacts(
            record_type="TYPE",
            rows=5001,
            columns=5002,
            heading_row=5003,
            stacked=5004,
            matched={"A": "FIELD", "B": ""},
            made={"MADE": ("B", "C")},
            alike=("ALIKE",),
            left_out=("LEFT",),
        ),
    ),
    profile=ProfileFacts(name="PROFILE", version="VERSION", own=("OWN.toml",)),
    edits=(
        EditFacts(
            record_type="EDITED",
            code="EDIT",
            changed=6001,
            columns=("X", "Y"),
            headings=6002,
            rows=6003,
            is_undone=True,
        ),
    ),
    recipe=(MendFacts(fix="MEND", field="MENDED", record_type="RECIPE"),),
    made_with=MadeWith(
        program="PROGRAM",
        commit="COMMIT",
        python="PYTHON",
        platform="PLATFORM",
        libraries={"LIBRARY": "NEWEST"},
        language="LANGUAGE",
    ),
    answer=(
        AnswerFacts(
            record_type="ANSWERED",
            counts={"refused": 7001},
            said=(("SAID", 7002),),
            trouble="TROUBLE",
            mode="SENT",
            is_practice=True,
        ),
        AnswerFacts(record_type="SILENT"),
    ),
    log=("LOG",),
    self_check=(CheckFact(group="GROUP", state="wrong", code="CHECK"),) * 2,
    parts_left_out=("log",),
)


def made(manifest: Manifest = FULL, **more: object) -> MadeCase:
    """Return a case of that manifest; what is opened is a small one."""
    small = small_case()
    case = Case(manifest, small.expected, {}, small.state)
    return MadeCase(case, b"", opened_case(small), **more)  # type: ignore[arg-type] # as it is given


def told(value: object) -> Iterator[str]:
    """Give every text and number of the manifest, as it is shown."""
    match value:
        case bool():
            return
        case str():
            yield value
        case int():
            yield f"{value:,}"
        case dict():
            for key, each in value.items():
                if each:
                    yield from (*told(key), *told(each))
        case list() | tuple():
            for each in value:
                yield from told(each)


def test_everything_that_the_manifest_says_is_shown() -> None:
    parts = preview_of(made())
    shown = " ".join(
        (
            *(part.says for part in parts),
            *(cell for part in parts for row in part.rows for cell in row),
        )
    )
    tree = msgspec.to_builtins(FULL)
    # What it is as a file, and what each part is in words of its own.
    words = {"look-alike", "1", "log", "5,004", "5,003"}
    names = {key for each in (tree, *tree["files"], *tree["sheets"]) for key in each}
    names |= {key for part in ("edits", "recipe", "answer", "selfCheck") for key in tree[part][0]}
    names |= {*tree["madeWith"], *tree["profile"]}
    missing = {text for text in told(tree) if text not in shown} - words - names
    assert missing == set()


def test_every_part_has_a_title_and_says_what_it_is() -> None:
    parts = preview_of(made())
    assert [part.name for part in parts] == [
        *("files", "sheets", "profile", "edits", "recipe", "answer", "machine", "log"),
        *("self-check", "left-out", "problems", "table", "texts", "differences", "proof"),
    ]
    assert all(part.title and part.says for part in parts)
    assert all(len(row) == len(part.columns) for part in parts for row in part.rows)


def test_an_empty_part_says_so() -> None:
    empty = Manifest(profile=ProfileFacts(name="infiniti"))
    assert all(part.says for part in preview_of(made(empty)))


def test_the_same_findings_stand_there_once() -> None:
    part = next(each for each in preview_of(made()) if each.name == "self-check")
    assert list(part.rows) == [("GROUP", "wrong", "CHECK", "2")]


def test_of_a_real_file_no_row_is_shown() -> None:
    real = msgspec.structs.replace(FULL, holds="real")
    parts = preview_of(made(real))
    assert "table" not in [part.name for part in parts]
    assert "passphrase" in parts[0].says


def test_the_first_rows_are_shown_and_the_others_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(case_told, "_ROWS_SHOWN", 1)
    part = next(each for each in preview_of(made()) if each.name == "table")
    assert (part.rows, part.more) == ((("0001", "Lee"),), 1)


def test_a_profile_of_ones_own_is_shown_as_it_stands() -> None:
    plain = made()
    own = replace(plain, case=replace(plain.case, profiles={"profile-1.toml": b"name = 1\n# Anna"}))
    part = next(each for each in preview_of(own) if each.name == "profile-text")
    assert list(part.rows) == [("name = 1",), ("# Anna",)]


def test_every_text_beside_the_files_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    def texts() -> case_told.PreviewPart:
        return next(each for each in preview_of(made()) if each.name == "texts")

    assert list(texts().rows) == [("list.csv",)]
    monkeypatch.setattr(case_told, "_TEXTS_SHOWN", 0)
    assert (list(texts().rows), texts().more) == ([], 1)


def test_the_proof_says_what_is_kept_and_found() -> None:
    said = list(proof_told(made()))
    assert said[0] == "1 of 1 problem kept."
    assert any(line.startswith("2 problems are there") for line in said)
    assert said.count("Nothing of the real file was found.") == 1
    assert any(
        "Answer of the server, Log" in line for line in proof_told(made(found=("answer", "log")))
    )
    assert "odd" in list(proof_told(made(told=("odd",))))


def test_only_the_whole_proof_says_what_was_searched_for() -> None:
    searched = sentence("case-searched-for")
    assert searched not in list(proof_told(made()))
    for each in (made(), made(found=("log",))):
        assert list(whole_proof(each)) == [*proof_told(each), searched]
        assert preview_of(each)[-1].says.splitlines() == list(whole_proof(each))
    real = made(msgspec.structs.replace(FULL, holds="real"))
    assert list(whole_proof(real)) == list(proof_told(real))


def test_columns_of_which_the_values_are_in_use_are_told() -> None:
    in_use = [ColumnInUse("club/people", "PIN", count) for count in (1, 9000)]
    *_, but, one, several = proof_told(made(in_use=in_use))
    assert but.startswith("Nothing of the real file was found but what is named next.")
    assert one.startswith("One value of the column “PIN” (club/people) ")
    assert several.startswith("9,000 values of the column “PIN” (club/people) ")
