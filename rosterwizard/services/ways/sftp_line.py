"""The line to an SFTP server: its key is compared before anything secret is sent."""

from __future__ import annotations

import errno
import socket
import threading
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import paramiko

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.words import sentence
from rosterwizard.services.logs import silent_channel
from rosterwizard.services.reasons import reason_of
from rosterwizard.services.ways.agent_keys import sign_in_by_agent
from rosterwizard.services.ways.key_file import key_in
from rosterwizard.services.ways.known_hosts import PORT, known_hosts_file, known_keys
from rosterwizard.services.ways.server_words import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rosterwizard.services.servers.server import Server

# An RSA key signs in these ways; the one that is named as the key is broken.
SIGNS_AS = {"ssh-rsa": ("rsa-sha2-512", "rsa-sha2-256")}


@dataclass(frozen=True, slots=True)
class Patience:
    """How long is waited, in seconds: to connect, and for each answer of the server."""

    connect_s: float = 10
    answer_s: float = 60


class Transfer:
    """What two threads know of one transfer: the one that sends and the one that may cut it.

    sent: bytes. signed_in: the server took the account. is_writing: a file is open there.
    may_be_there: the file may have its own name by now.
    """

    def __init__(self) -> None:
        self.sent = 0
        self.signed_in = False
        self.is_writing = False
        self.may_be_there = False
        self._lock = threading.Lock()
        self._is_cut = False
        self._socket: socket.socket | None = None

    def joins(self, link: socket.socket) -> None:
        """Note the socket that the transfer goes over."""
        self._socket = link
        self.goes_on()

    def goes_on(self, *, to_its_name: bool = False) -> None:
        """Raise once the transfer is cut; else note whether the file is about to get its name."""
        with self._lock:
            if self._is_cut:
                raise ConnectionAbortedError("cut by the person")
            self.may_be_there = to_its_name

    def cut(self) -> None:
        """End the transfer, whatever it waits for. The file gets no name after this."""
        with self._lock:
            self._is_cut = True
        if self._socket is not None:
            with suppress(OSError):
                self._socket.shutdown(socket.SHUT_RDWR)


