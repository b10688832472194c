"""What an error of the libraries below means for the person who sends."""

from __future__ import annotations

import ssl
from http.client import BadStatusLine, LineTooLong, RemoteDisconnected

import pytest

from rosterwizard.services.ways.patience import Patience
from rosterwizard.services.ways.web_line import Line
from rosterwizard.services.ways.web_trouble import no_reply


def line_that(*, sent: int = 0, whole: bool = False) -> Line:
    line = Line()
    if sent:
        line.passes(sent, is_last=whole)
    if whole:
        line.ends()
    return line


def tls_error(reason: str) -> ssl.SSLError:
    error = ssl.SSLError(1, reason)
    error.reason = reason
    return error


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (tls_error("TLSV13_ALERT_CERTIFICATE_REQUIRED"), "client-certificate"),
        (BadStatusLine("SSH-2.0-OpenSSH"), "speaks-no-http"),
        (LineTooLong("status line"), "speaks-no-http"),
        (LineTooLong("header line"), "connection-cut"),
        (BadStatusLine("HTT"), "connection-cut"),
        (RemoteDisconnected("closed"), "connection-cut"),
        (TimeoutError(), "connection-cut"),
    ],
)
def test_what_came_after_the_whole_file(error: Exception, code: str) -> None:
    found = no_reply(error, "school.example", Patience(), line_that(sent=9, whole=True))
    assert (found.trouble.code, found.begun) == (code, code == "connection-cut")


@pytest.mark.parametrize(
    ("error", "code"),
    [(TimeoutError(), "sending-late"), (BrokenPipeError(), "connection-cut-unsent")],
)
def test_what_came_in_the_middle_of_the_file(error: Exception, code: str) -> None:
    found = no_reply(error, "school.example", Patience(send_s=7), line_that(sent=9))
    assert (found.trouble.code, found.begun) == (code, False)
    assert "nothing was taken" in str(found.trouble)


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (tls_error("WRONG_VERSION_NUMBER"), "speaks-no-tls"),
        (tls_error("SSLV3_ALERT_HANDSHAKE_FAILURE"), "tls-untrusted"),
        (tls_error(""), "tls-untrusted"),
        (OSError(), "server-not-reached"),
    ],
)
def test_what_came_before_the_file(error: Exception, code: str) -> None:
    found = no_reply(error, "school.example", Patience(), line_that())
    assert (found.trouble.code, found.begun) == (code, False)
    assert "school.example" in str(found.trouble)
