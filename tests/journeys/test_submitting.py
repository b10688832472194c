"""From a sheet to an outcome for every row, on a machine where nothing was ever set up."""

from __future__ import annotations

import csv
import zipfile
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from tests.helpers.command_line import called, ran
from tests.helpers.filled_templates import PROFILES, exact_file, fill_in, good_rows
from tests.helpers.patrons import patron, write_patrons, write_rows

if TYPE_CHECKING:
    from pathlib import Path

    from rosterwizard.core.profiles.language import RecordType

BY_HAND = [each for name in ("riipen", "traverse") for each in PROFILES[name].record_types]


def test_1000_patrons_of_which_37_are_refused(tmp_path: Path) -> None:
    file, refused = write_patrons(tmp_path / "patrons.csv", 1000), tmp_path / "refused.csv"
    options = ("--server", "practice:partly-good", "--format", "json", "--refused", refused)
    found = ran("submit", file, *options)
    assert found.status == 1, found.err
    assert {state: n for state, n in found.json["counts"].items() if n} == {
        "created": 963,
        "refused": 37,
    }
    outcomes = {each["row"]: each for each in found.json["outcomes"]}
    assert list(outcomes) == list(range(2, 1002))
    # Every 27th patron is refused; below the headings that is row 28, 55, …
    wanted = [row for row in range(2, 1002) if (row - 1) % 27 == 0]
    assert [row for row in outcomes if outcomes[row]["outcome"] == "refused"] == wanted
    assert all(outcomes[row]["message"] for row in wanted)
    with refused.open(encoding="utf-8-sig", newline="") as saved:
        names = [row["username"] for row in csv.DictReader(saved)]
    assert names == [patron(row - 1)[0] for row in wanted]


def test_refused_rows_are_mended_and_sent_again(tmp_path: Path) -> None:
    held = write_rows(tmp_path / "held.csv", [(*patron(1), "P1")], _WITH_BARCODE)
    assert ran("submit", held, "--server", "practice").status == 0
    clashing = [(*patron(2), "P2"), (*patron(3), "P1")]
    first = ran(
        *("submit", write_rows(tmp_path / "new.csv", clashing, _WITH_BARCODE)),
        *("--server", "practice", "--refused", tmp_path / "refused.csv"),
    )
    assert first.status == 1
    assert "Field (libraryBarcode) belongs to another patron." in first.out
    text = (tmp_path / "refused.csv").read_text(encoding="utf-8-sig")
    (tmp_path / "mended.csv").write_text(text.replace(",P1,", ",P3,"), encoding="utf-8")
    again = ran("submit", tmp_path / "mended.csv", "--server", "practice")
    assert (again.status, again.out) == (0, "1 created\n"), again.err
    assert len(ran("history", "--json").json) == 3


_WITH_BARCODE = (
    *("username", "enabled", "staffmember", "emailaddress", "graduationyear"),
    "librarybarcode",
)


