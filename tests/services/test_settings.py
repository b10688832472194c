"""Settings survive, and a file that cannot be understood is said and kept."""

from __future__ import annotations

import sys
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.showing.table_look import TableLook
from rosterwizard.services.servers.server import Server
from rosterwizard.services.settings import (
    Settings,
    change_settings,
    load_settings,
    remembering_files,
    settings_file,
    with_recent,
    with_recent_files,
    with_table,
    without_recent,
)
from tests.helpers.kept_settings import save_settings

SERVER = Server(name="Library", system="infiniti", url="https://a.example", protocol="infiniti")


def test_without_a_file_the_settings_are_fresh() -> None:
    assert load_settings() == Settings()


def test_what_was_saved_is_loaded() -> None:
    settings = Settings(servers=(SERVER,), look="dark", template_folder="/t")
    save_settings(settings)
    assert load_settings() == settings


def test_no_secret_has_a_place_in_the_file() -> None:
    save_settings(Settings(servers=(SERVER,)))
    (kept,) = msgspec.json.decode(settings_file().read_bytes())["servers"]
    assert set(kept) == {"name", "system", "url", "protocol", "given", "mode", "hostKey"}


@pytest.mark.parametrize(
    "content", [b"{", b"[]", b'{"version": "x"}', b'{"templateFolder": "\xff"}']
)
def test_a_file_that_cannot_be_understood_is_said_and_kept_aside(content: bytes) -> None:
    settings_file().write_bytes(content)
    with pytest.raises(RosterError, match="cannot be understood") as raised:
        load_settings()
    assert Path(str(raised.value.params["aside"])).read_bytes() == content
    assert load_settings() == Settings()


def test_one_bad_value_costs_that_value_alone() -> None:
    save_settings(Settings(servers=(SERVER, SERVER), template_folder="/t"))
    tree = msgspec.json.decode(settings_file().read_bytes())
    tree["servers"].insert(1, {"name": "no more"})
    tree["lastServers"] = {"haiku": 7, "infiniti": "Library"}
    tree["look"] = "pink"
    content = msgspec.json.encode(tree)
    settings_file().write_bytes(content)
    with pytest.raises(RosterError, match="servers 2, look, lastServers 1") as raised:
        load_settings()
    assert Path(str(raised.value.params["aside"])).read_bytes() == content
    assert load_settings() == Settings(
        servers=(SERVER, SERVER), template_folder="/t", last_servers={"infiniti": "Library"}
    )


def test_what_is_damaged_is_put_aside_before_anything_is_changed() -> None:
    settings_file().write_bytes(b"{")
    with pytest.raises(RosterError, match="cannot be understood") as raised:
        save_settings(Settings(look="dark"))
    assert Path(str(raised.value.params["aside"])).read_bytes() == b"{"
    save_settings(Settings(look="dark"))
    assert load_settings().look == "dark"


def test_a_change_is_laid_on_what_others_have_kept_meanwhile() -> None:
    change_settings(lambda settings: replace(settings, servers=(SERVER,)))
    assert change_settings(lambda settings: replace(settings, look="dark")) == load_settings()
    assert load_settings() == Settings(servers=(SERVER,), look="dark")


def test_what_changes_nothing_is_not_written() -> None:
    assert change_settings(lambda settings: settings) == Settings()
    assert not settings_file().exists()


def test_what_a_later_program_adds_is_passed_over() -> None:
    settings_file().write_bytes(b'{"look": "light", "sound": "loud"}')
    assert load_settings() == Settings(look="light")


def test_a_file_that_cannot_be_read_is_said_and_left() -> None:
    settings_file().mkdir()
    if sys.platform != "win32":
        with pytest.raises(RosterError, match="cannot be read"):
            load_settings()


def test_the_latest_record_type_comes_first_once_and_few_are_kept() -> None:
    settings = Settings()
    for name in "abcdefgb":
        settings = with_recent(settings, name)
    assert settings.recent_record_types == ("b", "g", "f", "e", "d", "c")


def test_user_name_of_an_older_program_is_among_what_was_given() -> None:
    older = {
        "version": 1,
        "servers": [
            {
                "name": "Library",
                "system": "infiniti",
                "url": "https://a.example",
                "protocol": "infiniti",
                "user": "anna",
                "mode": "",
                "hostKey": "",
            },
            {"name": "Drop", "system": "echalk", "url": "/in", "protocol": "folder", "user": ""},
        ],
        "look": "dark",
    }
    settings_file().write_bytes(msgspec.json.encode(older))
    drop = Server(name="Drop", system="echalk", url="/in", protocol="folder")
    settings = load_settings()
    assert settings == Settings(
        servers=(replace(SERVER, given={"user": "anna"}), drop), look="dark"
    )
    save_settings(settings)
    assert load_settings() == settings


@pytest.mark.parametrize(
    ("servers", "unsound"), [(7, "servers"), ([7], "servers 1"), ([{"user": 7}], "servers 1")]
)
def test_server_of_an_older_program_that_makes_no_sense_costs_itself_alone(
    servers: object, unsound: str
) -> None:
    older = {"version": 1, "servers": servers, "look": "dark"}
    settings_file().write_bytes(msgspec.json.encode(older))
    with pytest.raises(RosterError) as raised:
        load_settings()
    assert raised.value.params["what"] == unsound
    assert load_settings() == Settings(look="dark")


def test_files_that_were_opened_last_come_first_and_are_bounded() -> None:
    settings = Settings()
    for name in "abcdefgb":
        settings = with_recent_files(settings, [Path(name), Path("x")])
    assert [files[0] for files in settings.recent_files] == list("bgfedc")
    assert with_recent_files(settings, []) == settings
    assert without_recent(settings, ("g", "x")).recent_files[1] == ("f", "x")


def test_files_are_forgotten_and_not_remembered_where_that_is_turned_off() -> None:
    settings = with_recent_files(Settings(), [Path("a")])
    off = remembering_files(settings, on=False)
    assert with_recent_files(off, [Path("b")]).recent_files == ()
    assert remembering_files(settings, on=True) == settings


def test_the_look_of_a_table_is_kept_until_it_is_the_usual_one() -> None:
    look = TableLook(order=("b", "a"), hidden=("c",), widths={"a": 90})
    kept = change_settings(lambda settings: with_table(settings, "infiniti/patrons", look))
    assert load_settings() == kept
    assert kept.tables == {"infiniti/patrons": look}
    other = with_table(kept, "haiku/users", look)
    assert with_table(other, "haiku/users", TableLook()) == kept
