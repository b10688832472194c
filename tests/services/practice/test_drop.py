"""What lies in the practice server's folders is taken in when it is finished."""

from __future__ import annotations

import threading
import zipfile
from typing import TYPE_CHECKING

import pytest

from rosterwizard.services.practice import drop as module
from rosterwizard.services.practice.drop import Drop, DropWatch
from rosterwizard.services.practice.store import Store
from tests.helpers.windows import HeldError
from tests.helpers.workbook_files import zip_file

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store(tmp_path / "practice.sqlite")
    yield opened
    opened.close()


@pytest.fixture
def drop(store: Store, tmp_path: Path) -> Drop:
    return Drop(tmp_path / "in", store)


def test_a_file_is_taken_in_as_its_folders_system(drop: Drop, store: Store) -> None:
    folder = drop.folder_of("echalk")
    (folder / "users.csv").write_bytes(b"custom_id\r\nST-1\r\n")
    drop.take_in()
    assert store.rows("echalk", "users.csv", 10) == [{"custom_id": "ST-1"}]
    assert [path.name for path in folder.iterdir()] == ["taken"]
    assert (folder / "taken" / "users.csv").read_bytes() == b"custom_id\r\nST-1\r\n"


def test_a_file_in_the_folder_of_all_is_taken_in_too(drop: Drop, store: Store) -> None:
    (drop.folder_of("") / "Users.CSV").write_bytes(b"id\r\n1\r\n")
    drop.take_in()
    drop.take_in()
    assert store.kinds() == [("", "Users.CSV", 1)]


def test_what_is_unfinished_or_of_another_kind_is_left(
    drop: Drop, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "LARGEST_FILE", 10)
    folder = drop.folder_of("echalk")
    (folder / ".users.csv.abcd.part").write_text("id")
    (folder / ".users.csv").write_text("id")
    (folder / "notes.txt").write_text("id")
    (folder / "folder.csv").mkdir()
    (folder / "large.csv").write_text("id,name\n1,2\n")
    (folder / "target").write_text("id\n1")
    (folder / "link.csv").symlink_to(folder / "target")
    drop.take_in()
    assert store.kinds() == []


def test_a_file_that_cannot_be_read_is_shown_as_refused(drop: Drop, store: Store) -> None:
    (drop.folder_of("haiku") / "set.zip").write_bytes(b"PK no zip")
    drop.take_in()
    assert store.rows("haiku", "set.zip", 1) == [{"refused": "no zip that can be read"}]


FULL = ("users.csv", "classes.csv", "roster.csv")


def zip_of(*names: str) -> bytes:
    return zip_file(dict.fromkeys(names, "import_id\n1\n"))


def taken_as_haiku(drop: Drop, store: Store, *names: str) -> list[tuple[str, int]]:
    """Return what is kept of a zip with files of these names, each with one row."""
    (drop.folder_of("haiku") / "set.zip").write_bytes(zip_of(*names))
    drop.take_in()
    return [(kind, count) for _, kind, count in store.kinds()]


@pytest.mark.parametrize(
    "names",
    [
        FULL,
        (*FULL, "organizations.csv"),
        ("update_users.csv",),
        ("update_roster.csv", "update_parent_child.csv"),
    ],
)
def test_haiku_takes_a_set_under_its_right_names(
    drop: Drop, store: Store, names: tuple[str, ...]
) -> None:
    kinds = sorted((name.removeprefix("update_"), 1) for name in names)
    assert taken_as_haiku(drop, store, *names) == kinds


@pytest.mark.parametrize(
    "names", [("update_users.csv", "delete_users.csv"), ("delete_roster.csv",)]
)
def test_haiku_takes_lists_of_deletions(drop: Drop, store: Store, names: tuple[str, ...]) -> None:
    assert taken_as_haiku(drop, store, *names) == []


def test_some_records_are_laid_on_those_that_are_there_and_others_are_taken_out(
    drop: Drop, store: Store
) -> None:
    def logins() -> list[tuple[str, str]]:
        found = store.rows("haiku", "users.csv", 9)
        return [(each["import_id"], each["login"]) for each in found]

    def take(name: str, *rows: str) -> None:
        (drop.folder_of("haiku") / name).write_text("\n".join(["import_id,login", *rows]))
        drop.take_in()

    take("update_users.csv", "1,a", "2,b")
    take("update_users.csv", "3,c", "1,z")
    assert logins() == [("1", "z"), ("2", "b"), ("3", "c")]
    take("delete_users.csv", "2,", "9,")
    assert logins() == [("1", "z"), ("3", "c")]
    taken_as_haiku(drop, store, *FULL)
    assert len(store.rows("haiku", "users.csv", 9)) == 1


