"""What msgspec says of a profile is put into words of ours."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest

from rosterwizard.core.profiles import decoding
from rosterwizard.core.profiles.faults import FaultyProfile

if TYPE_CHECKING:
    from typing import NoReturn


def test_what_msgspec_may_say_one_day_is_passed_on(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> NoReturn:
        text = "Something new - at `$.name`"
        raise msgspec.ValidationError(text)

    monkeypatch.setattr(msgspec, "convert", refuse)
    with pytest.raises(FaultyProfile) as caught:
        decoding.decoded({"name": "club"})
    (fault,) = caught.value.faults
    assert fault.place == "name"
    assert "Something new" in fault.says
