"""What many programs at once keep in our files: nothing of any of them is lost."""

from __future__ import annotations

import os
import subprocess
import sys

from rosterwizard.services.history import entries
from rosterwizard.services.remembered_matchings import is_known
from rosterwizard.services.settings import load_settings

AT_ONCE = 5
EACH = 4
# Each waits until all are there, so that they write at the same time.
KEEPING = """
import sys
from msgspec.structs import replace
from rosterwizard.core.matching.matching import Match, Matching
from rosterwizard.services.history import Entry, remember
from rosterwizard.services.remembered_matchings import remember as remember_matching
from rosterwizard.services.kept_servers import add_server
from rosterwizard.services.servers.server import Server
from rosterwizard.services.settings import change_settings

print("ready", flush=True)
sys.stdin.read()
for number in range(int(sys.argv[2])):
    name = f"{sys.argv[1]}-{number}"
    server = Server(name=name, system="infiniti", url="https://a.example", protocol="infiniti")
    change_settings(lambda settings: add_server(settings, server))
    match = Match(column=0, heading=name, field="username", reason="chosen")
    remember_matching("demo/patrons", Matching((match,)))
    remember([Entry(submission=name, when="", system="infiniti", record_type="patrons",
                    server=name, file="a.csv", digest="", rows=1, counts={})])
"""


def test_nothing_is_lost_where_many_write_at_once() -> None:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", KEEPING, str(number), str(EACH)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=environment,
        )
        for number in range(AT_ONCE)
    ]
    for each in writers:
        assert each.stdout
        assert each.stdout.readline().strip() == b"ready"
    for each in writers:
        assert each.stdin
        each.stdin.close()
    assert [each.wait() for each in writers] == [0] * AT_ONCE
    for each in writers:
        assert each.stdout
        each.stdout.close()
    names = {f"{number}-{each}" for number in range(AT_ONCE) for each in range(EACH)}
    assert {each.name for each in load_settings().servers} == names
    assert {name for name in names if is_known("demo/patrons", [name])} == names
    assert {each.server for each in entries()} == names
