"""Certificates for a test's own https servers."""

from __future__ import annotations

import ssl
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import trustme

HERE = "127.0.0.1"


def tls(certificate: trustme.LeafCert) -> ssl.SSLContext:
    """Return what a server shows that certificate with."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificate.configure_cert(context)
    return context
