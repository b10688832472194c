"""The process tells the texts of a workbook, or puts others in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rosterwizard.core.lookalike.workbooks.texts import Rewritten, WorkbookTexts
from rosterwizard.services import look_alike_child
from rosterwizard.services.look_alike_child import TextsRequest, main, renew
from tests.helpers.every_workbook import as_they_are
from tests.helpers.workbook_files import workbook

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest

PEOPLE = workbook({"People": [["ID"], ["007"]]})


def test_texts_are_told_and_others_put_in() -> None:
    texts = renew(TextsRequest(None, 0), PEOPLE)
    assert isinstance(texts, WorkbookTexts)
    assert isinstance(renew(TextsRequest(as_they_are(texts), 0), PEOPLE), Rewritten)


def test_it_serves_that_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    served: list[tuple[type, Callable[..., object], str]] = []
    monkeypatch.setattr(look_alike_child, "serve_one", lambda *what: served.append(what))
    main()
    assert served == [(TextsRequest, renew, "look-alike-failed")]
