"""Whom a connection on the web trusts, and what this computer shows of itself.

The operating system's own list is always asked; a server may have an authority of its own besides.
"""

from __future__ import annotations

import ssl
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.services.reasons import reason_of
from rosterwizard.services.ways.account import Input

if TYPE_CHECKING:
    from collections.abc import Mapping

TRUST = tuple(
    Input(name=name, kind="file", may_be_empty=True, is_rare=True)
    for name in ("ca-file", "client-cert", "client-key")
)


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
            context.load_verify_locations(self.ca_file)
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


def trust_in(given: Mapping[str, str]) -> Trust:
    """Return whom a person wants to be trusted for one server."""
    return Trust(*(given.get(each.name, "") for each in TRUST))


def _why(error: Exception) -> str:
    """Return the reason in a few words, which the library takes from a list of its own."""
    known = error.reason if isinstance(error, ssl.SSLError) else None
    return known.replace("_", " ").lower() if known else reason_of(error)
