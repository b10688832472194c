"""`rosterwizard submit`."""

from __future__ import annotations

import csv
import json
import signal
from typing import TYPE_CHECKING

import polars as pl
import pytest
from msgspec.structs import replace

from rosterwizard.core.job.outcomes import FRAME, Outcomes
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.progress import Cancelled, Progress
from rosterwizard.services.servers.server import Server
from rosterwizard.services.settings import Settings, load_settings
from rosterwizard.services.submitting import submission
from rosterwizard.services.submitting.submission import Submitted
from tests.helpers.command_line import called, ran
from tests.helpers.fault_server import FaultServer, reply
from tests.helpers.kept_settings import save_settings
from tests.helpers.patrons import patron, write_patrons, write_rows
from tests.helpers.sent_before import sent

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from rosterwizard.core.job.row_states import State
    from rosterwizard.services.submitting.plan import Plan

    Capsys = pytest.CaptureFixture[str]

PRACTICE = ("--server", "practice")
BAD = ("bela", "Y", "N", "nobody", "2031")


@pytest.fixture
def three(tmp_path: Path) -> Path:
    return write_patrons(tmp_path / "three.csv", 3)


@pytest.fixture
def one_bad(tmp_path: Path) -> Path:
    return write_rows(tmp_path / "one_bad.csv", [patron(1), BAD, patron(2)])


def add_server(**details: str) -> None:
    server = Server(
        name="Library", system="infiniti", protocol="infiniti", given={"user": "a"}, **details
    )
    save_settings(type(load_settings())(servers=(server,)))


def test_every_row_has_an_outcome(capsys: Capsys, three: Path) -> None:
    found = called(capsys, "submit", three, *PRACTICE, "--format", "json")
    assert found.status == 0
    assert found.json["counts"]["created"] == 3
    assert [(row["row"], row["outcome"]) for row in found.json["outcomes"]] == [
        (2, "created"),
        (3, "created"),
        (4, "created"),
    ]
    again = called(capsys, "submit", three, *PRACTICE)
    assert again.out == "3 updated\n"
    assert "Makes a patron" in again.err


def test_errors_stop_it_before_anything_is_sent(capsys: Capsys, one_bad: Path) -> None:
    found = called(capsys, "submit", one_bad, *PRACTICE)
    assert (found.status, found.out) == (1, "")
    assert "--good-rows" in found.err
    assert called(capsys, "history", "--json").json == []


def test_good_rows_go_and_the_others_are_told(
    capsys: Capsys, one_bad: Path, tmp_path: Path
) -> None:
    refused = tmp_path / "refused.csv"
    options = ("--good-rows", "--format", "json", "--refused", refused)
    found = called(capsys, "submit", one_bad, *PRACTICE, *options)
    assert found.status == 1
    states = {row["row"]: row["outcome"] for row in found.json["outcomes"]}
    assert states == {2: "created", 3: "not-sent", 4: "created"}
    with refused.open(encoding="utf-8-sig", newline="") as file:
        assert [row["username"] for row in csv.DictReader(file)] == ["bela"]


def test_problem_of_the_whole_file_cannot_be_left_out(capsys: Capsys, tmp_path: Path) -> None:
    path = write_rows(tmp_path / "x.csv", [("a@b.example",)], ("emailaddress",))
    found = called(capsys, "submit", path, *PRACTICE, "--good-rows", "--type", "infiniti/patrons")
    assert found.status == 1
    assert "all of its rows" in found.err


def test_only_bad_rows_leave_nothing_to_send(capsys: Capsys, tmp_path: Path) -> None:
    path = write_rows(tmp_path / "x.csv", [BAD])
    found = called(capsys, "submit", path, *PRACTICE, "--good-rows")
    assert (found.status, found.out) == (1, "")