@pytest.mark.parametrize(
    ("names", "why"),
    [
        (("users.csv", "classes.csv", "rosters.csv"), "there is no file rosters.csv in an import"),
        (("users.csv", "Classes.csv", "roster.csv"), "there is no file Classes.csv in an import"),
        (("update_rosters.csv",), "there is no file update_rosters.csv in an import"),
        (("users.csv", "classes.csv"), "the file roster.csv is missing"),
        (("organizations.csv",), "the file users.csv is missing"),
        ((*FULL, "update_users.csv"), "the files are for different imports"),
        ((*FULL, "delete_users.csv"), "the files are for different imports"),
    ],
)
def test_haiku_refuses_a_set_whose_names_are_wrong(
    drop: Drop, store: Store, names: tuple[str, ...], why: str
) -> None:
    assert taken_as_haiku(drop, store, *names) == [("set.zip", 1)]
    assert store.rows("haiku", "set.zip", 9) == [{"refused": f"Validation failed: {why}"}]


def test_a_set_that_is_taken_leaves_nothing_of_one_that_was_refused(
    drop: Drop, store: Store
) -> None:
    taken_as_haiku(drop, store, "users.csv")
    assert taken_as_haiku(drop, store, *FULL) == sorted((name, 1) for name in FULL)
    assert taken_as_haiku(drop, store, "rosters.csv") == sorted(
        (name, 1) for name in (*FULL, "set.zip")
    )


def test_no_password_stays_in_what_was_taken_in(drop: Drop, store: Store) -> None:
    rows = "import_id,Password,email\r\n1,Maple-71-kite,a@b.example\r\n2,,c@d.example\r\n"
    folder = drop.folder_of("haiku")
    (folder / "set.zip").write_bytes(zip_file({"update_users.csv": rows}))
    (folder / "update_users.csv").write_text(rows, newline="")
    drop.take_in()
    covered = rows.replace("Maple-71-kite", "(set)")
    assert (folder / "taken" / "update_users.csv").read_bytes() == covered.encode()
    with zipfile.ZipFile(folder / "taken" / "set.zip") as kept:
        assert kept.read("update_users.csv") == covered.encode()
    assert [row["password"] for row in store.rows("haiku", "users.csv", 9)] == ["(set)", ""]


def test_of_what_cannot_be_read_nothing_is_kept(drop: Drop) -> None:
    folder = drop.folder_of("haiku")
    (folder / "users.csv").write_bytes(b"password\r\nMaple\xff\r\n")
    drop.take_in()
    assert list(folder.iterdir()) == []


def test_the_watch_takes_files_in_while_it_runs_and_when_it_ends(
    drop: Drop, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "LOOK_EACH_S", 0.01)
    looked = threading.Event()
    take_in = drop.take_in

    def taking() -> None:
        take_in()
        looked.set()

    monkeypatch.setattr(drop, "take_in", taking)
    with DropWatch(drop):
        (drop.folder_of("echalk") / "a.csv").write_bytes(b"id\r\n1\r\n")
        looked.clear()
        assert looked.wait(20)
        assert ("echalk", "a.csv", 1) in store.kinds()
        monkeypatch.setattr(module, "LOOK_EACH_S", 30)
    (drop.folder_of("echalk") / "b.csv").write_bytes(b"id\r\n1\r\n")
    with DropWatch(drop):
        pass
    assert ("echalk", "b.csv", 1) in store.kinds()


@pytest.mark.parametrize("system", ["../beside", "CON", "a:b"])
def test_folder_of_an_oddly_named_system_is_a_plain_one(
    drop: Drop, tmp_path: Path, system: str
) -> None:
    folder = drop.folder_of(system)
    assert folder.parent == tmp_path / "in"
    assert folder.name not in {system, ".."}


def test_a_file_that_another_program_holds_is_taken_in_the_next_time(
    drop: Drop, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    (drop.folder_of("echalk") / "a.csv").write_bytes(b"id\r\n1\r\n")

    def refuse(*_: object) -> None:
        raise HeldError

    with monkeypatch.context() as patch:
        patch.setattr("pathlib.Path.read_bytes", refuse)
        drop.take_in()
        assert store.kinds() == []
    drop.take_in()
    assert store.kinds() == [("echalk", "a.csv", 1)]


def test_a_file_that_goes_while_it_is_looked_at_does_no_harm(tmp_path: Path) -> None:
    assert module._size(tmp_path / "gone.csv") == 0  # noqa: SLF001 - a moment that no test can hit


@pytest.mark.parametrize("heading", ["password", "Student password", "Kennwort"])
def test_no_column_of_passwords_is_kept_whatever_its_heading(heading: str, tmp_path: Path) -> None:
    store = Store(tmp_path / "practice.sqlite")
    drop = Drop(tmp_path / "in", store)
    (drop.folder_of("x") / "a.csv").write_text(f"id,{heading}\n1,Maple-71\n2,\n", "utf-8")
    drop.take_in()
    store.close()
    kept = [file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()]
    assert any(b"(set)" in each for each in kept)
    assert not any(b"Maple-71" in each for each in kept)
