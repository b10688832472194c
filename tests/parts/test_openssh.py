"""Haiku's set of files goes to a real OpenSSH server, and what that answers is said right."""

from __future__ import annotations

import os
import threading
from typing import TYPE_CHECKING

import paramiko
import pytest

from parts import OPENSSH
from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.progress import UNWATCHED
from rosterwizard.core.output.file_content import FileContent
from rosterwizard.services.kept_servers import new_server, remember_host_key
from rosterwizard.services.submitting.plan import Plan, batches_of, plan_submission
from rosterwizard.services.submitting.submission import check_connection, submit
from rosterwizard.services.ways import sftp_sending
from rosterwizard.services.ways.exchange import Batch
from rosterwizard.services.ways.sftp_sending import SftpProtocol
from tests.helpers.filled_templates import PROFILES
from tests.helpers.needing import needs
from tests.helpers.openssh_server import PASSWORD, USER, OpenSshServer, keygen
from tests.helpers.small_jobs import good_job, problems
from tests.helpers.watching import CancelWhen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from rosterwizard.core.job.job import Job
    from rosterwizard.core.job.row_states import State
    from rosterwizard.core.messages.progress import Progress
    from rosterwizard.services.servers.server import Server
from rosterwizard.services.submitting.submission import Submitted

HAIKU = PROFILES["haiku"]
pytestmark = needs(OPENSSH)


@pytest.fixture
def openssh() -> Iterator[OpenSshServer]:
    with OpenSshServer() as running:
        yield running


def job() -> Job:
    return good_job(*HAIKU.record_types)


def plan_for(server: Server) -> Plan:
    given = {each.name: problems(()) for each in HAIKU.record_types}
    return plan_submission(job(), given, server, "good-rows")


def server_of(openssh: OpenSshServer, folder: str = "", kind: str = "ed25519") -> Server:
    server = new_server(HAIKU, "Haiku", openssh.url + folder, given={"user": USER}, protocol="sftp")
    return remember_host_key(server, openssh.host_key(kind))


def sent(server: Server, secret: str = PASSWORD, progress: Progress = UNWATCHED) -> Submitted:
    return submit(plan_for(server), job(), secret, progress)


def told(submitted: Submitted) -> tuple[str, set[State]]:
    """Return the code of what stopped it, and the states that there are."""
    states = {state for state, count in submitted.counts().items() if count}
    return submitted.trouble.code if submitted.trouble else "", states


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_the_set_arrives_byte_for_byte(openssh: OpenSshServer) -> None:
    server = server_of(openssh)
    submitted = sent(server)
    assert told(submitted) == ("", {"delivered"})
    plan = plan_for(server)
    (batch,) = batches_of(job(), plan.sheets, plan.mode, 0)
    (name,) = names(openssh.files)
    assert submitted.places == (f"{openssh.url}/{name}",)
    assert name.endswith(".zip")
    assert (openssh.files / name).read_bytes() == batch.content


def test_a_long_file_arrives_byte_for_byte(openssh: OpenSshServer) -> None:
    content = os.urandom(1_000_001)
    batch = Batch("set.zip", FileContent.of(content), {})
    answer = SftpProtocol(server_of(openssh), PASSWORD).send(batch, UNWATCHED)
    assert (answer.state, answer.place) == ("delivered", f"{openssh.url}/set.zip")
    assert (openssh.files / "set.zip").read_bytes() == content


def test_an_unknown_server_shows_its_key_and_is_trusted_from_then_on(
    openssh: OpenSshServer,
) -> None:
    unknown = remember_host_key(server_of(openssh), "")
    with pytest.raises(RosterError) as raised:
        check_connection(unknown, PASSWORD)
    assert raised.value.code == "host-key-unknown"
    assert raised.value.params["key"] == openssh.host_key()
    check_connection(remember_host_key(unknown, str(raised.value.params["key"])), PASSWORD)


def test_any_of_its_keys_may_be_the_one_that_is_trusted() -> None:
    kinds = ("ed25519", "ecdsa", "rsa")
    with OpenSshServer(*kinds) as openssh:
        for kind in kinds:
            check_connection(server_of(openssh, kind=kind), PASSWORD)