def test_dry_run_says_what_would_be_sent_and_sends_nothing(capsys: Capsys, one_bad: Path) -> None:
    options = ("--good-rows", "--dry-run")
    text = called(capsys, "submit", one_bad, *PRACTICE, *options)
    assert text.status == 0
    assert text.out.startswith("2 rows to practice.\n1 row has errors")
    plan = called(capsys, "submit", one_bad, *PRACTICE, *options, "--format", "json").json
    assert (plan["rows"], plan["leftOut"], plan["server"]) == (2, 1, "practice")
    (file,) = plan["files"]
    assert file["name"] == "users.csv"
    assert called(capsys, "history", "--json").json == []


@pytest.mark.parametrize(
    ("scenario", "status"),
    [
        *(("good", 0), ("unchanged", 0), ("queued", 6)),
        *(("wrong-password", 4), ("cut", 6), ("not-json", 6)),
    ],
)
def test_status_says_how_it_ended(capsys: Capsys, three: Path, scenario: str, status: int) -> None:
    found = called(capsys, "submit", three, "--server", f"practice:{scenario}")
    assert found.status == status


def test_rows_go_so_many_at_a_time(capsys: Capsys, three: Path, tmp_path: Path) -> None:
    options = (*PRACTICE, "--rows-at-a-time", "2")
    dry = called(capsys, "submit", three, *options, "--dry-run", "--format", "json")
    assert [file["rows"] for file in dry.json["files"]] == [2, 1]
    found = called(capsys, "submit", three, *options)
    assert (found.status, found.out) == (0, "3 created\n")
    assert "They go in 2 files" in found.err
    refused = called(capsys, "submit", three, *PRACTICE, "--rows-at-a-time", "0")
    assert refused.status == 2
    pupils = tmp_path / "pupils.csv"
    pupils.write_text("Email,First Name,Last Name\na@x.example,Anna,Lee\n")
    riipen = ("--type", "riipen/experience-learners", *options)
    refused = called(capsys, "submit", pupils, *riipen)
    assert refused.status == 2
    assert "never go in parts" in refused.err


def test_it_is_said_what_is_new_and_only_that_goes(
    capsys: Capsys, three: Path, tmp_path: Path
) -> None:
    dry = (*PRACTICE, "--dry-run", "--format", "json")
    assert called(capsys, "submit", three, *dry).json["compared"] == {"infiniti/patrons": None}
    assert "is not known" in called(capsys, "submit", three, *PRACTICE).err
    four = write_patrons(tmp_path / "four.csv", 4)
    facts = called(capsys, "submit", four, *dry).json["compared"]["infiniti/patrons"]
    assert facts["new"] == {"count": 1, "rows": [5]}
    assert (facts["changed"], facts["missing"]) == ({"count": 0, "rows": []}, {"count": 0})
    assert facts["unchanged"]["rows"] == [2, 3, 4]
    only = (*PRACTICE, "--changes-only")
    found = called(capsys, "submit", four, *only)
    assert (found.status, found.out) == (0, "1 created, 3 unchanged\n")
    assert "1 new, 0 changed, 3 unchanged" in found.err
    again = called(capsys, "submit", four, *only)
    assert (again.status, again.out) == (0, "")
    assert "nothing in them has changed" in again.err


def test_rows_without_a_key_are_new_or_unchanged(capsys: Capsys, tmp_path: Path) -> None:
    file = tmp_path / "contacts.csv"
    contacts = "username,type,role,contact\nanna,email,guardian,a@x.example\n"
    file.write_text(contacts)
    options = ("--type", "infiniti/contacts", *PRACTICE)
    called(capsys, "submit", file, *options)
    facts = called(capsys, "submit", file, *options, "--dry-run", "--format", "json").json
    assert facts["compared"]["infiniti/contacts"]["changed"] is None


def test_rows_with_the_same_outcome_stand_in_one_line(capsys: Capsys, three: Path) -> None:
    lines = called(capsys, "submit", three, "--server", "practice:wrong-password").out.splitlines()
    assert len(lines) == 2
    assert lines[0].lstrip().startswith("rows 2–4")
    assert lines[1] == "3 not sent"


