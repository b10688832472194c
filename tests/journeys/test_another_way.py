"""A way of sending that is in the registry is everywhere: nothing else knows the ways by name."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import keyring
import pytest
from PySide6.QtWidgets import QLabel, QLineEdit

from rosterwizard.core.checking import check_job
from rosterwizard.core.messages import words
from rosterwizard.core.profiles.loading import find_profile
from rosterwizard.gui.dialogs.server_dialog import ServerDialog
from rosterwizard.gui.pages.submit_page import SubmitPage
from rosterwizard.gui.submit.send_question import SendQuestion
from rosterwizard.services.kept_servers import new_server, practice_server
from rosterwizard.services.self_check.sending_check import sending
from rosterwizard.services.servers.kept_secrets import secret_of
from rosterwizard.services.settings import Settings, load_settings
from rosterwizard.services.submitting.plan import plan_submission
from rosterwizard.services.submitting.submission import check_connection, submit
from rosterwizard.services.ways import registry
from tests.helpers.command_line import called
from tests.helpers.filled_templates import PROFILES
from tests.helpers.made_up_way import TOKEN, URL, WORDS, Service, made_up_way
from tests.helpers.small_jobs import good_job, problems
from tests.helpers.window_jobs import opened, ready, session_of

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    Capsys = pytest.CaptureFixture[str]

HAIKU = PROFILES["haiku"]
EXAMPLES = Path(__file__).parents[1] / "data" / "profiles" / "haiku"
FILES = sorted(EXAMPLES.glob("*.good.csv"))


@pytest.fixture(autouse=True)
def service(monkeypatch: pytest.MonkeyPatch) -> Service:
    service = Service()
    ways = [made_up_way(service) if way.name == "sftp" else way for way in registry.WAYS]
    monkeypatch.setattr(registry, "WAYS", tuple(ways))
    of_code, of_file = words._sentences, words._words_of  # noqa: SLF001 - no file has these words
    monkeypatch.setattr(words, "_sentences", lambda code: WORDS.get(code) or of_code(code))
    monkeypatch.setattr(words, "_words_of", lambda part: {**of_file(part), **WORDS})
    return service


def test_check_of_the_program_tries_it(service: Service) -> None:
    findings = list(sending())
    assert len(findings) == len(registry.WAYS)
    assert {each.state for each in findings} == {"well"}
    assert service.tried == 1


def test_practice_and_a_server_of_ones_own_take_what_is_sent(service: Service) -> None:
    job = good_job(*HAIKU.record_types)
    given = {each.name: problems(()) for each in HAIKU.record_types}
    own = new_server(HAIKU, "Rosters", URL, given={"tenant": "hill", "region": "us"})
    for server, secret in ((practice_server(HAIKU), None), (own, TOKEN)):
        check_connection(server, secret)
        submitted = submit(plan_submission(job, given, server, "good-rows"), job, secret)
        assert submitted.trouble is None
    practised, sent = service.pages["practice", "eu"], service.pages["hill", "us"]
    assert b"".join(practised) == b"".join(sent)
    assert len(sent) > 1


def test_form_of_a_server_asks_for_what_it_wants(qtbot: QtBot) -> None:
    session = session_of(good_job(*HAIKU.record_types))
    session.set_settings(Settings())
    dialog = ServerDialog(session, [find_profile("haiku", session.profiles)])
    qtbot.addWidget(dialog)
    dialog.show()
    labels = [each.text() for each in dialog.findChildren(QLabel) if each.isVisible()]
    assert [each for each in labels if each in {"&Tenant", "&Region", "T&oken", "&Password"}] == [
        "&Tenant",
        "&Region",
        "T&oken",
    ]
    dialog.form.name.setText("Rosters")
    dialog.form.address.setText(URL)
    dialog.save()
    assert dialog.message_bar.text() == "There is no tenant."
    dialog.form.account.lines["tenant"].setText("hill")
    dialog.form.account.choices["region"].setCurrentIndex(1)
    dialog.form.account.lines["token"].setText(TOKEN)
    assert dialog.form.account.lines["token"].echoMode() is QLineEdit.EchoMode.Password
    dialog.test()
    qtbot.waitUntil(lambda: "takes the account" in dialog.message_bar.text())
    with qtbot.waitSignal(dialog.accepted):
        dialog.save()
    (server,) = load_settings().servers
    assert server.given == {"tenant": "hill", "region": "us"}
    assert secret_of(server) == TOKEN


def test_page_submit_asks_for_its_secret_and_sends(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, service: Service
) -> None:
    monkeypatch.setattr(SendQuestion, "agreed", lambda *_: True)
    job = good_job(*HAIKU.record_types)
    session = session_of(job)
    session.set_problems(check_job(job))
    server = new_server(HAIKU, "Rosters", URL, given={"tenant": "hill"})
    session.set_settings(Settings(servers=(server,)))
    page = SubmitPage(session)
    road = opened(qtbot, page)
    assert page.missing() == "Type the token first."
    assert "T&oken" in [each.text() for each in page.findChildren(QLabel) if each.isVisible()]
    page.servers.secret_box.setText("wrong")
    page.go_on()
    ready(qtbot, page)
    assert page.servers.secret_box.isVisible()
    assert not service.pages
    page.servers.secret_box.setText(TOKEN)
    page.servers.keep.setChecked(True)
    page.go_on()
    ready(qtbot, page)
    assert road.led_to == ["onwards"]
    assert service.pages["hill", "eu"]
    assert secret_of(server) == TOKEN


def test_command_line_takes_its_options_and_asks_for_its_secret(
    capsys: Capsys, monkeypatch: pytest.MonkeyPatch, service: Service
) -> None:
    add = ("servers", "add", "Rosters", "--system", "haiku", "--url", URL)
    shown = called(capsys, "servers", "add", "--help").out
    assert "--tenant TENANT" in shown
    assert "--region eu|us" in shown
    assert "--token" not in shown
    assert called(capsys, *add).err == "There is no tenant.\n"
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    asked: list[str] = []

    def typed(words: str) -> str:
        asked.append(words)
        return TOKEN

    monkeypatch.setattr("click.termui.hidden_prompt_func", typed)
    assert called(capsys, *add, "--tenant", "hill", "--region", "us").status == 0
    assert asked == ["Token of Rosters: "]
    assert keyring.get_password("RosterWizard", f"haiku  {URL} region=us tenant=hill") == TOKEN
    assert called(capsys, "servers", "test", "Rosters").status == 0
    to = ("--server", "Rosters", "--type", "haiku", "--yes")
    found = called(capsys, "submit", *FILES, *to)
    assert found.status == 0, found.err
    assert service.pages["hill", "us"]


def test_command_line_says_what_is_missing_where_nobody_is_there(capsys: Capsys) -> None:
    add = ("servers", "add", "Rosters", "--system", "haiku", "--url", URL, "--tenant", "hill")
    assert called(capsys, *add).status == 0
    found = called(capsys, "servers", "test", "Rosters")
    assert (found.status, found.err) == (4, "The server Rosters wants a token.\n")