class SftpLine:
    """Signs in to one server for one transfer."""

    def __init__(self, server: Server, secret: str, patience: Patience) -> None:
        parts = urlsplit(server.url)
        self.place = parts.netloc  # for people
        self._address = (parts.hostname or "", parts.port or PORT)
        self._server = server
        self._secret = secret
        self._key_file = server.given.get("key", "")
        self._by_agent = server.given.get("sign-in") == "agent"
        self._patience = patience

    @contextmanager
    def met(self, transfer: Transfer) -> Iterator[paramiko.Transport]:
        """Open the line and compare the server's key, before anything secret is sent."""
        with closing(self._opened(transfer)) as line:
            line.start_client(timeout=self._patience.connect_s)
            self._compare_key(line.get_remote_server_key())
            yield line

    @contextmanager
    def signed_in(self, transfer: Transfer) -> Iterator[paramiko.SFTPClient]:
        """Open the line, compare the server's key, sign in, and give the files.

        Raises RosterError for what the server refuses; `trouble_of` has words for all else.
        """
        own_key = key_in(self._key_file, self._secret) if self._key_file else None
        with self.met(transfer) as line:
            line.auth_timeout = self._patience.answer_s
            if own_key is not None:
                line.auth_publickey(self._server.user, own_key)
            elif self._by_agent:
                sign_in_by_agent(line, self._server.user, self.place)
            else:
                line.auth_password(self._server.user, self._secret)
            if not line.is_authenticated():  # it wants something more, such as a code
                raise paramiko.AuthenticationException
            transfer.signed_in = True
            channel = line.open_session(timeout=self._patience.answer_s)
            channel.settimeout(self._patience.answer_s)
            channel.invoke_subsystem("sftp")
            with closing(paramiko.SFTPClient(channel)) as files:
                try:
                    yield files
                except OSError as error:
                    if line.is_active() and not isinstance(error, TimeoutError | ConnectionError):
                        raise self._refused(error, transfer) from None
                    raise

    def _opened(self, transfer: Transfer) -> paramiko.Transport:
        link = socket.create_connection(self._address, self._patience.connect_s)
        try:
            # Else the end of each piece waits up to 40 ms for the server to confirm its beginning:
            # 10 MB took OpenSSH 9.4 s, and take 0.4 s.
            link.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            transfer.joins(link)
            line = paramiko.Transport(link)
        except BaseException:
            link.close()
            raise
        line.set_log_channel(silent_channel())
        line.banner_timeout = self._patience.connect_s
        # Ask first for the kind of key that is known: a server with several may prefer another.
        options = line.get_security_options()
        kinds = [each.partition(" ")[0] for each in self._trusted()]
        signs = {way for kind in kinds for way in SIGNS_AS.get(kind, (kind,))}
        known = [each for each in options.key_types if each in signs]
        options.key_types = tuple(dict.fromkeys((*known, *options.key_types)))
        return line

    def _compare_key(self, key: paramiko.PKey) -> None:
        kind, fingerprint = key.get_name(), key.fingerprint
        shown = f"{kind} {fingerprint}"
        trusted = self._trusted()
        if shown in trusted:
            return
        gaps = {"host": self.place, "kind": kind, "fingerprint": fingerprint}
        if trusted and not self._server.host_key:
            raise RosterError("host-key-differs", file=known_hosts_file(), **gaps)
        code = "host-key-changed" if trusted else "host-key-unknown"
        raise RosterError(code, key=shown, **gaps)

    def _trusted(self) -> frozenset[str]:
        """Return the keys that the server may show: the one kept here, else those of ssh."""
        kept = self._server.host_key
        return frozenset({kept}) if kept else known_keys(*self._address)

    def _refused(self, error: OSError, transfer: Transfer) -> RosterError:
        """Return the words for a plain no of the server to something about files."""
        if error.errno == errno.ENOENT:
            return RosterError("sftp-folder-missing", host=self.place)
        if error.errno == errno.EACCES:
            return RosterError("sftp-read-only", host=self.place)
        # A full disk and a quota that is used up have no word of their own in SFTP.
        code = "sftp-full" if transfer.is_writing else "sftp-refused"
        return RosterError(code, host=self.place, reason=_servers_words(error))

    def trouble_of(self, error: Exception, transfer: Transfer) -> RosterError:
        """Return the words for a line that did not hold, or never came to be."""
        if isinstance(error, paramiko.AuthenticationException):
            return RosterError(self._no_to(error), host=self.place, user=self._server.user)
        if transfer.signed_in:
            code = "connection-cut" if transfer.may_be_there else "sftp-cut"
            return RosterError(code, host=self.place, server=self.place)
        if isinstance(error, socket.gaierror | UnicodeError):
            return RosterError("server-unknown", server=self.place)
        if isinstance(error, OSError):
            return RosterError("server-not-reached", server=self.place, reason=_words(error))
        return RosterError("sftp-not-spoken", host=self.place, reason=_words(error))

    def _no_to(self, error: paramiko.AuthenticationException) -> str:
        """Return the code for an account that is not taken: the key, its kind, or the password."""
        if self._key_file or self._by_agent:
            return "sftp-key-refused"
        taken = error.allowed_types if isinstance(error, paramiko.BadAuthenticationType) else ()
        return "sftp-keys-only" if list(taken) == ["publickey"] else "sftp-account"


def _words(error: Exception) -> str:
    if isinstance(error, TimeoutError):
        return sentence("server-reason", "no-answer")
    return plain(reason_of(error))


def _servers_words(error: OSError) -> str:
    """Return what the server says of a file: paramiko puts that into an error of its own."""
    said = plain(error.strerror or "".join(map(str, error.args[:1])))
    return said or sentence("server-reason", "none-given")