def test_what_is_in_the_queue_is_listed_with_the_systems_own_words(
    capsys: Capsys, three: Path
) -> None:
    found = called(capsys, "submit", three, "--server", "practice:queued")
    assert "in the queue" in found.out.splitlines()[0]
    assert found.out.splitlines()[-1] == "3 in the queue"
    assert "The system says: Queued." in found.err


def test_a_remark_on_a_row_that_is_in_is_shown_and_no_refusal(three: Path, tmp_path: Path) -> None:
    body = {
        "success": True,
        "summary": "3 users processed. 3 users created. 0 users updated. 0 users failed.",
        "details": {"1": "User Created", "2": "User Created. No barcode.", "3": "User Created"},
    }
    options = ("--yes", "--password-stdin", "--refused", tmp_path / "out.csv")
    with FaultServer(reply(json.dumps(body))) as server:
        add_server(url=server.url)
        found = ran("submit", three, "--server", "Library", *options, stdin=b"secret\n")
    assert found.status == 0
    assert [line.split() for line in found.out.splitlines()] == [
        ["row", "3", "created", "User", "Created.", "No", "barcode."],
        ["3", "created"],
    ]
    assert not (tmp_path / "out.csv").exists()
    assert "No row failed" in found.err


def test_an_empty_standard_input_is_no_password(three: Path) -> None:
    add_server(url="http://127.0.0.1:9")
    found = ran("submit", three, "--server", "Library", "--yes", "--password-stdin")
    assert (found.status, "none was given" in found.err) == (2, True)


def test_unknown_server_is_a_wrong_call(capsys: Capsys, three: Path) -> None:
    found = called(capsys, "submit", three, "--server", "Library")
    assert found.status == 2
    assert "practice" in found.err


def test_server_of_another_system_is_a_wrong_call(capsys: Capsys, three: Path) -> None:
    add_server(url="https://school.example")
    path = three.with_name("x.csv")
    called(capsys, "template", "traverse/educators", "-o", path)
    found = called(capsys, "submit", path, "--server", "Library")
    assert found.status == 2


@pytest.fixture
def users(capsys: Capsys, tmp_path: Path) -> Callable[[int], Path]:
    """Return what writes a file for eChalk with so many users."""
    path = tmp_path / "users.csv"
    called(capsys, "template", "echalk/sync-users", "-o", path, "--no-samples")
    headings = path.read_text(encoding="utf-8").strip().split(",")
    facts = called(capsys, "fields", "echalk/sync-users", "--json").json["fields"]
    examples = {field["name"]: field["example"] for field in facts}

    def written(count: int) -> Path:
        own = [
            {**examples, "custom_id": f"X-{row}", "email": f"x{row}@school.example"}
            for row in range(count)
        ]
        write_rows(path, [[each[name] for name in headings] for each in own], headings)
        return path

    return written


FULL = ("--type", "echalk/sync-users", *PRACTICE, "--mode", "full")


def test_mode_that_deletes_wants_a_word_and_the_first_time_a_figure(
    capsys: Capsys, users: Callable[[int], Path]
) -> None:
    path = users(30)
    for wish, part in (
        ((), "would remain: 30, and no others"),
        (("--may-delete",), "how many there are now is not known here"),
        (("--remaining", "29"), "You said that 29 rows are to remain, and the files hold 30"),
    ):
        found = called(capsys, "submit", path, *FULL, *wish)
        assert (found.status, found.out) == (5, "")
        assert part in found.err
    assert called(capsys, "submit", path, *FULL, "--remaining", "30").status == 0


def test_mode_that_deletes_stops_where_much_more_would_go_than_the_last_time(
    capsys: Capsys, users: Callable[[int], Path]
) -> None:
    assert called(capsys, "submit", users(30), *FULL, "--remaining", "30").status == 0
    assert called(capsys, "submit", users(27), *FULL, "--may-delete").status == 0
    found = called(capsys, "submit", users(20), *FULL, "--may-delete")
    assert found.status == 5
    assert "there were 27 the last time and are 20 now: 7 (26 %) would be deleted" in found.err
    assert (
        called(capsys, "submit", users(20), *FULL, "--may-delete", "--remaining", "20").status == 0
    )
    assert called(capsys, "submit", users(500), *FULL, "--may-delete").status == 0


