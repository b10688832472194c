"""The practice server on the web: on this machine only, and only for who knows the password."""

from __future__ import annotations

import base64
import json
import os
import secrets
import socket
import sys
import threading
from contextlib import suppress
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from rosterwizard.core.messages.words import sentence
from rosterwizard.services.practice.canned_answers import JSON, NO_FILE, REFUSALS, TAKEN
from rosterwizard.services.practice.infiniti_import import (
    CONTACTS,
    PATRONS,
    REFUSED_EACH,
    Choosy,
    import_file,
)
from rosterwizard.services.practice.rosters import LARGEST_FILE
from rosterwizard.services.practice.rows_page import page_of
from rosterwizard.services.practice.uploaded_file import first_file
from rosterwizard.services.servers.addresses import is_loopback
from rosterwizard.services.unforeseen import note_bug

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Self

    from rosterwizard.services.practice.canned_answers import Canned
    from rosterwizard.services.practice.twin import Practice

HOST = "127.0.0.1"
PIECE = 65_536
READ_TIMEOUT_S = 30
IMPORTS = {"/api/import/users": PATRONS, "/api/import/userContacts": CONTACTS}
NO_HEADERS: Mapping[str, str] = {}
# The page needs no script, no picture and no frame, so it gets none.
HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


class PracticeWeb(ThreadingHTTPServer):
    """Listens on a port of this machine; `with` starts and stops it. Raises OSError."""

    daemon_threads = True
    # On Windows this would let two programs listen on one port, and not the port be used again.
    allow_reuse_address = os.name != "nt"

    def __init__(self, practice: Practice, port: int = 0) -> None:
        super().__init__((HOST, port), _Handler)
        self.practice = practice
        self.stopping = threading.Event()
        self.has_refused = threading.Event()
        self._thread = threading.Thread(target=self.serve_forever, args=(0.05,), daemon=True)

    @property
    def url(self) -> str:
        """The server's address."""
        return f"http://{HOST}:{self.server_port}"

    def __enter__(self) -> Self:
        """Begin to answer."""
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Stop answering, also those who still wait."""
        self.stopping.set()
        self.shutdown()
        self._thread.join()
        self.server_close()

    def handle_error(self, *_: object) -> None:
        """Pass over clients that went away; anything else is a slip of ours."""
        error = sys.exception()
        if error is not None and not isinstance(error, OSError):
            note_bug(error)


class _Handler(BaseHTTPRequestHandler):
    """Answers one request. Requests from elsewhere, or by way of another site, are refused."""

    server: PracticeWeb
    server_version = "RosterWizardPractice"
    sys_version = ""
    timeout = READ_TIMEOUT_S

    def do_GET(self) -> None:
        """Show what the server holds."""
        if not self._comes_from_here():
            self._say(HTTPStatus.FORBIDDEN, sentence("practice-for-here-alone"))
        elif not self._knows_password():
            self._say(HTTPStatus.UNAUTHORIZED, sentence("practice-sign-in"))
        elif urlsplit(self.path).path == "/":
            self._say(HTTPStatus.OK, page_of(self.server.practice.store), "text/html")
        else:
            self._say(HTTPStatus.NOT_FOUND, sentence("practice-no-such-page"))

    def do_POST(self) -> None:
        """Take an import."""
        length = self.headers.get("Content-Length", "")
        if not length.isdecimal():
            self._say(HTTPStatus.LENGTH_REQUIRED, "How long is the file?")
        elif int(length) > LARGEST_FILE:
            self._say(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "The file is too large.")
        else:
            body = self._body(int(length))
            if len(body) == int(length):  # else the client went away in the middle
                self._import(body)

    def _body(self, length: int) -> bytes:
        """Read all of it before answering, or the client would not read the answer."""
        body = bytearray()
        while len(body) < length:
            piece = self.rfile.read(min(PIECE, length - len(body)))
            if not piece:
                break
            body += piece
        return bytes(body)

    def _import(self, body: bytes) -> None:
        path = urlsplit(self.path).path
        kind = IMPORTS.get(path) or IMPORTS.get(path.rpartition("/")[0])
        if not self._comes_from_here():
            self._say(HTTPStatus.FORBIDDEN, sentence("practice-for-here-alone"))
        elif kind is None:
            self._say(HTTPStatus.NOT_FOUND, "There is no such import.")
        elif not self._knows_password():
            self._answer(REFUSALS["wrong-password"])
        elif (refusal := self._refusal()) is not None:
            self._answer(refusal)
        else:
            self._take(kind, body)

    def _refusal(self) -> Canned | None:
        refusal = REFUSALS.get(self.server.practice.scenario)
        if refusal is not None and refusal.once:
            if self.server.has_refused.is_set():
                return None
            self.server.has_refused.set()
        return refusal

    def _take(self, kind: str, body: bytes) -> None:
        practice = self.server.practice
        file = first_file(self.headers.get("Content-Type", ""), body)
        if file is None:
            self._answer(NO_FILE)
            return
        each = REFUSED_EACH if practice.scenario == "partly-good" else 0
        answer = import_file(
            practice.store,
            kind,
            file,
            Choosy(practice.names, each),
            tells_unchanged=practice.scenario == "unchanged",
        )
        if practice.scenario == "slow":
            self.server.stopping.wait(practice.slow_s)
        if practice.scenario == "cut":
            with suppress(OSError):
                self.connection.shutdown(socket.SHUT_RDWR)
            return
        whole = json.dumps(answer)
        if practice.scenario in TAKEN:
            self._answer(TAKEN[practice.scenario])
        elif practice.scenario == "broken-off":
            self._say(HTTPStatus.OK, whole[: len(whole) // 2], JSON)
        else:
            self._say(HTTPStatus.OK, whole, JSON)

    def _comes_from_here(self) -> bool:
        """Tell whether the request was meant for this machine by somebody on it.

        A site in the person's own browser could send one too: it names another host, or itself.
        """
        host = urlsplit(f"//{self.headers.get('Host', '')}").hostname or ""
        return is_loopback(host) and self.headers.get("Origin", self.server.url) == self.server.url

    def _knows_password(self) -> bool:
        practice = self.server.practice
        account = f"{practice.user}:{practice.password}".encode()
        wanted = b"Basic " + base64.b64encode(account)
        given = self.headers.get("Authorization", "").encode("latin-1", "replace")
        return secrets.compare_digest(given, wanted)

    def _answer(self, answer: Canned) -> None:
        self._say(answer.status, answer.text, answer.kind, answer.headers)

    def _say(
        self,
        status: HTTPStatus,
        text: str,
        kind: str = "text/plain",
        headers: Mapping[str, str] = NO_HEADERS,
    ) -> None:
        content = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        for name, value in {**HEADERS, **headers}.items():
            self.send_header(name, value)
        if status == HTTPStatus.UNAUTHORIZED:
            self.send_header("WWW-Authenticate", 'Basic realm="Practice server", charset="UTF-8"')
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Write no log: it would name what people practise with."""
