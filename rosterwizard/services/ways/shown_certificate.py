"""The certificate that a server shows, looked at by itself to say what is wrong with it."""

from __future__ import annotations

import ssl
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from http.client import HTTPException
from typing import TYPE_CHECKING

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.listing import listed
from rosterwizard.services.ways.server_words import plain
from rosterwizard.services.ways.tunnel import connected

if TYPE_CHECKING:
    from rosterwizard.services.ways.web_proxy import Proxy

LOOK_S = 5.0
# OpenSSL's numbers for a certificate that is not this computer's, by its name or its address.
_OTHERS = {62, 64}


@dataclass(frozen=True, slots=True)
class Shown:
    """What a certificate says.

    issuer: whoever vouches for it. has_names: whether it has any that count (subjectAltName).
    """

    issuer: str
    since: datetime
    until: datetime
    has_names: bool


def shown_at(host: str, port: int, proxy: Proxy | None) -> Shown | None:
    """Return the certificate that is shown there, believed or not; None where none can be seen.

    Nothing is sent to the server but the beginning of TLS.
    """
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE  # it is looked at, and not trusted
    with (
        suppress(OSError, HTTPException, ValueError),
        connected(host, port, proxy, LOOK_S) as link,
        context.wrap_socket(link, server_hostname=host) as safe,
    ):
        return read_certificate(safe.getpeercert(binary_form=True) or b"")
    return None


def read_certificate(content: bytes) -> Shown:
    """Return what a certificate (DER) says. Raises ValueError."""
    from cryptography import x509  # noqa: PLC0415 - for whoever needs it

    certificate = x509.load_der_x509_certificate(content)
    try:
        names = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName)
        has_names = len(list(names.value)) > 0
    except x509.ExtensionNotFound:
        has_names = False
    return Shown(
        _issuer(certificate.issuer),
        certificate.not_valid_before_utc,
        certificate.not_valid_after_utc,
        has_names,
    )


def fault_of(shown: Shown, server: str, reason: str, code: int) -> RosterError:
    """Return what is wrong with a certificate that was not believed, and who issued it.

    reason, code: what the judge said, and the number that OpenSSL gives it.
    """
    today = datetime.now(UTC)
    said = {"server": server, "issuer": shown.issuer, "today": f"{today.astimezone():%Y-%m-%d}"}
    if today < shown.since:
        return RosterError("tls-not-yet-valid", since=f"{shown.since:%Y-%m-%d}", **said)
    if today > shown.until:
        return RosterError("tls-expired", until=f"{shown.until:%Y-%m-%d}", **said)
    if not shown.has_names and code in _OTHERS:
        return RosterError("tls-no-names", **said)
    return RosterError("tls-untrusted-by", reason=reason, **said)


def _issuer(name: object) -> str:
    from cryptography.x509 import Name  # noqa: PLC0415 - as above
    from cryptography.x509.oid import NameOID  # noqa: PLC0415 - as above

    kinds = (NameOID.ORGANIZATION_NAME, NameOID.COMMON_NAME)
    said = [
        plain(str(each.value))
        for kind in kinds
        for each in (name.get_attributes_for_oid(kind) if isinstance(name, Name) else ())
    ]
    return listed(dict.fromkeys(each for each in said if each)) or "?"