def test_a_load_of_one_row_never_goes_by_a_word_alone(
    capsys: Capsys, users: Callable[[int], Path]
) -> None:
    word = ("--yes", "--may-delete")
    assert called(capsys, "submit", users(1), *FULL, *word).status == 5
    for before in (30, 2):
        assert (
            called(capsys, "submit", users(before), *FULL, "--remaining", str(before)).status == 0
        )
        assert called(capsys, "submit", users(1), *FULL, *word).status == 5


def test_as_many_rows_with_other_keys_stop_it_too(
    capsys: Capsys, users: Callable[[int], Path]
) -> None:
    assert called(capsys, "submit", users(30), *FULL, "--remaining", "30").status == 0
    path = users(30)
    text = path.read_text("utf-8")
    path.write_text(text.replace("X-", "Y-"), "utf-8")
    found = called(capsys, "submit", path, *FULL, "--yes", "--may-delete")
    assert found.status == 5
    assert "30 (100 %) are not in it, or have another key now" in found.err
    assert "--remaining 30" in found.err
    assert called(capsys, "submit", path, *FULL, "--remaining", "30").status == 0


@pytest.fixture
def changed(capsys: Capsys, tmp_path: Path) -> Path:
    """Give a file in which all rows have other values than when they went to practice."""
    path = write_patrons(tmp_path / "sixty.csv", 60)
    assert called(capsys, "submit", path, *PRACTICE).status == 0
    path.write_text(path.read_text("utf-8").replace(",2031", ",2032"), "utf-8")
    return path


def test_much_that_changes_wants_its_figure_in_a_load_that_deletes_nothing(
    capsys: Capsys, changed: Path
) -> None:
    found = called(capsys, "submit", changed, *PRACTICE, "--yes")
    assert (found.status, found.out) == (5, "")
    assert "60 (100 %) have other values now" in found.err
    assert found.err.strip().endswith("(--changing 60)")
    found = called(capsys, "submit", changed, *PRACTICE, "--changing", "59")
    assert (found.status, "You said that 59 rows" in found.err) == (5, True)
    found = called(capsys, "submit", changed, *PRACTICE, "--changing", "60", "--dry-run")
    assert "0 new, 60 changed, 0 unchanged" in found.out
    assert called(capsys, "submit", changed, *PRACTICE, "--changing", "60").status == 0


