"""Of a form only the first file counts."""

from __future__ import annotations

import pytest
import requests
from hypothesis import given
from hypothesis import strategies as st

from rosterwizard.services.practice.uploaded_file import first_file

TYPE = "multipart/form-data; boundary=b"


def part(content: str, disposition: str = 'form-data; name="f"; filename="u.csv"') -> str:
    return f"--b\r\nContent-Disposition: {disposition}\r\n\r\n{content}\r\n"


def test_the_first_file_is_taken_whatever_it_is_called() -> None:
    body = part("x", 'form-data; name="mode"') + part("first") + part("second") + "--b--\r\n"
    assert first_file(TYPE, body.encode()) == b"first"


@given(content=st.binary())
def test_a_real_clients_file_arrives_byte_for_byte(content: bytes) -> None:
    files = {"any": ("ü.csv", content, "text/csv")}
    request = requests.Request("POST", "http://127.0.0.1/", files=files).prepare()
    body = request.body
    assert isinstance(body, bytes)
    assert first_file(request.headers["Content-Type"], body) == content


@pytest.mark.parametrize(
    ("content_type", "body"),
    [
        ("text/csv", part("x")),
        ("multipart/form-data", part("x")),
        ("multipart/mixed; boundary=b", part("x")),
        ("", part("x")),
        (TYPE, ""),
        (TYPE, "--b--\r\n"),
        (TYPE, part("x", 'form-data; name="f"')),
        (TYPE, '--b\r\nContent-Disposition: form-data; filename="u"'),
    ],
)
def test_without_a_file_there_is_none(content_type: str, body: str) -> None:
    assert first_file(content_type, body.encode()) is None
