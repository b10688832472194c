"""`rosterwizard practice`."""

from __future__ import annotations

import json
import signal
import subprocess

import requests

from tests.helpers.command_line import program, ran


def test_first_line_says_how_to_reach_it_and_ctrl_c_ends_it() -> None:
    command = program("practice", "--scenario", "partly-good")
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdout=pipe, stderr=pipe) as running:
        assert running.stdout is not None
        facts = json.loads(running.stdout.readline())
        page = requests.get(facts["url"], auth=(facts["user"], facts["password"]), timeout=20)
        running.send_signal(signal.SIGINT)
        out, err = running.communicate()
    assert page.ok
    assert facts["url"].startswith("http://127.0.0.1:")
    assert (running.returncode, out, err) == (0, b"", b"")


def test_it_stops_by_itself_after_the_seconds() -> None:
    found = ran("practice", "--seconds", "0.01")
    assert found.status == 0
    assert found.json["url"]


def test_unknown_scenario_is_a_wrong_call() -> None:
    found = ran("practice", "--scenario", "sunny")
    assert found.status == 2
    assert "partly-good" in found.err


def test_taken_port_is_said() -> None:
    found = ran("practice", "--port", "1", "--seconds", "0.01", "--scenario", "good")
    if found.status:  # an administrator may listen there
        assert found.status == 2
        assert "port 1" in found.err