def test_a_person_at_the_terminal_types_how_much_changes(
    capsys: Capsys, changed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("click.prompt", lambda *_, **__: 60)
    found = called(capsys, "submit", changed, *PRACTICE)
    assert (found.status, "60 (100 %) have other values now" in found.err) == (0, True)
    assert called(capsys, "submit", changed, *PRACTICE, "--yes").status == 0


def test_a_person_at_the_terminal_is_asked_for_the_figure(
    capsys: Capsys, users: Callable[[int], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = users(3)
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("click.prompt", lambda *_, **__: 3)
    found = called(capsys, "submit", path, *FULL)
    assert (found.status, "would remain: 3" in found.err) == (0, True)
    monkeypatch.setattr("click.prompt", lambda *_, **__: 4)
    assert called(capsys, "submit", path, *FULL).status == 5


def test_standard_input_is_the_file_or_the_password(capsys: Capsys) -> None:
    found = called(capsys, "submit", "-", *PRACTICE, "--password-stdin")
    assert found.status == 2


def test_refused_rows_never_overwrite_the_file(capsys: Capsys, three: Path) -> None:
    assert called(capsys, "submit", three, *PRACTICE, "--refused", three).status == 2


def test_nobody_to_be_asked_means_yes_must_be_said(three: Path) -> None:
    add_server(url="http://127.0.0.1:9")
    found = ran("submit", three, "--server", "Library")
    assert found.status == 2
    assert "--yes" in found.err


def test_refused_rows_of_a_set_never_overwrite_one_of_its_files(
    capsys: Capsys, tmp_path: Path
) -> None:
    for name in ("users", "classes"):
        called(capsys, "template", f"haiku/{name}", "-o", tmp_path / f"set-{name}.csv")
    before = (tmp_path / "set-users.csv").read_bytes()
    options = ("--type", "haiku", *PRACTICE, "--refused", tmp_path / "set.csv")
    found = called(capsys, "submit", tmp_path, *options)
    assert found.status == 2
    assert "set-users.csv is the file that you gave" in found.err
    assert (tmp_path / "set-users.csv").read_bytes() == before


def test_missing_password_is_status_4(three: Path) -> None:
    add_server(url="http://127.0.0.1:9")
    found = ran("submit", three, "--server", "Library", "--yes")
    assert found.status == 4
    assert "password" in found.err


def test_server_out_of_reach_is_status_4_and_nothing_sent(three: Path) -> None:
    add_server(url="http://127.0.0.1:9")
    options = ("--yes", "--password-stdin", "--format", "json")
    found = ran("submit", three, "--server", "Library", *options, stdin=b"secret\n")
    assert found.status == 4
    assert found.json["counts"]["not-sent"] == 3
    assert found.json["trouble"]
    assert "secret" not in found.err + found.out


def test_by_hand_writes_the_file_and_says_what_to_do(
    capsys: Capsys, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "out").mkdir()
    source = tmp_path / "educators.csv"
    called(capsys, "template", "traverse/educators", "-o", source, "--no-samples")
    headings = source.read_text(encoding="utf-8").strip().split(",")
    facts = called(capsys, "fields", "traverse/educators", "--json").json["fields"]
    examples = {field["name"]: field["example"] for field in facts}
    write_rows(source, [[examples[name] for name in headings]], headings)
    monkeypatch.chdir(tmp_path / "out")
    found = called(capsys, "submit", source, "--server", "by-hand", "--type", "traverse/educators")
    assert found.status == 0, found.err + found.out
    assert list((tmp_path / "out").iterdir())
    assert "1. " in found.err
    assert "https://" in found.err


class TestStandIn:
    """Sending itself is replaced."""

    @pytest.fixture
    def sent(self, monkeypatch: pytest.MonkeyPatch) -> list[str]:
        """Return the host keys of the servers that something was sent to."""
        keys: list[str] = []

        def send(plan: Plan, job: object, secret: str, progress: Progress) -> Submitted:
            keys.append(plan.server.host_key)
            key = "ssh-ed25519 SHA256:abc"
            facts = {"host": "h", "kind": "k", "fingerprint": "SHA256:abc", "key": key}
            unknown = RosterError("host-key-unknown", **facts)
            return outcome(unknown if plan.server.host_key != key else None)

        monkeypatch.setattr("rosterwizard.services.submitting.submission.submit", send)
        return keys

    def test_trusted_host_key_sends_again(
        self, capsys: Capsys, three: Path, sent: list[str]
    ) -> None:
        trust = ("--trust-host-key", "SHA256:abc")
        assert called(capsys, "submit", three, *PRACTICE, *trust).status == 0
        assert sent == ["", "ssh-ed25519 SHA256:abc"]

    def test_untrusted_host_key_stops(self, capsys: Capsys, three: Path, sent: list[str]) -> None:
        assert called(capsys, "submit", three, *PRACTICE).status == 4
        assert sent == [""]

    def test_first_ctrl_c_is_answered_with_what_is_known(
        self, capsys: Capsys, three: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def send(plan: object, job: object, secret: str, progress: Progress) -> Submitted:
            signal.raise_signal(signal.SIGINT)
            with pytest.raises(Cancelled):
                progress.report(1, 2)
            return outcome(None, cancelled=True)

        monkeypatch.setattr("rosterwizard.services.submitting.submission.submit", send)
        found = called(capsys, "submit", three, *PRACTICE)
        assert found.status == 130
        assert found.out == "1 not sent\n" or "not sent" in found.out
        assert signal.getsignal(signal.SIGINT) is signal.default_int_handler

    def test_second_ctrl_c_breaks_off(
        self, capsys: Capsys, three: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def send(plan: object, job: object, secret: str, progress: Progress) -> Submitted:
            signal.raise_signal(signal.SIGINT)
            signal.raise_signal(signal.SIGINT)
            raise AssertionError

        monkeypatch.setattr("rosterwizard.services.submitting.submission.submit", send)
        assert called(capsys, "submit", three, *PRACTICE).status == 130


def outcome(trouble: RosterError | None, *, cancelled: bool = False) -> Submitted:
    """Return what became of three patrons."""
    state = "not-sent" if cancelled or trouble else "created"
    frame = pl.DataFrame({"row": [0, 1, 2], "state": [state] * 3, "words": [""] * 3})
    outcomes = Outcomes("patrons", frame.cast(dict(FRAME)))  # type: ignore[arg-type] # a schema
    return Submitted({"patrons": outcomes}, trouble, cancelled=cancelled)


@pytest.mark.parametrize(("state", "tries"), [("not-sent", 2), ("delivered", 1)])
def test_passphrase_is_asked_for_and_tried_while_nothing_was_sent(
    capsys: Capsys, monkeypatch: pytest.MonkeyPatch, three: Path, state: State, tries: int
) -> None:
    add_server(url="http://127.0.0.1:9")
    server = load_settings().servers[0]
    given = {"user": "a", "sign-in": "key", "key": "/k"}
    save_settings(Settings(servers=(replace(server, protocol="sftp", given=given),)))
    tried: list[str | None] = []

    def send(_plan: object, _job: object, secret: str | None, _progress: object) -> Submitted:
        tried.append(secret)
        rows = pl.DataFrame([(row, state, "") for row in range(3)], schema=FRAME, orient="row")
        return Submitted({"patrons": Outcomes("patrons", rows)}, RosterError("key-locked", file=""))

    monkeypatch.setattr(submission, "submit", send)
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("click.termui.hidden_prompt_func", lambda _: "swordfish")
    found = called(capsys, "submit", three, "--server", "Library", "--yes", "--good-rows")
    assert found.status == 4
    assert tried == [None, "swordfish"][:tries]


class TestNamesThatAreTaken:
    """A file that waits for a fixed name gets that name, or nothing is handed over."""

    @pytest.fixture
    def folder(self, tmp_path: Path) -> Path:
        watched = tmp_path / "watched"
        watched.mkdir()
        (watched / "users.csv").write_text("yesterday's")
        server = Server(name="Sync", system="echalk", url=str(watched), protocol="folder")
        save_settings(replace(load_settings(), servers=(server,)))
        return watched

    def sent(self, capsys: Capsys, users: Callable[[int], Path], *wishes: str) -> int:
        of_type = ("--type", "echalk/sync-users", "--server", "Sync")
        return called(capsys, "submit", users(2), *of_type, *wishes).status

    def test_nothing_is_handed_over_unasked_and_under_no_other_name(
        self, capsys: Capsys, users: Callable[[int], Path], folder: Path
    ) -> None:
        assert self.sent(capsys, users, "--yes") == 5
        assert [path.name for path in folder.iterdir()] == ["users.csv"]
        assert (folder / "users.csv").read_text() == "yesterday's"

    def test_a_script_says_that_it_may_be_replaced(
        self, capsys: Capsys, users: Callable[[int], Path], folder: Path
    ) -> None:
        assert self.sent(capsys, users, "--yes", "--replace") == 0
        assert [path.name for path in folder.iterdir()] == ["users.csv"]
        assert "X-1" in (folder / "users.csv").read_text()

    @pytest.mark.parametrize("agrees", [True, False])
    def test_a_person_at_the_terminal_is_asked(
        self,
        capsys: Capsys,
        users: Callable[[int], Path],
        folder: Path,
        monkeypatch: pytest.MonkeyPatch,
        agrees: bool,
    ) -> None:
        asked: list[str] = []
        monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)

        def confirm(words: str, **_: bool) -> bool:
            asked.append(words)
            return agrees or len(asked) == 1

        monkeypatch.setattr("click.confirm", confirm)
        assert self.sent(capsys, users) == (0 if agrees else 5)
        assert asked[1:] == ["Replace them?"]
        assert ("X-1" in (folder / "users.csv").read_text()) == agrees

    @pytest.mark.parametrize("wish", [(), ("--replace",)])
    def test_the_file_that_was_given_is_never_replaced(
        self,
        capsys: Capsys,
        users: Callable[[int], Path],
        monkeypatch: pytest.MonkeyPatch,
        wish: tuple[str, ...],
    ) -> None:
        given = users(2)
        before = given.read_bytes()
        monkeypatch.chdir(given.parent)
        of_type = ("--type", "echalk/sync-users", "--server", "by-hand")
        found = called(capsys, "submit", given, *of_type, *wish)
        assert found.status == 4
        assert "Choose another folder." in found.err
        assert given.read_bytes() == before


def test_what_the_server_may_have_is_sent_again_only_when_asked(
    capsys: Capsys, three: Path
) -> None:
    add_server(url="http://127.0.0.1:9")
    plan = called(
        capsys, "submit", three, "--server", "Library", "--dry-run", "--format", "json"
    ).json
    assert plan["already"] == {"taken": 0, "unknown": 0}
    digest = plan["files"][0]["sha256"]
    for state, status, words in (("cut", 6, "Look in the system"), ("created", 5, "already")):
        sent(state, {digest: state}, url="http://127.0.0.1:9")
        dry = called(capsys, "submit", three, "--server", "Library", "--dry-run")
        assert (dry.status, "a second time" in dry.out) == (0, True)
        found = called(capsys, "submit", three, "--server", "Library", "--yes")
        assert (found.status, words in found.err, "--again" in found.err) == (status, True, True)
        assert found.out == ""
    again = called(capsys, "submit", three, "--server", "Library", "--yes", "--again")
    assert again.status == 4, "nobody listens there, or wants a password first"


def test_what_another_program_is_sending_is_status_5(
    capsys: Capsys, three: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def elsewhere(*_: object) -> None:
        raise RosterError("being-sent", server="Library")

    monkeypatch.setattr("rosterwizard.services.submitting.submission.submit", elsewhere)
    found = called(capsys, "submit", three, "--server", "practice")
    assert (found.status, "just being sent" in found.err) == (5, True)


def test_practice_takes_the_same_again_and_says_so(capsys: Capsys, three: Path) -> None:
    assert called(capsys, "submit", three, "--server", "practice").status == 0
    found = called(capsys, "submit", three, "--server", "practice")
    assert (found.status, "a second time" in found.err) == (0, True)


def test_a_recipe_mends_before_the_check_and_says_what_it_did_not(
    capsys: Capsys, tmp_path: Path
) -> None:
    wild = (*patron(1)[:1], "yes", *patron(1)[2:])
    file = write_rows(tmp_path / "wild.csv", [wild])
    recipe = tmp_path / "r.recipe"
    found = called(capsys, "fix", file, "-o", tmp_path / "o.csv", "--save-recipe", recipe)
    assert found.status == 0, found.err
    told = called(capsys, "submit", file, *PRACTICE, "--recipe", recipe)
    assert (told.status, told.out) == (0, "1 created\n"), told.err
    plain = write_patrons(tmp_path / "plain.csv", 1)
    assert called(capsys, "submit", plain, *PRACTICE, "--recipe", recipe).status == 0
    assert called(capsys, "submit", plain, *PRACTICE, "--recipe", plain).status == 2
