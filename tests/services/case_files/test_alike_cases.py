"""A case of look-alikes shows support what the customer saw, and nobody's data."""

from __future__ import annotations

import zipfile
from collections import Counter
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING

import pytest

from rosterwizard.core.casefile.case_file import read_case
from rosterwizard.core.fixing.wishes import Wishes, with_wishes
from rosterwizard.core.job.cell_edits import typed
from rosterwizard.core.job.edits import Edit, HeadingEdit
from rosterwizard.core.job.sheet_edits import row_added, rows_set_aside
from rosterwizard.core.letters.plain_words import in_plain_form
from rosterwizard.core.letters.written_letters import without_escapes
from rosterwizard.core.matching.matching_edits import MatchingEdit
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.words import sentence
from rosterwizard.core.profiles.loading import built_in_profiles
from rosterwizard.core.reading.options import ReadingOptions
from rosterwizard.services.case_files import alike_cases
from rosterwizard.services.case_files.alike_cases import case_of_alikes, made_case
from rosterwizard.services.case_files.case_making import PARTS, CaseRequest, MadeCase, Part
from rosterwizard.services.case_files.case_opening import opened_case
from rosterwizard.services.case_files.case_told import preview_of, proof_told
from rosterwizard.services.look_alikes import look_alikes_of
from rosterwizard.services.opening import open_job
from rosterwizard.services.reading import STANDARD_INPUT
from rosterwizard.services.remembered_matchings import remember
from rosterwizard.services.submitting.submission import Submitted
from tests.helpers.damaged.every_kind import EVERY_KIND, damaged
from tests.helpers.damaged.files import FORMS, write
from tests.helpers.damaged.judging import opened
from tests.helpers.outcomes import as_outcomes
from tests.helpers.workbook_files import workbook

if TYPE_CHECKING:
    from pathlib import Path

    from rosterwizard.core.job.job import Job

KEY = bytes(range(32))
QUICK: tuple[Part, ...] = ("self-check",)
LIST = """username,givenname,surname,emailaddress,Kennung von Leopoldine
00123456,Annabelle,Leesonby,annabelle.leesonby@,blauwal
00123456,Bartholomew,Orringham,bart@x.example,pottwal
00123457,Cassandra,Penhaligon,cass@x.example,narwal
"""
PERSONAL = (
    *("Annabelle", "Leesonby", "Bartholomew", "Orringham", "Cassandra", "Penhaligon"),
    *("Leopoldine", "00123456", "blauwal", "pottwal", "narwal", "Wilhelmina"),
)


class Same:
    """Has every text stand for itself."""

    def __init__(self, _alikes: object) -> None:
        pass

    def of_cell(self, record_type: str, column: int, text: str) -> str:
        return text

    def of_field(self, record_type: str, field: str, text: str) -> str:
        return text


def job_of(folder: Path) -> tuple[Job, Path]:
    path = folder / "class of Wilhelmina.csv"
    path.write_text(LIST)
    return open_job([path], built_in_profiles(), "infiniti/patrons"), path


def with_edits(job: Job) -> Job:
    """Return the job with a cell changed, a row set aside, one added, and an edit taken back."""

    def one(text: str, row: int) -> None:
        nonlocal job
        edit = typed(job.sheets[0], row, 2, text)
        assert edit is not None
        job = job.edited("patrons", edit)

    one("Leesonby-Orringham", 0)
    aside, added = rows_set_aside(job.sheets[0], [2]), None
    assert aside is not None
    job = job.edited("patrons", aside)
    added = row_added(job.sheets[0], None)
    assert added is not None
    job = job.edited("patrons", added)
    one("Wilhelmina", 2)
    heading = HeadingEdit(4, "Kennung von Leopoldine", "Wilhelmina")
    matching = job.sheets[0].matching
    meant = MatchingEdit.between(matching, replace(matching, constants={"formclass": "Wilhelmina"}))
    job = job.edited("patrons", Edit(code="fix-heading", headings=(heading,), matching=meant))
    one("Cassandra", 1)
    return job.with_sheet(job.sheets[0].undone())


def bytes_of(made: MadeCase) -> bytes:
    """Return all bytes of a case, packed and unpacked, zips in it too."""

    def inside(content: bytes) -> bytes:
        if not zipfile.is_zipfile(BytesIO(content)):
            return content
        with zipfile.ZipFile(BytesIO(content)) as archive:
            parts = b"".join(inside(archive.read(name)) for name in archive.namelist())
            return content + "\n".join(archive.namelist()).encode() + parts

    return inside(made.content)


