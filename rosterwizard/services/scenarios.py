"""How the practice server can behave."""

from typing import Literal, get_args

Scenario = Literal["good", "partly-good", "slow", "wrong-password", "cut", "not-json"]
SCENARIOS: tuple[Scenario, ...] = get_args(Scenario)
