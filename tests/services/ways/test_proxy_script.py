"""A script that chooses a proxy is told of where Windows has one, and nowhere else."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from types import ModuleType
from typing import TYPE_CHECKING

import pytest

from rosterwizard.core.messages.progress import UNWATCHED
from rosterwizard.services.servers.server import Server
from rosterwizard.services.ways.proxy_script import proxy_script
from rosterwizard.services.ways.web_steps import web_steps
from tests.helpers.needing import elsewhere

if TYPE_CHECKING:
    from collections.abc import Iterator

SCRIPT = "http://wpad.greenhill.example/proxy.pac"


class Registry(ModuleType):
    """Stands for the registry of Windows, with one value or none."""

    HKEY_CURRENT_USER = "HKCU"

    def __init__(self, value: str) -> None:
        super().__init__("winreg")
        self._value = value

    @contextmanager
    def OpenKey(self, *_: str) -> Iterator[str]:  # noqa: N802 - Windows calls it so
        yield "key"

    def QueryValueEx(self, _key: str, name: str) -> tuple[str, int]:  # noqa: N802 - as above
        if not self._value:
            raise FileNotFoundError(name)
        return self._value, 1


def found(**given: str) -> str:
    """Return what the first step to a server says."""
    server = Server(
        name="L", system="x", url="https://school.invalid", protocol="infiniti", given=given
    )
    return web_steps(server)[0].look(UNWATCHED)


def test_the_script_that_windows_is_set_to_is_told_of(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "winreg", Registry(SCRIPT))
    monkeypatch.setattr("requests.utils.get_environ_proxies", lambda _url: {})
    assert proxy_script() == SCRIPT
    assert SCRIPT in found()
    assert SCRIPT not in found(proxy="none"), "the person has said what they want"


def test_without_a_script_nothing_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "winreg", Registry(""))
    monkeypatch.setattr("requests.utils.get_environ_proxies", lambda _url: {})
    assert proxy_script() == ""
    assert found() == "none, the server is reached directly"


@pytest.mark.usefixtures("no_proxy")
@elsewhere(os.name == "nt", "Windows has a registry")
def test_elsewhere_nobody_knows() -> None:
    assert proxy_script() == ""
