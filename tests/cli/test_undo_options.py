"""`rosterwizard export --undo`: what a submission made is taken back by a list of deletions."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

from tests.helpers.command_line import called

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    Capsys = pytest.CaptureFixture[str]

USERS = "import_id,first_name,last_name,login,user_type\nS-1,Ann,Lee,alee1,S\nS-2,Ben,Kim,bkim1,S\n"


def test_the_list_is_saved_once_the_system_said_what_it_made(
    capsys: Capsys, tmp_path: Path
) -> None:
    file, out = tmp_path / "update_users.csv", tmp_path / "undo.zip"
    file.write_text(USERS)
    sent = called(capsys, "submit", file, "--type", "haiku", "--server", "practice", "--yes")
    assert sent.status == 0, sent.err
    (entry,) = called(capsys, "history", "--json").json
    undo = ("export", file, "--type", "haiku", "--undo", entry["submission"], "-o", out)
    unsaid = called(capsys, *undo)
    assert (unsaid.status, "--made users=2" in unsaid.err, out.exists()) == (2, True, False)
    assert called(capsys, *undo, "--made", "users").status == 2
    found = called(capsys, *undo, "--made", "users=2")
    assert (found.status, "hand it over yourself" in found.err) == (0, True)
    with zipfile.ZipFile(out) as lists:
        assert lists.namelist() == ["delete_users.csv"]
    file.write_text(USERS.replace("Ann", "Eve"))
    assert called(capsys, *undo, "--made", "users=2").status == 2
    assert called(capsys, *undo[:5], "none", "-o", out).status == 2


CLASSES = "import_id,name,teacher_id\nC-1,Biology,S-1\n"


def test_no_kind_of_record_is_left_out_of_the_lists_without_a_word(
    capsys: Capsys, tmp_path: Path
) -> None:
    names, out = ("update_users.csv", "update_classes.csv"), tmp_path / "undo.zip"
    files = [tmp_path / name for name in names]
    for file, text in zip(files, (USERS.replace("lee1,S", "lee1,T"), CLASSES), strict=True):
        file.write_text(text)
    sent = called(capsys, "submit", *files, "--type", "haiku", "--server", "practice", "--yes")
    assert sent.status == 0, sent.err
    name = called(capsys, "history", "--json").json[0]["submission"]
    undo = ("export", *files, "--type", "haiku", "--undo", name, "-o", out, "--made", "users=2")
    slip = called(capsys, *undo, "--made", "class=1")
    assert (slip.status, "“class”" in slip.err, out.exists()) == (2, True, False)
    partly = called(capsys, *undo)
    assert (partly.status, "not known of: Classes" in partly.err) == (0, True)
    assert "not known of" not in called(capsys, *undo, "--made", "classes=0").err
