"""`rosterwizard practice` says first where it is."""

from __future__ import annotations

import io
import json
import threading
from typing import NoReturn

import pytest
import requests

from rosterwizard.services import practice_serving
from rosterwizard.services.practice_serving import serve


def test_its_first_line_is_json_that_leads_to_it(monkeypatch: pytest.MonkeyPatch) -> None:
    out = io.StringIO()
    waited: list[float | None] = []

    def look(seconds: float | None) -> None:
        waited.append(seconds)
        said = json.loads(out.getvalue().splitlines()[0])
        answer = requests.get(said["page"], auth=(said["user"], said["password"]), timeout=10)
        assert answer.status_code == 200
        assert set(said) == {
            "url",
            "user",
            "password",
            "page",
            "sftp",
            "hostKey",
            "folder",
            "scenario",
        }

    monkeypatch.setattr(practice_serving, "wait_until_stopped", look)
    serve(seconds=7, out=out)
    assert waited == [7]


def test_without_a_limit_it_looks_up_again_and_again(monkeypatch: pytest.MonkeyPatch) -> None:
    waited: list[float | None] = []

    class Never:
        def wait(self, seconds: float | None) -> None:
            waited.append(seconds)
            if len(waited) == 3:
                raise KeyboardInterrupt

    monkeypatch.setattr(threading, "Event", Never)
    with pytest.raises(KeyboardInterrupt):
        practice_serving.wait_until_stopped(None)
    assert waited == [practice_serving.LOOK_UP_EVERY_S] * 3


def test_it_waits_no_longer_than_it_was_told() -> None:
    practice_serving.wait_until_stopped(0.001)


def test_it_runs_until_it_is_stopped(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    waited: list[float | None] = []

    def stop(seconds: float | None) -> NoReturn:
        waited.append(seconds)
        raise KeyboardInterrupt

    monkeypatch.setattr(practice_serving, "wait_until_stopped", stop)
    serve(scenario="cut")
    assert waited == [None]
    assert json.loads(capsys.readouterr().out)["scenario"] == "cut"