class TestHaiku:
    """A set of files that belong together."""

    @pytest.fixture
    def folder(self, tmp_path: Path) -> Path:
        folder = tmp_path / "set"
        folder.mkdir()
        for each in PROFILES["haiku"].record_types:
            headings = [field.name for field in each.fields]
            (folder / each.path).write_bytes(exact_file(each, headings, good_rows(each)))
        return folder

    def zipped(self, folder: Path) -> Path:
        path = folder.with_suffix(".zip")
        with zipfile.ZipFile(path, "w") as archive:
            for file in sorted(folder.iterdir()):
                archive.write(file, file.name)
        return path

    def workbook(self, folder: Path) -> Path:
        path = folder.with_suffix(".xlsx")
        ran("template", "haiku", "-o", path, "--all-columns", "--no-samples")
        fill_in(path, PROFILES["haiku"].record_types)
        return path

    @pytest.mark.parametrize("kind", ["folder", "files", "zip", "workbook"])
    def test_is_checked_exported_and_submitted(
        self, tmp_path: Path, folder: Path, kind: str
    ) -> None:
        given = {
            "folder": lambda: [folder],
            "files": lambda: sorted(folder.iterdir()),
            "zip": lambda: [self.zipped(folder)],
            "workbook": lambda: [self.workbook(folder)],
        }[kind]()
        checked = ran("check", *given, "--type", "haiku", "--format", "json")
        assert checked.status == 0, checked.out
        assert len(checked.json["sheets"]) == 6

        out = tmp_path / "out.zip"
        assert ran("export", *given, "--type", "haiku", "-o", out).status == 0
        with zipfile.ZipFile(out) as archive:
            found = {name: archive.read(name) for name in archive.namelist()}
        # A workbook was made for the mode that deletes nobody.
        mode = "update_" if kind == "workbook" else ""
        assert found == {f"{mode}{path.name}": path.read_bytes() for path in folder.iterdir()}

        whole = () if kind == "workbook" else ("--remaining", self.rows())
        sent = ran(
            *("submit", *given, "--type", "haiku", "--server", "practice", "--format", "json"),
            *whole,
        )
        assert sent.status == 0, sent.err
        rows = Counter(each["type"] for each in sent.json["outcomes"])
        assert rows == {each.id: len(good_rows(each)) for each in PROFILES["haiku"].record_types}
        assert sent.json["counts"]["delivered"] == sum(rows.values())

    @staticmethod
    def rows() -> str:
        """Return how many rows the set has in all."""
        return str(sum(len(good_rows(each)) for each in PROFILES["haiku"].record_types))

    def test_reference_to_nobody_is_found_across_the_files(self, folder: Path) -> None:
        rosters = folder / "roster.csv"
        rosters.write_bytes(rosters.read_bytes().replace(b"S-0002", b"S-9999"))
        found = ran("check", folder, "--type", "haiku", "--format", "json")
        (problem,) = [each for each in found.json["problems"] if each["code"] == "foreignKey"]
        assert problem["type"] == "haiku/rosters"
        assert (problem["row"], problem["value"]) == (3, "S-9999")


def test_echalk_goes_into_the_folder_that_is_watched(tmp_path: Path) -> None:
    echalk = PROFILES["echalk"].record_type("sync-users")
    file, watched = tmp_path / "users.csv", tmp_path / "watched"
    watched.mkdir()
    content = exact_file(echalk, [field.name for field in echalk.fields], good_rows(echalk))
    file.write_bytes(content)
    practised = ran("submit", file, "--type", echalk.id, "--server", "practice", "--format", "json")
    assert practised.status == 0, practised.err
    assert practised.json["counts"]["delivered"] == len(good_rows(echalk))

    added = ran("servers", "add", "Sync", "--system", "echalk", "--url", watched)
    assert added.status == 0, added.err
    sent = ran("submit", file, "--type", echalk.id, "--server", "Sync", "--yes")
    assert sent.status == 0, sent.err
    (delivered,) = watched.iterdir()
    assert delivered.read_bytes() == content


@pytest.mark.parametrize("record_type", BY_HAND, ids=lambda each: each.id)
@pytest.mark.parametrize("server", ["by-hand", "practice"])
def test_what_is_loaded_by_hand_comes_with_its_page_and_steps(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    record_type: RecordType,
    server: str,
) -> None:
    file, out = tmp_path / "roster.csv", tmp_path / "out"
    headings = [field.name for field in record_type.fields]
    file.write_bytes(exact_file(record_type, headings, good_rows(record_type)))
    out.mkdir()
    monkeypatch.chdir(out)
    arguments = ("submit", file, "--type", record_type.id, "--server", server)
    found = called(capsys, *arguments, "--format", "json")
    assert found.status == 0, found.err
    assert found.json["counts"]["delivered"] == len(good_rows(record_type))
    if server == "by-hand":
        (written,) = out.iterdir()
        assert written.read_bytes() == file.read_bytes()
        assert found.json["page"].startswith("https://")
        assert len(found.json["steps"]) > 1
        assert found.json["result"]
