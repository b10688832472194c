"""Only the program's own words get into the log, and every call that writes one is declared."""

from __future__ import annotations

import ast
import platform
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

import rosterwizard
from rosterwizard import __version__
from rosterwizard.core.checking import check_job
from rosterwizard.core.job.row_states import STATES
from rosterwizard.core.messages import words
from rosterwizard.core.messages.words import has_sentence
from rosterwizard.core.profiles.language import Severity
from rosterwizard.core.profiles.loading import built_in_profiles
from rosterwizard.core.wizard.flow import STEPS
from rosterwizard.services import log_events
from rosterwizard.services.log_events import (
    DETAILS,
    FACTS,
    LIBRARIES,
    NUMBERS,
    OTHER,
    FactKind,
    LogEvent,
    fact_word,
    is_fact_word,
)
from rosterwizard.services.versions import library_versions
from tests.helpers.patron_jobs import infiniti_job
from tests.helpers.stumbles import MARKER

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = Path(rosterwizard.__path__[0])
# What a person may have called anything: looks like a plain word of a program.
PERSONAL = ("anna", "anna.meier", "anna.csv", "greenhill/anna", "infiniti/anna", "7b", "1001", "")
WORD_KINDS = [kind for kind in FactKind if kind not in NUMBERS]
KNOWN = {
    FactKind.BY: ["window", "check"],
    FactKind.COMMAND: ["check", "servers-list"],
    FactKind.VERSION: [__version__, platform.python_version()],
    FactKind.RECORD_TYPE: [
        each.id for profile in built_in_profiles() for each in profile.record_types
    ],
    FactKind.FILE_KIND: ["csv", "xlsx", "none"],
    FactKind.PART: ["doing-reading"],
    FactKind.STEP: [step.value for step in STEPS],
    FactKind.SEVERITY: [*get_args(Severity)],
    FactKind.PROBLEM: ["required", "format", "lost-zeros"],
    FactKind.EDIT: ["edit-typed", "fix-zeros"],
    FactKind.ERROR: ["file-missing", "not-written"],
    FactKind.LIBRARY: ["urllib3", "warnings"],
    FactKind.LEVEL: ["warning", "error", "critical"],
}


@pytest.mark.parametrize("kind", WORD_KINDS)
@pytest.mark.parametrize("text", [*PERSONAL, MARKER])
def test_what_could_be_a_name_is_no_word_of_any_kind(kind: FactKind, text: str) -> None:
    assert fact_word(kind, text) == OTHER
    assert not is_fact_word(kind, text)


@given(text=st.text(), kind=st.sampled_from(FactKind))
def test_a_text_gets_in_only_as_a_closed_word(text: str, kind: FactKind) -> None:
    word = fact_word(kind, text)
    assert word == OTHER or (kind in KNOWN and is_fact_word(kind, word))


def test_each_kind_of_words_has_examples() -> None:
    assert set(KNOWN) == set(WORD_KINDS)


@pytest.mark.parametrize(("kind", "word"), [(kind, each) for kind in KNOWN for each in KNOWN[kind]])
def test_own_words_stay(kind: FactKind, word: str) -> None:
    assert fact_word(kind, word) == word
    assert is_fact_word(kind, word)


@pytest.mark.parametrize("kind", [kind for kind in FactKind if kind in NUMBERS])
def test_a_number_is_one_only_as_a_number(kind: FactKind) -> None:
    assert fact_word(kind, 12) == "12"
    for other in ("12", -1, True, 1.5, None, MARKER):
        assert fact_word(kind, other) == OTHER
    assert is_fact_word(kind, "12")
    assert is_fact_word(kind, OTHER)
    for text in ("-1", "", "٣", "anna"):
        assert not is_fact_word(kind, text)


def test_damaged_words_know_nothing_and_stop_no_work(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> bool:
        raise OSError(MARKER)

    monkeypatch.setattr(words, "has_sentence", fail)
    assert fact_word(FactKind.PROBLEM, "required") == OTHER


def test_every_code_that_a_check_knows_is_known_to_the_log() -> None:
    for profile in built_in_profiles():
        for record_type in profile.record_types:
            assert fact_word(FactKind.RECORD_TYPE, record_type.id) == record_type.id
    job = infiniti_job()
    rules = chain.from_iterable(each.rules for each in check_job(job).values())
    codes = {rule.code for rule in rules}
    assert codes
    assert {fact_word(FactKind.PROBLEM, code) for code in codes} == codes


def test_all_states_of_rows_can_be_told() -> None:
    assert {state.replace("-", "_") for state in STATES} <= set(FACTS[LogEvent.SUBMITTED])


def test_libraries_are_known_by_the_names_of_their_packages() -> None:
    packages = {name.replace("-", "_").removesuffix("_Essentials") for name in library_versions()}
    assert {name.casefold() for name in packages} <= {name.casefold() for name in LIBRARIES}


def test_every_event_is_declared_and_has_words() -> None:
    assert set(FACTS) == set(LogEvent)
    assert set(LogEvent) > DETAILS
    for event, kinds in FACTS.items():
        assert has_sentence("log-event", event.value)
        for name in kinds:
            assert has_sentence("log-fact", name), name


# -- Every call ---------------------------------------------------------------------------


def calls_of_note() -> Iterator[tuple[str, ast.Call]]:
    for file in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_bytes())):
            named = getattr(node.func, "id", "") if isinstance(node, ast.Call) else ""
            if named == "note" and isinstance(node, ast.Call) and _is_of_the_log(file):
                yield f"{file.name}:{node.lineno}", node


def _is_of_the_log(file: Path) -> bool:
    text = file.read_text("utf-8")
    return "services.logs import" in text or file.name == "logs.py"


CALLS = list(calls_of_note())


@pytest.mark.parametrize("call", [call for _, call in CALLS], ids=[place for place, _ in CALLS])
def test_every_call_names_a_declared_event_and_declared_facts(call: ast.Call) -> None:
    event = call.args[0]
    assert isinstance(event, ast.Attribute)
    declared = FACTS[LogEvent[event.attr]]
    given_facts = {keyword.arg for keyword in call.keywords} - {None}
    assert given_facts <= set(declared)


def test_each_event_is_written_somewhere() -> None:
    written = {call.args[0].attr for _, call in CALLS if isinstance(call.args[0], ast.Attribute)}
    assert written | {"BUG"} == {event.name for event in LogEvent}


def test_nobody_else_writes_into_the_log() -> None:
    for file in PACKAGE.rglob("*.py"):
        if "getLogger" in file.read_text("utf-8"):
            assert file.name in {"logs.py", "web_line.py"}, file  # that one silences urllib3


def test_the_parts_of_work_that_commands_watch_can_be_told() -> None:
    told = {
        argument.value
        for file in (PACKAGE / "cli").glob("*.py")
        for node in ast.walk(ast.parse(file.read_bytes()))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "watched"
        for argument in node.args
        if isinstance(argument, ast.Constant)
    }
    assert told
    assert told <= log_events._PARTS  # noqa: SLF001 - the closed words themselves
