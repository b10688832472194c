"""Every file that the program keeps for itself, and how something is put there and found again."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rosterwizard.core.matching.matching import Match, Matching
from rosterwizard.services.folders import data_folder
from rosterwizard.services.history import Entry, entries, history_file, remember
from rosterwizard.services.journal import journal_of, journals, steps_in
from rosterwizard.services.journal_parts import parts_of
from rosterwizard.services.journal_writing import Journal
from rosterwizard.services.kept_entries import kept_list, new_entry
from rosterwizard.services.kept_servers import add_server
from rosterwizard.services.kept_work import VERSION, KeptWork
from rosterwizard.services.practice.store import Store as PracticeStore
from rosterwizard.services.practice_server import DATABASE, practice_folder
from rosterwizard.services.register_store import opened_register, register_file, write_register
from rosterwizard.services.remembered_matchings import is_known
from rosterwizard.services.remembered_matchings import remember as remember_matching
from rosterwizard.services.servers.server import Server
from rosterwizard.services.settings import change_settings, load_settings, settings_file
from rosterwizard.services.work_journal import WorkJournal
from tests.helpers.sent_before import sending

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from pathlib import Path


@dataclass(frozen=True)
class Store:
    """One kind of file. Names are letters, digits and dashes.

    file: the one with what `put("one")` kept. found: which of these names are there.
    newer: makes it the file of a newer program. full, damaged, is_newer: the code of what is said
    then; "" where the work goes on without a word. keeps_damaged: nothing of it is thrown away.
    """

    file: Callable[[], Path]
    put: Callable[[str], object]
    found: Callable[[Collection[str]], set[str]]
    newer: Callable[[Path], object]
    full: str
    damaged: str = ""
    is_newer: str = ""
    keeps_damaged: bool = True


def _put_server(name: str) -> None:
    server = Server(name=name, system="infiniti", url="https://a.example", protocol="infiniti")
    change_settings(lambda settings: add_server(settings, server))


def _put_matching(name: str) -> None:
    match = Match(column=0, heading=name, field="username", reason="chosen")
    remember_matching("demo/patrons", Matching((match,)))


def _put_entry(name: str) -> None:
    sent = {"when": "2026-01-01T00:00:00+00:00", "server": "L", "file": "a.csv", "digest": "d"}
    of = {"system": "infiniti", "record_type": "patrons"}
    remember([Entry(submission=name, rows=1, counts={}, **of, **sent)])


def _put_width(name: str) -> None:
    write_register(
        lambda database: database.execute("INSERT INTO widths VALUES (?, 'id', 1)", (name,))
    )


def _put_journal(name: str) -> None:
    with Journal(name) as journal:
        journal.write(sending(1, "d"))


def _put_work(name: str) -> None:
    journal, entry = WorkJournal(), new_entry()
    try:
        journal.keep(entry, KeptWork(server=name), (), None).result()
    finally:
        journal.let_go(entry).result()


def _put_practice(name: str) -> None:
    with closing(PracticeStore(practice_folder() / DATABASE)) as store:
        store.replace("haiku", name, [{"login": "a"}])


def _found_width(_names: Collection[str]) -> set[str]:
    with opened_register() as database:
        return {name for (name,) in database.execute("SELECT record_type FROM widths")}


def _found_work(_names: Collection[str]) -> set[str]:
    kept = kept_list()
    if kept.troubles:
        raise kept.troubles[0]
    return {each.work.server for each in kept.entries}


def _found_practice(_names: Collection[str]) -> set[str]:
    with closing(PracticeStore(practice_folder() / DATABASE)) as store:
        return {kind for _, kind, _ in store.kinds()}


def _newer_json(file: Path) -> None:
    tree = json.loads(file.read_bytes())
    file.write_text(json.dumps({**tree, "version": tree["version"] + 1}), "utf-8")


def _newer_database(file: Path) -> None:
    with closing(sqlite3.connect(file)) as database:
        (version,) = database.execute("PRAGMA user_version").fetchone()
        database.execute(f"PRAGMA user_version = {version + 1}")
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _newer_work(file: Path) -> None:
    file.rename(file.with_name(file.name.replace(f"work-{VERSION}", f"work-{VERSION + 1}")))


STORES = {
    "settings and servers": Store(
        settings_file,
        _put_server,
        lambda _: {each.name for each in load_settings().servers},
        _newer_json,
        full="not-written",
        damaged="settings-put-aside",
        is_newer="settings-newer",
    ),
    "remembered matchings": Store(
        lambda: data_folder() / "matchings.json",
        _put_matching,
        lambda names: {each for each in names if is_known("demo/patrons", [each])},
        _newer_json,
        full="not-written",
        is_newer="matchings-newer",
    ),
    "history": Store(
        history_file,
        _put_entry,
        lambda _: {each.submission for each in entries()},
        _newer_database,
        full="history-unwritable",
        damaged="history-put-aside",
        is_newer="history-newer",
    ),
    "register": Store(
        register_file, _put_width, _found_width, _newer_database, full="", keeps_damaged=False
    ),
    "journals": Store(
        lambda: journal_of("one"),
        _put_journal,
        lambda _: {path.stem for path in journals() if parts_of(tuple(steps_in(path)))},
        lambda file: file.write_bytes(file.read_bytes() + b'{"step": "of later", "when": ""}\n'),
        full="journal-unwritable",
    ),
    "kept work": Store(
        lambda: next(data_folder().glob("work-*.records")),
        _put_work,
        _found_work,
        _newer_work,
        full="not-written",
        damaged="kept-work-put-aside",
        is_newer="kept-work-newer",
    ),
    "practice": Store(
        lambda: practice_folder() / DATABASE,
        _put_practice,
        _found_practice,
        _newer_database,
        full="OperationalError",  # the practice server answers it as the fault that it is
        is_newer="practice-newer",
    ),
}
