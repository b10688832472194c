"""A case file is written and read again just as it was; what we would never write is refused."""

from __future__ import annotations

import json
import stat
import struct
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import Raw

from rosterwizard.core.casefile import case_file, case_state
from rosterwizard.core.casefile.case_file import Case, is_case_file, packed_case, read_case
from rosterwizard.core.casefile.manifest import Manifest, ProfileFacts
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.reading.options import ReadingOptions
from tests.helpers.case_zips import LIST, parts_of, small_case, sound_parts, with_part, zipped

if TYPE_CHECKING:
    from collections.abc import Callable

PASSPHRASE = "correct horse " * 2


def code_of(content: bytes, passphrase: str | None = None) -> str:
    """Return why a case file is refused."""
    with pytest.raises(RosterError) as caught:
        read_case(content).opened(passphrase)
    return caught.value.code


def real_case() -> Case:
    case = small_case(options=ReadingOptions(sheet_name="Pupils of Anna"))
    manifest = msgspec.structs.replace(case.manifest, holds="real")
    return Case(manifest, case.expected, case.profiles, case.state)


def test_a_case_is_read_as_it_was_written() -> None:
    case = small_case(options=ReadingOptions(heading_row=1), steps=b"[1]", recalled=b'{"a":2}')

    again = read_case(packed_case(case)).opened(None)

    assert again.manifest == case.manifest
    assert again.expected == case.expected
    assert again.state is not None
    assert again.state.files == {"list.csv": LIST}
    assert again.state.options == ReadingOptions(heading_row=1)
    assert json.loads(again.state.steps) == [1]
    assert json.loads(again.state.recalled) == {"a": 2}


def test_nothing_that_is_kept_is_shown() -> None:
    state = case_state._State(("Anna.csv",), ReadingOptions(), *[Raw(b'"Anna"')] * 3)  # noqa: SLF001 - nobody prints it
    assert "Anna" not in repr(state)
    assert "Lee" not in repr(small_case())


def test_the_same_case_makes_the_same_bytes() -> None:
    assert packed_case(small_case()) == packed_case(small_case())


def test_a_case_brings_a_profile_of_ones_own() -> None:
    profile = ProfileFacts(name="own", version="1", own=("profile-1.toml",))
    case = Case(Manifest(profile=profile), (), {"profile-1.toml": b"name"}, small_case().state)

    assert read_case(packed_case(case)).case.profiles == {"profile-1.toml": b"name"}


def test_of_a_real_file_nothing_stands_outside_of_the_seal() -> None:
    content = packed_case(real_case(), PASSPHRASE)

    assert set(parts_of(content)) == {"manifest.json", "problems.json", "real.sealed"}
    for part in parts_of(content).values():
        assert not any(text in part for text in (b"Lee", b"0001", b"list.csv", b"Pupils"))
    state = read_case(content).opened(PASSPHRASE).state
    assert state is not None
    assert state.files == {"list.csv": LIST}
    assert state.options.sheet_name == "Pupils of Anna"


def test_a_real_file_wants_its_passphrase() -> None:
    content = packed_case(real_case(), PASSPHRASE)

    assert code_of(content) == "passphrase-wanted"
    assert code_of(content, "another passphrase") == "passphrase-wrong"


@pytest.mark.parametrize(
    ("case", "passphrase"),
    [
        (small_case(), PASSPHRASE),
        (real_case(), None),
        (Case(small_case().manifest, ()), None),
    ],
)
def test_real_and_look_alike_are_never_mixed_up(case: Case, passphrase: str | None) -> None:
    with pytest.raises(ValueError, match="sealed"):
        packed_case(case, passphrase)


def test_a_case_that_says_it_is_real_and_has_a_look_alike_is_refused() -> None:
    parts = sound_parts() | parts_of(packed_case(real_case(), PASSPHRASE))
    assert code_of(zipped(parts.items())) == "case-unsound"
    assert code_of(with_part("real.sealed")) == "case-unsound"


