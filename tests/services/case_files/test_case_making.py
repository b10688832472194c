"""A case that holds the real files is sealed, whole, and tells nothing of them in the open."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from rosterwizard.core.casefile.case_file import read_case
from rosterwizard.core.casefile.manifest import AnswerFacts
from rosterwizard.core.job.cell_edits import typed
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.profiles.loading import built_in_profiles
from rosterwizard.services import own_profiles
from rosterwizard.services.case_files.case_making import (
    PARTS,
    CaseRequest,
    made_real_case,
)
from rosterwizard.services.case_files.case_opening import opened_case
from rosterwizard.services.opening import open_job
from rosterwizard.services.own_profiles import available_profiles, own_profiles_folder
from rosterwizard.services.submitting.submission import Submitted
from tests.helpers.case_zips import parts_of
from tests.helpers.outcomes import as_outcomes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rosterwizard.core.profiles.language import Profile

PASSPHRASE = "correct horse " * 2
PERSONAL = ("Annabel", "Leeson", "0001", "annabel@", "Kennung", "pupils of annabel")
LIST = """username,givenname,surname,emailaddress,Kennung
0001,Annabel,Leeson,annabel@,x1
0001,Bo,Orr,bo@x.example,x2
"""
QUICK = frozenset(PARTS)


@pytest.fixture(autouse=True)
def own_profiles_anew() -> Iterator[None]:
    """Look for the person's own profiles anew, which are others in each test."""
    own_profiles._available_profiles.cache_clear()  # noqa: SLF001 - each test has its own folder
    yield
    own_profiles._available_profiles.cache_clear()  # noqa: SLF001 - as above


def request_of(folder: Path, profiles: Sequence[Profile] = (), **more: object) -> CaseRequest:
    """Return a request about a file with two edits, one of them taken back."""
    path = folder / "pupils of annabel.csv"
    path.write_text(LIST)
    job = open_job([path], profiles or built_in_profiles(), "infiniti/patrons")
    for text in ("Annabel M", "Annabella"):
        edit = typed(job.sheets[0], 0, 1, text)
        assert edit is not None
        job = job.edited("patrons", edit)
    job = job.with_sheet(job.sheets[0].undone())
    given = {"without": QUICK, **more}
    return CaseRequest(job, [path], **given)  # type: ignore[arg-type] # as it is given


def test_all_of_it_is_there_again_for_whoever_has_the_passphrase(tmp_path: Path) -> None:
    request = request_of(tmp_path)

    made = made_real_case(request, PASSPHRASE)
    opened = opened_case(read_case(made.content).opened(PASSPHRASE))

    assert made.opened.is_reproduced
    assert opened.is_reproduced
    (sheet,), (own,) = opened.job.sheets, request.job.sheets
    assert sheet.frame.equals(own.frame)
    assert sheet.matching == own.matching
    assert (len(sheet.edits.done), len(sheet.edits.undone)) == (1, 1)
    assert sheet.sheet.origin.file.name == "pupils of annabel.csv"
    assert made.case.manifest.proof is not None
    assert made.case.manifest.proof.kept == made.case.manifest.proof.problems > 0


def test_nothing_personal_stands_in_the_open(tmp_path: Path) -> None:
    words = as_outcomes((0, "refused", "Annabel Leeson is not known"), (1, "created", ""))
    request = request_of(tmp_path, submitted=Submitted({"patrons": words}), without=())

    content = made_real_case(request, PASSPHRASE).content

    parts = parts_of(content)
    assert set(parts) == {"manifest.json", "problems.json", "real.sealed"}
    found = [
        text for part in (content, *parts.values()) for text in PERSONAL if text.encode() in part
    ]
    assert found == []
    answer = read_case(content).case.manifest.answer
    assert answer == (
        AnswerFacts(record_type="infiniti/patrons", counts={"created": 1, "refused": 1}),
    )


def test_facts_are_told_without_values(tmp_path: Path) -> None:
    manifest = made_real_case(request_of(tmp_path), PASSPHRASE).case.manifest

    (file,), (sheet,) = manifest.files, manifest.sheets
    assert (file.kind, file.size, file.name) == ("text", len(LIST), "")
    assert (sheet.rows, sheet.columns) == (2, 5)
    assert sheet.matched == {
        "A": "username",
        "B": "givenname",
        "C": "surname",
        "D": "emailaddress",
        "E": sheet.matched["E"],
    }
    assert [(each.code, each.changed, each.is_undone) for each in manifest.edits] == [
        ("edit-typed", 1, False),
        ("edit-typed", 1, True),
    ]
    assert manifest.edits[0].columns == ("B",)
    assert manifest.parts_left_out == PARTS
    assert (manifest.log, manifest.self_check, manifest.answer) == ((), (), ())


def test_parts_are_there_unless_they_are_left_out(tmp_path: Path) -> None:
    manifest = made_real_case(request_of(tmp_path, without=()), PASSPHRASE).case.manifest
    assert manifest.parts_left_out == ()
    assert {each.group for each in manifest.self_check} >= {"files", "systems", "reading"}
    assert "passwords" not in {each.group for each in manifest.self_check}


def test_a_profile_of_ones_own_comes_along(tmp_path: Path) -> None:
    own_profiles_folder().mkdir()
    (own_profiles_folder() / "annabel.toml").write_text(
        'name = "infiniti"\nversion = "7"\n[roster]\nextends = "infiniti"\n'
    )
    request = request_of(tmp_path, available_profiles())
    assert request.job.profile.version == "7"

    made = made_real_case(request, PASSPHRASE)
    (own_profiles_folder() / "annabel.toml").unlink()
    opened = opened_case(read_case(made.content).opened(PASSPHRASE))

    assert made.case.manifest.profile.own == ("profile-1.toml",)
    assert opened.job.profile.version == "7"
    assert opened.is_reproduced
    assert b"annabel.toml" not in made.content


def test_of_a_folder_each_file_is_told(tmp_path: Path) -> None:
    request = request_of(tmp_path)
    folder = replace(request, paths=[tmp_path])
    manifest = made_real_case(folder, PASSPHRASE).case.manifest
    assert [(each.kind, each.encoding) for each in manifest.files] == [("text", "utf-8")]


def test_what_was_piped_in_is_gone(tmp_path: Path) -> None:
    request = CaseRequest(request_of(tmp_path).job, [Path("-")])
    with pytest.raises(RosterError, match="piped"):
        made_real_case(request, PASSPHRASE)