def told_in(content: bytes) -> list[str]:
    forms = ("utf-8", "utf-16-le", "utf-16-be", "cp1252")
    small = content.lower()
    return [text for text in PERSONAL if any(text.lower().encode(form) in small for form in forms)]


def test_a_job_is_seen_as_it_was_and_nobody_is_in_it(tmp_path: Path) -> None:
    job, path = job_of(tmp_path)
    job = with_edits(job)
    sent = Submitted({"patrons": as_outcomes((0, "refused", "Annabelle Leesonby is not valid"))})
    request = CaseRequest(job, [path], submitted=sent, without=QUICK)

    made = made_case(request)
    again = opened_case(read_case(made.content).opened(None))

    assert made.found == ()
    assert again.is_reproduced
    assert again.differences.same > 0
    (sheet,), (own,) = again.job.sheets, job.sheets
    assert sheet.frame.shape == own.frame.shape
    assert sheet.sheet.sheet_row.equals(own.sheet.sheet_row)
    assert [len(each.edits.done) for each in (sheet, own)] == [5, 5]
    assert [len(each.edits.undone) for each in (sheet, own)] == [1, 1]
    assert told_in(bytes_of(made)) == []
    shown = [cell for part in preview_of(made) for row in part.rows for cell in row]
    assert told_in("\n".join(shown).encode()) == []
    ((words, count),) = made.case.manifest.answer[0].said
    assert (words.split()[2:], count) == (["is", "not", "valid"], 1)
    assert sentence("case-nothing-found") in list(proof_told(made))


def test_what_is_said_of_headings_and_values_goes_along(tmp_path: Path) -> None:
    job, path = job_of(tmp_path)
    said = Wishes(
        {"Kennung von Leopoldine": "librarybarcode"}, {"formclass": "Wilhelmina"}, ("emailaddress",)
    )
    job = with_wishes(job, said)

    made = made_case(CaseRequest(job, [path], without=PARTS))

    (sheet,) = made.opened.job.sheets
    assert [each.field for each in sheet.matching.matches] == [
        each.field for each in job.sheets[0].matching.matches
    ]
    assert list(sheet.matching.constants) == ["formclass"]
    assert made.opened.is_reproduced
    assert told_in(bytes_of(made)) == []


def test_what_the_machine_remembered_goes_along(tmp_path: Path) -> None:
    job, path = job_of(tmp_path)
    remember("infiniti/patrons", job.sheets[0].matching.with_match(4, "librarybarcode"))
    job, path = job_of(tmp_path)
    assert job.sheets[0].matching.column_of("librarybarcode") == 4

    made = made_case(CaseRequest(job, [path], without=PARTS))

    assert made.opened.job.sheets[0].matching.column_of("librarybarcode") == 4
    assert made.opened.is_reproduced
    assert told_in(bytes_of(made)) == []


def test_sheets_of_a_workbook_are_chosen_by_their_new_names(tmp_path: Path) -> None:
    rows = [line.split(",") for line in LIST.splitlines()]
    path = tmp_path / "list.xlsx"
    path.write_bytes(workbook({"Notes": [["no table"]], "Class of Wilhelmina": rows}))
    options = ReadingOptions(sheet_name="Class of Wilhelmina")
    job = open_job([path], built_in_profiles(), "infiniti/patrons", options)

    made = made_case(CaseRequest(job, [path], options, without=PARTS))

    assert made.opened.is_reproduced
    assert told_in(bytes_of(made)) == []


def test_look_alikes_that_are_understood_otherwise_are_refused(tmp_path: Path) -> None:
    job, path = job_of(tmp_path)
    alikes = look_alikes_of(job, [path], key=KEY)
    narrow = replace(alikes, files={"list.csv": b"username\n1\n"})
    with pytest.raises(RosterError) as caught:
        case_of_alikes(CaseRequest(job, [path], without=PARTS), narrow)
    assert caught.value.code == "case-not-alike"


def test_what_was_piped_in_is_gone(tmp_path: Path) -> None:
    job, _ = job_of(tmp_path)
    with pytest.raises(RosterError) as caught:
        made_case(CaseRequest(job, [STANDARD_INPUT]))
    assert caught.value.code == "case-of-input"


def test_a_file_that_is_gone_by_now_is_named(tmp_path: Path) -> None:
    job, path = job_of(tmp_path)
    path.unlink()
    with pytest.raises(RosterError, match="class of Wilhelmina"):
        made_case(CaseRequest(job, [path]))