@pytest.mark.parametrize(
    "name",
    [
        *("../evil.csv", "/etc/passwd", "files/../../evil", "files/more.csv", "C:\\evil", "files/"),
        *("profiles/profile-1.toml", "extra.json", "manifest.json/x", "x/", "files\\a.csv"),
    ],
)
def test_a_part_that_has_no_business_there_is_refused(name: str) -> None:
    assert code_of(with_part(name)) == "case-unsound"


def test_a_part_without_a_name_is_refused() -> None:
    nameless = with_part("~").replace(b"~", b"\0")
    assert code_of(nameless) == "case-unsound"


def _state(**changed: object) -> bytes:
    return json.dumps({**json.loads(sound_parts()["state.json"]), **changed}).encode()


@pytest.mark.parametrize(
    "name",
    [
        "../list.csv",
        "/etc/list.csv",
        "a/b.csv",
        "C:list.csv",
        "NUL",
        "con.csv",
        "",
        ".",
        "a.",
    ],
)
def test_a_file_of_an_unsafe_name_is_refused(name: str) -> None:
    parts = {**sound_parts(), "state.json": _state(files=[name]), f"files/{name}": LIST}
    assert code_of(zipped(parts.items())) == "case-unsound"


@pytest.mark.parametrize("names", [[], ["list.csv", "LIST.csv"], ["list.csv", "list.csv"]])
def test_files_are_told_apart_on_every_system(names: list[str]) -> None:
    parts = {**sound_parts(), "state.json": _state(files=names), "files/LIST.csv": LIST}
    assert code_of(zipped(parts.items())) == "case-unsound"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *(("encoding", "\0"), ("encoding", "zip"), ("encoding", "utf-99"), ("delimiter", ",,")),
        *(("heading_row", -1), ("heading_row", "1"), ("every_row", 2)),
    ],
)
def test_options_that_nobody_can_choose_are_refused(name: str, value: object) -> None:
    options = {**msgspec.to_builtins(ReadingOptions()), name: value}
    assert code_of(with_part("state.json", _state(options=options))) == "case-unsound"


def test_a_profile_of_an_unsafe_name_is_refused() -> None:
    manifest = json.loads(sound_parts()["manifest.json"])
    for name in ("../p.toml", "p.py", "a/b.toml"):
        manifest["profile"]["own"] = [name]
        parts = {**sound_parts(), "manifest.json": json.dumps(manifest).encode()}
        assert code_of(zipped([*parts.items(), (f"profiles/{name}", b"")])) == "case-unsound"


def test_a_name_that_stands_twice_is_refused() -> None:
    with pytest.warns(UserWarning, match="Duplicate"):
        twice = zipped([*sound_parts().items(), ("files/list.csv", b"other")])
    assert code_of(twice) == "case-unsound"


@pytest.mark.parametrize("mode", [stat.S_IFLNK | 0o777, stat.S_IFIFO | 0o600, stat.S_IFCHR | 0o600])
def test_a_link_or_a_device_is_refused(mode: int) -> None:
    part = zipfile.ZipInfo("files/list.csv")
    part.external_attr = mode << 16
    parts = {name: each for name, each in sound_parts().items() if name != part.filename}
    assert code_of(zipped([*parts.items(), (part, b"/etc/passwd")])) == "case-unsound"


def _locked(content: bytes) -> bytes:
    """Return a zip whose first part is said to be encrypted."""
    place = content.index(b"PK\x01\x02") + 8
    return content[:place] + struct.pack("<H", 1) + content[place + 2 :]


def _lying(content: bytes) -> bytes:
    """Return a zip that says of its first part that it is much smaller than it is."""
    place = content.index(b"PK\x01\x02") + 24
    return content[:place] + struct.pack("<I", 1) + content[place + 4 :]


def _noisy(content: bytes) -> bytes:
    return bytes(each ^ (at % 97 == 50) for at, each in enumerate(content))


