"""Whom a connection on the web trusts, and what this computer shows of itself.

The operating system's own list is always asked; a server may have an authority of its own besides.
"""

from __future__ import annotations

import errno
import os
import ssl
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.services.reasons import reason_of
from rosterwizard.services.ways.account import Input

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Trust:
    """Files, "" for none.

    ca_file: authorities besides those of the operating system. client_cert: the certificate that
    this computer shows; its key stands in `client_key`, or in the same file.
    """

    ca_file: str = ""
    client_cert: str = ""
    client_key: str = ""

    def context(self) -> ssl.SSLContext:
        """Return what judges certificates.

        Raises RosterError "ca-file-unusable", "client-cert-unusable" and "client-key-locked".
        """
        import truststore  # noqa: PLC0415 - only for the web

        context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        # As browsers do: else a certificate that names its computer in the old way alone passes.
        context.hostname_checks_common_name = False
        if self.ca_file:
            self._add_authority(context)
        if self.client_cert:
            self._add_own(context)
        return context

    def _add_authority(self, context: ssl.SSLContext) -> None:
        try:
            context.load_verify_locations(_held(self.ca_file))
        except OSError as error:  # SSLError is one
            reason = _why(error)
            raise RosterError("ca-file-unusable", file=self.ca_file, reason=reason) from None

    def _add_own(self, context: ssl.SSLContext) -> None:
        asked = []

        def no_passphrase() -> str:  # without this, the library would ask at the terminal
            asked.append(True)
            return ""

        try:
            context.load_cert_chain(self.client_cert, self.client_key or None, no_passphrase)
        except (OSError, ValueError) as error:
            if asked:
                file = self.client_key or self.client_cert
                raise RosterError("client-key-locked", file=file) from None
            raise RosterError(
                "client-cert-unusable", file=self.client_cert, reason=_why(error)
            ) from None


def check_authority(file: str) -> None:
    """Raise RosterError "ca-file-unusable" for a file that says of nobody to trust them."""
    Trust(ca_file=file).context()


def check_certificate(file: str) -> None:
    """Raise RosterError "client-cert-unusable" for a file in which no certificate is."""
    try:
        Trust(ca_file=file).context()  # which reads any certificate
    except RosterError as fault:
        raise RosterError("client-cert-unusable", **fault.params) from None


def check_key(file: str) -> None:
    """Raise RosterError "client-key-unreadable"."""
    try:
        _held(file).read_bytes()
    except OSError as error:
        raise RosterError("client-key-unreadable", file=file, reason=reason_of(error)) from None


TRUST = (
    Input(name="ca-file", kind="file", may_be_empty=True, check=check_authority),
    Input(name="client-cert", kind="file", may_be_empty=True, check=check_certificate),
    Input(name="client-key", kind="file", may_be_empty=True, check=check_key),
)


def check_own(given: Mapping[str, str]) -> None:
    """Raise what `Trust.context` does where a certificate and its key do not go together.

    Raises RosterError "client-key-alone", too.
    """
    own = replace(trust_in(given), ca_file="")
    if own.client_key and not own.client_cert:
        raise RosterError("client-key-alone")
    if own.client_cert:
        own.context()


def trust_in(given: Mapping[str, str]) -> Trust:
    """Return whom a person wants to be trusted for one server."""
    return Trust(*(given.get(each.name, "") for each in TRUST))


def _held(file: str) -> Path:
    """Return the path of a file that has an end; a pipe would be waited for. Raises OSError."""
    path = Path(file)
    if path.exists() and not path.is_file():
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))
    return path


def _why(error: Exception) -> str:
    """Return the reason in a few words, which the library takes from a list of its own."""
    known = error.reason if isinstance(error, ssl.SSLError) else None
    return known.replace("_", " ").lower() if known else reason_of(error)
