"""What the Tab key offers, asked for as a shell does."""

from __future__ import annotations

import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from click.shell_completion import BashComplete

from rosterwizard.cli.main import COMMANDS, rosterwizard, summary_of
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.profiles.loading import built_in_profiles
from rosterwizard.services import own_profiles
from rosterwizard.services.servers.server import Server
from rosterwizard.services.settings import Settings
from tests.helpers.command_line import ran
from tests.helpers.kept_settings import save_settings

if TYPE_CHECKING:
    from pathlib import Path

    from click.shell_completion import CompletionItem

BASH = shutil.which("bash") or ""
SHELL = BashComplete(rosterwizard, {}, "rosterwizard", "_ROSTERWIZARD_COMPLETE")
TYPES = [each.id for profile in built_in_profiles() for each in profile.record_types]
SYSTEMS = [profile.name for profile in built_in_profiles()]


def items(*words: str) -> list[CompletionItem[str]]:
    """Return what is offered for the last of the words."""
    return SHELL.get_completions(list(words[:-1]), words[-1])


def offered(*words: str) -> list[str]:
    """Return the words that are offered for the last one."""
    return [item.value for item in items(*words) if item.type == "plain"]


def files_offered(*words: str) -> bool:
    """Tell whether the shell is asked for names of files."""
    return any(item.type == "file" for item in items(*words))


def test_every_command_is_offered_with_its_sentence() -> None:
    assert {item.value: item.help for item in items("")} == {
        name: summary_of(name) for name in COMMANDS
    }


def test_commands_are_offered_without_importing_them() -> None:
    code = (
        "import sys\n"
        "from click.shell_completion import BashComplete\n"
        "from rosterwizard.cli.main import rosterwizard\n"
        "BashComplete(rosterwizard, {}, 'rosterwizard', 'X').get_completions([], '')\n"
        "print([name for name in sys.modules if name.endswith('_command')])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_options_are_offered() -> None:
    assert offered("--v") == ["--version"]
    assert "--type" in offered("check", "--")


@pytest.mark.parametrize("command", ["check", "fix", "export", "submit", "gui"])
def test_files_are_the_shells_to_complete(command: str) -> None:
    assert files_offered(command, "pat")


def test_first_word_may_be_a_file_for_the_window() -> None:
    assert files_offered("pat")
    assert files_offered("patrons.csv", "")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("fields", ""), TYPES),
        (("fields", "infiniti/"), ["infiniti/patrons", "infiniti/contacts"]),
        (("template", ""), [*SYSTEMS, *TYPES]),
        (("check", "a.csv", "--type", ""), [*SYSTEMS, *TYPES]),
        (("servers", "add", "mine", "--system", ""), SYSTEMS),
        (("servers", "test", "practice", "--system", "hai"), ["haiku"]),
    ],
)
def test_systems_and_record_types_are_offered(words: tuple[str, ...], expected: list[str]) -> None:
    assert sorted(offered(*words)) == sorted(expected)


def test_servers_are_offered_where_they_can_be_meant() -> None:
    url = "https://127.0.0.1"
    library = Server(name="library", system="infiniti", url=url, protocol="infiniti")
    save_settings(Settings(servers=(library,)))
    assert offered("submit", "--server", "") == ["library", "practice", "by-hand"]
    assert offered("servers", "test", "") == ["library", "practice"]
    assert offered("servers", "remove", "") == ["library"]


def test_a_fault_is_no_completion(monkeypatch: pytest.MonkeyPatch) -> None:
    def unusable() -> None:
        raise RosterError("folder-unusable", folder="x", reason="y")

    monkeypatch.setattr(own_profiles, "available_profiles", unusable)
    assert offered("fields", "") == []


@pytest.mark.skipif(not BASH, reason="there is no bash")
def test_bash_gets_what_it_asks_for(tmp_path: Path) -> None:
    script = ran(env={"_ROSTERWIZARD_COMPLETE": "bash_source"})
    assert script.status == 0
    command = tmp_path / "rosterwizard"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m rosterwizard "$@"\n')
    command.chmod(0o755)
    asking = (
        f"{script.out}\nCOMP_WORDS=({command} fields infiniti/)\nCOMP_CWORD=2\n"
        f'_rosterwizard_completion {command}\nprintf "%s\\n" "${{COMPREPLY[@]}}"'
    )
    done = subprocess.run([BASH, "-c", asking], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["infiniti/patrons", "infiniti/contacts"]
