"""What holds for every test: nothing of the developer's machine is read, shown or reached.

Each replacement is made so that a test pays only for what it uses: none of them imports
PySide6 or keyring by itself.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from parts import ALL_PARTS
from tests.helpers.network import refuse_far_hosts

pytest_plugins = [
    "pytester",
    "tests.helpers.home",
    "tests.helpers.logs",
    "tests.helpers.needing",
    "tests.helpers.slow_files",
]

UNCOUNTED = [Path(__file__).with_name(each) for each in ("journeys", "parts", "packaging")]
# Not a default: on many desktops the variable is set already, and windows would pop up.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
sys.addaudithook(refuse_far_hosts)
# A shell that starts the tests in the background has them ignore Ctrl-C, and every program that
# they start: those tests that press it would then wait for ever.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)
# A slow or busy machine is no fault of the property under test.
settings.register_profile(
    "roster",
    deadline=None,
    # Where the lines are counted that tests reach, chance must not decide which these are.
    derandomize=bool(os.environ.get(ALL_PARTS)),
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],  # in a fresh clone it makes tables of all letters
)
settings.load_profile("roster")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Count no lines in tests that walk whole roads: others try each, and it costs a third."""
    for item in items:
        if any(item.path.is_relative_to(folder) for folder in UNCOUNTED):
            item.add_marker("no_cover")


@pytest.fixture(autouse=True)
def forgetful_keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put an empty keyring in memory in place of the developer's, in child processes too."""
    backend = "tests.helpers.memory_keyring.MemoryKeyring"
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", backend)
    if "keyring" in sys.modules:  # it reads the variable only once
        import keyring

        from tests.helpers.memory_keyring import MemoryKeyring

        keyring.set_keyring(MemoryKeyring())


@pytest.fixture(autouse=True)
def nothing_lent() -> None:
    """Forget the secrets that an earlier test lent to the rest of the program's run."""
    lent_secrets = sys.modules.get("rosterwizard.services.servers.lent_secrets")
    if lent_secrets is not None:
        lent_secrets._lent.clear()  # noqa: SLF001 - nothing else has a reason to forget them all


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    """Forget the developer's proxy, which would stand between a test and its own server."""
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