def test_a_changed_key_is_refused(openssh: OpenSshServer) -> None:
    server = server_of(openssh)
    openssh.new_keys()
    assert told(sent(server)) == ("host-key-changed", {"not-sent"})
    assert names(openssh.files) == []


@pytest.mark.parametrize("kind", ["ed25519", "ecdsa", "rsa"])
@pytest.mark.parametrize("passphrase", ["", "häuser 7"])
def test_key_file_signs_in(
    openssh: OpenSshServer, tmp_path: Path, kind: str, passphrase: str
) -> None:
    path = tmp_path / "own"
    keygen("-q", "-t", kind, "-N", passphrase, "-f", path)
    openssh.take_key(path.with_suffix(".pub"))
    given = {"user": USER, "key": str(path)}
    server = new_server(HAIKU, "Haiku", openssh.url, given=given, protocol="sftp")
    server = remember_host_key(server, openssh.host_key())
    assert told(sent(server, passphrase)) == ("", {"delivered"})


def test_key_file_that_is_not_taken_is_said(openssh: OpenSshServer, tmp_path: Path) -> None:
    path = tmp_path / "own"
    keygen("-q", "-t", "ed25519", "-N", "", "-f", path)
    given = {"user": USER, "key": str(path)}
    server = new_server(HAIKU, "Haiku", openssh.url, given=given, protocol="sftp")
    server = remember_host_key(server, openssh.host_key())
    assert told(sent(server, "")) == ("sftp-key-refused", {"not-sent"})


def test_a_wrong_password_is_said(openssh: OpenSshServer) -> None:
    submitted = sent(server_of(openssh), "wrong")
    assert told(submitted) == ("sftp-account", {"not-sent"})
    assert USER in str(submitted.trouble)


def test_a_missing_folder_is_said(openssh: OpenSshServer) -> None:
    assert told(sent(server_of(openssh, "/gone"))) == ("sftp-folder-missing", {"not-sent"})


def test_a_folder_that_may_not_be_written_to_is_said(openssh: OpenSshServer) -> None:
    openssh.files.chmod(0o500)
    assert told(sent(server_of(openssh))) == ("sftp-read-only", {"not-sent"})


def test_a_file_that_came_in_between_is_not_written_over(
    openssh: OpenSshServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    (batch,) = plan_for(server_of(openssh)).batches
    name = batch.name
    (openssh.files / name).write_bytes(b"somebody else's")
    monkeypatch.setattr(sftp_sending, "_is_there", lambda *_: False)  # as it was a moment before
    assert told(sent(server_of(openssh))) == ("sftp-refused", {"not-sent"})
    assert names(openssh.files) == [name]
    assert (openssh.files / name).read_bytes() == b"somebody else's"


def test_a_server_that_dies_before_all_was_sent_has_nothing(
    openssh: OpenSshServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    before_asking(monkeypatch, paramiko.SFTPFile, "write", openssh.kill)
    assert told(sent(server_of(openssh))) == ("sftp-cut", {"not-sent"})


def test_a_server_that_dies_while_it_names_the_file_leaves_it_unknown(
    openssh: OpenSshServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    before_asking(monkeypatch, paramiko.SFTPClient, "rename", openssh.kill)
    assert told(sent(server_of(openssh))) == ("connection-cut", {"unknown"})


def test_a_server_that_falls_silent_can_be_left(
    openssh: OpenSshServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    silent = threading.Event()

    def freeze() -> None:
        openssh.freeze()
        silent.set()

    before_asking(monkeypatch, paramiko.SFTPFile, "write", freeze)
    submitted = sent(server_of(openssh), progress=CancelWhen(silent.is_set))
    assert submitted.cancelled
    assert told(submitted) == ("", {"not-sent"})


def before_asking(
    monkeypatch: pytest.MonkeyPatch, kind: type, method: str, work: Callable[[], None]
) -> None:
    """Have something happen just before the server is asked for something."""
    ask = getattr(kind, method)

    def asked(*arguments: object) -> object:
        work()
        return ask(*arguments)

    monkeypatch.setattr(kind, method, asked)