@pytest.mark.parametrize(
    "damage",
    [
        *(_locked, _lying, _noisy),
        pytest.param(lambda content: content[:-30], id="cut off"),
        pytest.param(lambda content: content[200:], id="without its beginning"),
        pytest.param(lambda content: content.replace(b"manifest", b"MANIFEST"), id="renamed"),
        pytest.param(lambda _: b"", id="empty"),
        pytest.param(lambda _: b"PK", id="two letters"),
    ],
)
def test_what_is_damaged_is_refused(damage: Callable[[bytes], bytes]) -> None:
    assert code_of(damage(packed_case(small_case()))) == "case-unsound"


def test_other_ways_of_packing_are_refused() -> None:
    part = zipfile.ZipInfo("files/list.csv")
    part.compress_type = zipfile.ZIP_LZMA
    parts = {name: each for name, each in sound_parts().items() if name != part.filename}
    assert code_of(zipped([*parts.items(), (part, LIST)])) == "case-unsound"


def test_a_bomb_is_refused_before_it_goes_off() -> None:
    assert code_of(with_part("files/list.csv", b"0" * 150 * 2**20)) == "case-unsound"


def test_too_many_parts_are_refused() -> None:
    many = ((f"files/{number}.csv", b"") for number in range(1000))
    assert code_of(zipped([*sound_parts().items(), *many])) == "case-unsound"


@pytest.mark.parametrize(
    ("part", "most"),
    [("manifest.json", "_MOST_MANIFEST_BYTES"), ("problems.json", "_MOST_PROBLEMS_BYTES")],
)
def test_a_huge_part_is_refused(part: str, most: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(case_file, most, 100)
    assert code_of(with_part(part, b" " * 101)) == "case-unsound"


def test_too_many_problems_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(case_file, "MOST_PROBLEMS", 0)
    assert code_of(packed_case(small_case())) == "case-unsound"


DEEP = b"[" * 100_000 + b"]" * 100_000


@pytest.mark.parametrize("part", ["manifest.json", "problems.json", "state.json"])
@pytest.mark.parametrize(
    "content",
    [
        *(b"", b"null", b"[]", b"{}", b'"x"', b"\xff\xfe", b"{", b'{"version": "1"}', DEEP),
        *(
            b'{"version": 1, "evil": 1}',
            b'{"version": 0}',
            b'{"version": 1e400}',
        ),
        *(b'{"version":1,"a":' + DEEP + b"}", b'[{"problem": null, "rows": []}]'),
    ],
)
def test_parts_that_are_no_such_thing_are_refused(part: str, content: bytes) -> None:
    if part == "problems.json" and content == b"[]":
        content = b"[1]"  # none expected is sound
    assert code_of(with_part(part, content)) == "case-unsound"


def test_a_newer_case_says_so_whatever_else_is_in_it() -> None:
    content = with_part("manifest.json", b'{"version": 2, "unheard-of": {}}')
    assert code_of(content) == "case-newer"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *(("mode", "x" * 1000), ("log", ["x" * 1000]), ("log", [1]), ("holds", "both")),
        *(
            ("files", [{"kind": "<b>"}]),
            ("files", [{"size": -1}]),
            ("madeWith", {"python": "\x1b"}),
        ),
        *(("sheets", [{"recordType": "a", "matched": {"=1": "x"}}]), ("edits", [{}])),
        *(("selfCheck", [{"group": "a", "state": "ill"}]), ("files", [{}] * 1000)),
    ],
)
def test_facts_of_a_wrong_kind_are_refused(name: str, value: object) -> None:
    manifest = {**json.loads(sound_parts()["manifest.json"]), name: value}
    assert code_of(with_part("manifest.json", json.dumps(manifest).encode())) == "case-unsound"


@given(st.data())
def test_whatever_is_changed_it_is_sound_or_refused(data: st.DataObject) -> None:
    content = bytearray(packed_case(small_case()))
    for _ in range(data.draw(st.integers(1, 8))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    try:
        read_case(bytes(content)).opened(None)
    except RosterError as error:
        if error.code not in {"case-unsound", "case-newer", "passphrase-wanted"}:
            raise


def test_one_file_is_a_case_by_its_name() -> None:
    one = Path("a.rwcase")
    assert is_case_file([one])
    assert is_case_file([Path("A.RWCASE")])
    assert not is_case_file([Path("a.csv")])
    assert not is_case_file([one, one])
