"""Which proxy is on the way, where it is set, and what is said when it does not let through."""

from __future__ import annotations

import base64
import socket

import pytest

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.progress import UNWATCHED
from rosterwizard.core.output.file_content import FileContent
from rosterwizard.services.ways.patience import Patience
from rosterwizard.services.ways.tunnel import connected
from rosterwizard.services.ways.web_post import Post, post_file
from rosterwizard.services.ways.web_proxy import Proxy, check_proxy, proxy_to
from rosterwizard.services.ways.web_trouble import NoReplyError
from tests.helpers.fault_server import FaultServer, reply

SCHOOL = "https://school.invalid"
PASS = "s3cret"  # noqa: S105 - nobody's


@pytest.fixture(autouse=True)
def _no_proxies(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


def refused(url: str = SCHOOL, **given: str) -> RosterError:
    with pytest.raises(NoReplyError) as raised:
        post_file(
            Post(f"{url}/x", "anna", "pass", "x", FileContent.of(b"x"), 9, given),
            UNWATCHED,
            Patience(),
        )
    assert raised.value.begun is False
    assert PASS not in str(raised.value.trouble)
    return raised.value.trouble


def test_there_is_none_unless_one_is_set() -> None:
    assert proxy_to(SCHOOL, {}) is None
    assert proxy_to(SCHOOL, {"proxy": "none"}) is None


def test_a_servers_own_proxy_goes_before_that_of_the_system(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://system.example:3128")
    own = proxy_to(SCHOOL, {"proxy": "own.example:8080"})
    assert own is not None
    assert (own.place, own.is_own, own.headers) == ("own.example:8080", True, {})
    found = proxy_to(SCHOOL, {})
    assert found is not None
    assert (found.place, found.variable) == ("system.example:3128", "HTTPS_PROXY")
    assert "HTTPS_PROXY" in found.source
    assert proxy_to(SCHOOL, {"proxy": "none"}) is None
    assert proxy_to("https://127.0.0.1", {}) is None


def test_what_the_settings_of_the_computer_say_is_said_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "requests.utils.get_environ_proxies", lambda _url: {"https": "proxy.example"}
    )
    found = proxy_to(SCHOOL, {})
    assert found is not None
    assert (found.place, found.variable) == ("proxy.example:80", "")
    assert "settings" in found.source


@pytest.mark.parametrize(
    "value", [f"socks5://anna:{PASS}@x", "http://x:port", "http://", "ftp://x", "http://x/a.pac"]
)
def test_a_variable_that_cannot_be_used_is_named(
    monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    monkeypatch.setenv("https_proxy", value)
    found = refused()
    assert found.code == "proxy-setting"
    assert "https_proxy" in str(found)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("socks5://x", "proxy-socks"),
        ("SOCKS4a://x:1080", "proxy-socks"),
        ("http://wpad.school.example/wpad.dat", "proxy-script"),
        ("file:///etc/proxy.PAC", "proxy-script"),
        ("ftp://x", "proxy-unclear"),
        ("http://x:port", "proxy-unclear"),
        (f"http://anna:{PASS}@x", "proxy-with-account"),
    ],
)
def test_a_proxy_that_nobody_could_use_is_refused(text: str, code: str) -> None:
    with pytest.raises(RosterError) as raised:
        check_proxy(text)
    assert raised.value.code == code
    assert PASS not in str(raised.value)


def test_none_and_an_address_are_taken() -> None:
    check_proxy("none")
    check_proxy("http://proxy.example:3128")


def test_a_proxy_that_is_not_there_is_named() -> None:
    with socket.create_server(("127.0.0.1", 0)) as nobody:
        place = f"127.0.0.1:{nobody.getsockname()[1]}"
    found = refused(proxy=place)
    assert (found.code, found.params["proxy"]) == ("proxy-not-reached", place)
    assert refused("http://school.invalid", proxy=place).code == "proxy-not-reached"


def test_a_proxy_without_a_name_in_the_network_is_not_taken_for_the_school() -> None:
    found = refused(proxy="proxy.invalid:3128")
    assert (found.code, found.params["proxy"]) == ("proxy-unknown", "proxy.invalid:3128")


@pytest.mark.parametrize(
    ("status", "account", "code"),
    [
        ("407 Login", "", "proxy-login"),
        ("407 Login", f"anna:{PASS}@", "proxy-account"),
        ("502 No", "", "proxy-trouble"),
    ],
)
def test_a_proxy_that_does_not_let_through_is_said(
    monkeypatch: pytest.MonkeyPatch, status: str, account: str, code: str
) -> None:
    with FaultServer(reply("", status)) as proxy:
        monkeypatch.setenv("https_proxy", f"http://{account}127.0.0.1:{proxy.port}")
        found = refused()
        assert (found.code, found.params["proxy"]) == (code, f"127.0.0.1:{proxy.port}")


def test_a_tunnel_tells_the_proxy_who_asks() -> None:
    with FaultServer(reply("", "200 Go on")) as server:
        proxy = Proxy(f"http://anna:p%40ss@127.0.0.1:{server.port}")
        assert repr(proxy) == "Proxy(variable='', is_own=False)"
        connected("school.invalid", 443, proxy, 5).close()
    head = server.requests[0]
    assert head.startswith(b"CONNECT school.invalid:443")
    assert base64.b64encode(b"anna:p@ss") in head


def test_a_proxy_that_speaks_tls_listens_elsewhere() -> None:
    assert Proxy("https://proxy.example").place == "proxy.example:443"