def test_originals_that_are_left_are_told_by_their_part(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    job, path = job_of(tmp_path)
    alikes = look_alikes_of(job, [path], key=KEY)
    monkeypatch.setattr(alike_cases, "answer_facts", lambda *_: ())
    request = CaseRequest(with_edits(job), [path], without=PARTS)

    monkeypatch.setattr(alike_cases, "_Texts", Same)
    made = case_of_alikes(request, replace(alikes, found_again=("annabelle",)))
    assert made.found == ("files", "edits")


@pytest.mark.parametrize("is_typed", [True, False])
def test_short_values_that_are_left_in_edits_or_for_all_rows_are_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, is_typed: bool
) -> None:
    path = tmp_path / "list.csv"
    path.write_text("username,middlename\nab,4711\ncd,4712\n")
    job = open_job([path], built_in_profiles(), "infiniti/patrons")
    sheet = job.sheets[0]
    if is_typed:
        edit = typed(sheet, 0, 1, "4712")
        assert edit is not None
        job = job.edited("patrons", edit)
    else:
        constants = {"givenname": "4712"}
        job = job.with_sheet(replace(sheet, matching=replace(sheet.matching, constants=constants)))
    alikes = look_alikes_of(job, [path], key=KEY)
    request = CaseRequest(job, [path], without=PARTS)
    assert case_of_alikes(request, alikes).found == ()
    monkeypatch.setattr(alike_cases, "_Texts", Same)
    assert case_of_alikes(request, alikes).found == ("edits",)


def test_texts_whose_shape_gives_them_away_are_told(tmp_path: Path) -> None:
    job, path = job_of(tmp_path)
    alikes = look_alikes_of(job, [path], key=KEY)
    told = {"kept-words": 2, "no such words": 1}
    made = case_of_alikes(CaseRequest(job, [path], without=PARTS), replace(alikes, told=told))
    assert len(made.told) == 1
    assert made.told[0].startswith("2 ")
    assert made.told[0] in proof_told(made)


def test_files_with_every_kind_of_damage_are_seen_as_they_are(tmp_path: Path) -> None:
    """Each kind of system is among them; how well look-alikes do is measured with these."""
    systems: Counter[str] = Counter()
    for at, kind in enumerate(EVERY_KIND[::8]):
        for (roster, _), _ in damaged(kind, 1, seed=at):
            if roster.profile.name == "clubhouse":  # it is no built-in one
                continue
            path = write(roster, tmp_path, FORMS[at % len(FORMS)])
            job = opened(path, roster)
            alikes = look_alikes_of(job, [path], key=KEY)
            made = case_of_alikes(CaseRequest(job, [path], without=PARTS), alikes)
            again = opened_case(read_case(made.content).opened(None))
            # What the look-alike keeps, the case keeps: all of it, wherever that can be.
            assert again.is_reproduced == (not alikes.lost), kind.name
            assert bool(made.found) == bool(alikes.found_again), kind.name
            systems[roster.profile.name] += 1
    assert {"infiniti", "traverse", "echalk", "riipen", "haiku"} <= {*systems}


ESCAPED = (
    ("&#74;&#111;&#104;&#110;&#110;&#121;", "Johnny"),
    ("%E7%8E%8B%E5%B0%8F%E6%98%8E", "王小明"),
    ("https://x.example/?n=%E7%8E%8B%E5%B0%8F%E6%98%8E", "王小明"),
    (r"[\u738b\u5c0f\u660e]", "王小明"),
    ("𝐉𝐨𝐡𝐧𝐧𝐲", "johnny"),  # noqa: RUF001
    ("Ⓙⓞⓗⓝⓝⓨ", "johnny"),
    ("②⓪④①⑦⑧", "②⓪④①⑦⑧"),
    ("தமிழன்", "தமிழன்"),
)


@pytest.mark.parametrize(("text", "meant"), ESCAPED)
def test_no_name_stays_for_it_is_written_by_other_signs(
    tmp_path: Path, text: str, meant: str
) -> None:
    path = tmp_path / "roster.csv"
    path.write_text(f"username,givenname,surname,Notes\n00123456,Anna,Orringham,{text}\n")
    job = open_job([path], built_in_profiles(), "infiniti/patrons")
    made = made_case(CaseRequest(job, [path], without=QUICK))
    assert made.case.state is not None
    (content,) = made.case.state.files.values()
    left = content.decode()
    assert text not in left
    assert meant not in in_plain_form(without_escapes(left))
    assert not made.found
    assert not made.told
