"""Whatever the program keeps outlives a full disk, damage, a newer program and many writers."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

import pytest

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.services.private_files import SIDE_FILES
from tests.helpers.every_store import STORES, Store

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

AT_ONCE, EACH = 3, 3
DAMAGE = b"\xff no file of ours " * 500
# Each waits until all are there, so that they write at the same time.
WRITING = """
import sys
from tests.helpers.every_store import STORES
print("ready", flush=True)
sys.stdin.read()
for number in range(int(sys.argv[2])):
    for store in STORES.values():
        store.put(f"{sys.argv[1]}-{number}")
"""


def damaged(content: bytes, how: str) -> bytes:
    return {"other": DAMAGE, "cut": content[: len(content) // 2], "empty": b""}[how]


@pytest.fixture(params=STORES)
def store(request: pytest.FixtureRequest) -> Store:
    """Return each store in turn, with "one" in it."""
    store = STORES[request.param]
    store.put("one")
    return store


@contextmanager
def full_disk() -> Iterator[None]:
    """Let no file take a byte."""
    resource = pytest.importorskip("resource")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def said(act: Callable[[], object]) -> str:
    """Return the code of what is said; "" for nothing. Whatever else is raised is a fault."""
    try:
        act()
    except RosterError as error:
        return error.code
    except sqlite3.OperationalError:
        return "OperationalError"
    return ""


def found(store: Store, names: Collection[str] = ("one", "two", "three")) -> set[str]:
    return store.found(names)


def test_a_full_disk_is_said_and_costs_nothing_that_was_there(store: Store) -> None:
    with full_disk():
        code = said(lambda: store.put("two"))
    assert code == store.full
    assert found(store) == {"one"}
    assert list(store.file().parent.glob(".*.part")) == []
    store.put("three")
    assert found(store) == {"one", "three"}


@pytest.mark.parametrize("how", ["other", "cut", "empty"])
def test_a_damaged_file_is_said_once_and_makes_way(store: Store, how: str) -> None:
    file = store.file()
    for each in SIDE_FILES:
        file.with_name(file.name + each).unlink(missing_ok=True)
    content = damaged(file.read_bytes(), how)
    file.write_bytes(content)
    codes = [said(lambda: store.put("two")), *(said(lambda: found(store)) for _ in range(3))]
    if how == "other":
        assert {*codes} - {""} == {store.damaged} - {""}
    assert {*codes} <= {store.damaged, ""}
    assert len([code for code in codes if code]) <= 1
    store.put("three")
    assert "three" in found(store)
    if content and store.keeps_damaged:
        kept = [each.read_bytes() for each in file.parent.iterdir() if each.is_file()]
        assert content in kept


def test_the_file_of_a_newer_program_is_said_and_left_as_it_is(store: Store) -> None:
    store.newer(store.file())
    folder, newest = store.file().parent, store.file()
    before = newest.read_bytes()
    codes = {said(lambda: store.put("two")), said(lambda: found(store))} - {""}
    assert codes - {"OperationalError"} == {store.is_newer} - {""}
    assert newest.read_bytes() == before
    assert list(folder.glob("*.put-aside-*")) == []


def test_nothing_is_lost_where_many_write_at_once() -> None:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    with ExitStack() as stack:
        writers = [
            stack.enter_context(
                subprocess.Popen(
                    [sys.executable, "-c", WRITING, str(number), str(EACH)],
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    env=environment,
                )
            )
            for number in range(AT_ONCE)
        ]
        for each in writers:
            assert each.stdout
            assert each.stdout.readline().strip() == b"ready"
        for each in writers:
            assert each.stdin
            each.stdin.close()
    assert [each.returncode for each in writers] == [0] * AT_ONCE
    names = {f"{number}-{each}" for number in range(AT_ONCE) for each in range(EACH)}
    assert {name: found(store, names) for name, store in STORES.items()} == dict.fromkeys(
        STORES, names
    )
