"""What a practice twin is given and what it gives: each way of sending has one.

A twin plays, on this machine, the server that files reach by that way.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, get_args

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from rosterwizard.services.practice.drop import Drop
    from rosterwizard.services.practice.store import Store

Scenario = Literal[
    "good",
    "partly-good",
    "unchanged",
    "queued",
    "slow",
    "busy",
    "wrong-password",
    "not-allowed",
    "too-large",
    "cut",
    "broken-off",
    "own-trouble",
    "contradiction",
    "not-json",
]
SCENARIOS: tuple[Scenario, ...] = get_args(Scenario)


@dataclass(frozen=True, slots=True)
class Practice:
    """How the server behaves. names: user names that it refuses, in small letters.

    keys: the fingerprints of those that it takes in place of the password.
    """

    store: Store
    user: str
    password: str = field(repr=False)
    scenario: Scenario = "good"
    names: frozenset[str] = field(default=frozenset(), repr=False)
    slow_s: float = 3
    keys: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Ground:
    """What a twin stands on.

    drop: the folders that are looked into. folder: for its own things. port: the one that
    was asked for; 0 for any. system: the one that is played, "" for all.
    """

    practice: Practice
    drop: Drop
    folder: Path
    port: int = 0
    system: str = ""


@dataclass(frozen=True, slots=True)
class Twin:
    """A twin that runs. url, host_key, given: as of a `Server`, whose account it takes.

    given: besides the user name, which is that of the practice. announced: what scripts are told.
    """

    url: str
    host_key: str = ""
    announced: Mapping[str, str] = field(default_factory=dict)
    given: Mapping[str, str] = field(default_factory=dict)
