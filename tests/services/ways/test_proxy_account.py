"""A proxy with a login: its user lies in the settings, its password in the keyring alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import trustme

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.progress import UNWATCHED
from rosterwizard.core.output.file_content import FileContent
from rosterwizard.services.servers.kept_secrets import keep_account
from rosterwizard.services.servers.lent_secrets import lend
from rosterwizard.services.servers.server import Server
from rosterwizard.services.submitting.doctor import examined
from rosterwizard.services.ways.patience import Patience
from rosterwizard.services.ways.web_post import Post, post_file
from rosterwizard.services.ways.web_proxy import (
    check_proxy_account,
    check_proxy_user,
    proxy_account,
    proxy_to,
)
from rosterwizard.services.ways.web_trouble import NoReplyError
from tests.helpers.fault_server import FaultServer, reply
from tests.helpers.login_proxy import LoginProxy
from tests.helpers.tls_authority import tls

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SCHOOL = "school.invalid"  # nobody but the proxy knows where it is
USER, PASSWORD = "häuser", "Gl@ss/ 學:7"


@pytest.fixture
def given(tmp_path: Path) -> dict[str, str]:
    authority.cert_pem.write_to_path(tmp_path / "ca.pem")
    return {"ca-file": str(tmp_path / "ca.pem"), "proxy-user": USER}


authority = trustme.CA()


@pytest.fixture
def proxy() -> Iterator[LoginProxy]:
    certificate = tls(authority.issue_cert(SCHOOL))
    with (
        FaultServer(reply("{}"), tls=certificate) as server,
        LoginProxy(USER, PASSWORD, server.port) as running,
    ):
        yield running


def sent(given: dict[str, str]) -> int:
    post = Post(f"https://{SCHOOL}/x", "anna", "pass", "x.csv", FileContent.of(b"x"), 1000, given)
    return post_file(post, UNWATCHED, Patience()).status


def refused(given: dict[str, str]) -> RosterError:
    with pytest.raises(NoReplyError) as raised:
        sent(given)
    assert raised.value.begun is False
    return raised.value.trouble


def keep(given: dict[str, str], password: str) -> None:
    whose = proxy_account(given)
    assert whose is not None
    keep_account(whose.account, password)


def test_who_has_the_account_is_let_through_and_only_the_proxy_learns_of_it(
    proxy: LoginProxy, given: dict[str, str], capfd: pytest.CaptureFixture[str]
) -> None:
    given["proxy"] = proxy.place
    keep(given, PASSWORD)
    assert sent(given) == 200
    assert proxy.heads[0].startswith(f"CONNECT {SCHOOL}:443 ".encode())
    found = proxy_to(f"https://{SCHOOL}", given)
    assert PASSWORD not in repr(found)
    assert not any(capfd.readouterr())


def test_a_wrong_password_is_said_for_what_it_is_by_the_name_of_the_proxy(
    proxy: LoginProxy, given: dict[str, str]
) -> None:
    given["proxy"] = f"http://{proxy.place}"
    keep(given, "Wrong-Word-1")
    trouble = refused(given)
    assert trouble.code == "proxy-account"
    assert proxy.place in str(trouble)
    assert "407" in str(trouble)
    assert "Wrong-Word-1" not in str(trouble)


def test_without_a_login_the_proxy_says_that_it_wants_one(
    proxy: LoginProxy, given: dict[str, str]
) -> None:
    del given["proxy-user"]
    trouble = refused(given | {"proxy": proxy.place})
    assert trouble.code == "proxy-login"
    assert proxy.place in str(trouble)


def test_a_password_that_nobody_gave_is_missed_before_the_proxy_is_asked(
    proxy: LoginProxy, given: dict[str, str]
) -> None:
    trouble = refused(given | {"proxy": proxy.place})
    assert trouble.code == "proxy-password-missing"
    assert (proxy.place in str(trouble), USER in str(trouble)) == (True, True)
    assert proxy.heads == []


def test_what_was_typed_for_this_session_does(proxy: LoginProxy, given: dict[str, str]) -> None:
    given["proxy"] = proxy.place
    whose = proxy_account(given)
    assert whose is not None
    lend(whose.account, PASSWORD)
    assert sent(given) == 200


def test_another_proxy_or_another_name_never_gets_the_password() -> None:
    one = {"proxy": "proxy.example:3128", "proxy-user": "anna"}
    accounts = {
        found.account
        for found in map(
            proxy_account,
            [one, one | {"proxy": "other.example:3128"}, one | {"proxy-user": "ben"}],
        )
        if found
    }
    assert len(accounts) == 3
    assert proxy_account(one) == proxy_account(one | {"proxy": "http://proxy.example:3128"})
    assert proxy_account(one | {"proxy": "none"}) is proxy_account({}) is None


def test_looking_step_by_step_finds_what_the_proxy_says(
    proxy: LoginProxy, given: dict[str, str]
) -> None:
    given |= {"proxy": proxy.place, "user": "anna"}
    server = Server(name="L", system="x", url=f"https://{SCHOOL}", protocol="infiniti", given=given)
    keep(given, "Wrong-Word-1")
    found = examined(server, "pass")
    states = {each.step: each.state for each in found.steps_found}
    assert (states["proxy"], states["connection"], states["tls"]) == (
        "passed",
        "failed",
        "not-tried",
    )
    assert "Wrong-Word-1" not in str(found)
    keep(given, PASSWORD)
    states = {each.step: each.state for each in examined(server, "pass").steps_found}
    assert states["tls"] == "passed"


@pytest.mark.parametrize("proxys", [{}, {"proxy": "none"}])
def test_a_name_that_no_proxy_gets_is_refused(proxys: dict[str, str]) -> None:
    with pytest.raises(RosterError) as raised:
        check_proxy_account(proxys | {"proxy-user": "anna"})
    assert raised.value.code == "proxy-user-alone"
    check_proxy_account(proxys)
    check_proxy_account({"proxy": "x:1", "proxy-user": "anna"})


def test_a_name_with_a_colon_is_refused() -> None:
    check_proxy_user("DOMAIN\\anna")
    with pytest.raises(RosterError) as raised:
        check_proxy_user("an:na")
    assert raised.value.code == "proxy-user-with-colon"
