"""What is wrong with a certificate, and who issued it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
import trustme
from cryptography import x509
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, load_pem_private_key

from rosterwizard.core.messages.progress import UNWATCHED
from rosterwizard.core.output.file_content import FileContent
from rosterwizard.services.ways.patience import Patience
from rosterwizard.services.ways.shown_certificate import Shown, fault_of, read_certificate, shown_at
from rosterwizard.services.ways.web_post import Post, post_file
from rosterwizard.services.ways.web_trouble import NoReplyError
from tests.helpers.fault_server import FaultServer, reply
from tests.helpers.tls_authority import HERE, tls

if TYPE_CHECKING:
    from pathlib import Path

    from rosterwizard.core.messages.errors import RosterError

TODAY = datetime.now(UTC)
YEAR = timedelta(days=365)


@pytest.fixture
def authority(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> trustme.CA:
    """Trust a new authority as if it stood in the operating system's own list."""
    authority = trustme.CA()
    authority.cert_pem.write_to_path(tmp_path / "trusted.pem")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "trusted.pem"))
    return authority


def post_to(url: str) -> Post:
    return Post(url, "a", "s3cret", "x", FileContent.of(b"x"), 9)


def refused(certificate: trustme.LeafCert, host: str = HERE) -> RosterError:
    with (
        FaultServer(reply("{}"), tls=tls(certificate)) as server,
        pytest.raises(NoReplyError) as raised,
    ):
        post_file(post_to(f"https://{host}:{server.port}/x"), UNWATCHED, Patience())
    assert not any(server.requests)
    assert raised.value.begun is False
    return raised.value.trouble


@pytest.mark.parametrize(
    ("since", "until", "code"),
    [
        (-2 * YEAR, -YEAR, "tls-expired"),
        (YEAR, 2 * YEAR, "tls-not-yet-valid"),
    ],
)
def test_a_date_that_is_not_right_makes_one_look_at_the_clock(
    authority: trustme.CA, since: timedelta, until: timedelta, code: str
) -> None:
    found = refused(authority.issue_cert(HERE, not_before=TODAY + since, not_after=TODAY + until))
    assert found.code == code
    assert f"{datetime.now().astimezone():%Y-%m-%d}" in str(found)
    assert "trustme" in str(found)


def test_a_certificate_that_names_its_computer_in_the_old_way_alone_is_refused(
    authority: trustme.CA,
) -> None:
    # An address is never looked for there, so it takes a name to see it.
    for host in ("localhost", HERE):
        assert refused(authority.issue_cert(common_name=host), host).code == "tls-no-names"


def test_somebody_elses_certificate_is_refused_with_its_issuer(authority: trustme.CA) -> None:
    found = refused(authority.issue_cert("other.example"))
    assert found.code == "tls-untrusted-by"
    assert HERE in str(found.params["reason"])
    assert "trustme" in str(found.params["issuer"])


def test_a_certificate_that_one_cannot_look_at_is_still_refused(
    authority: trustme.CA, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rosterwizard.services.ways.web_post.shown_at", lambda *_: None)
    assert refused(authority.issue_cert("other.example")).code == "tls-untrusted"


def test_where_nobody_shows_a_certificate_there_is_none_to_be_seen() -> None:
    with FaultServer(b"220 hello\r\n", blind=True) as server:
        assert shown_at(HERE, server.port, None) is None


def test_an_issuer_without_a_name_is_said_as_such() -> None:
    key = load_pem_private_key(trustme.CA().issue_cert(HERE).private_key_pem.bytes(), None)
    nobody = x509.Name([])
    certificate = (
        x509.CertificateBuilder(nobody, nobody, key.public_key(), 1, TODAY, TODAY + YEAR)  # type: ignore[arg-type] # any key does
        .sign(key, SHA256())  # type: ignore[arg-type] # as above
        .public_bytes(Encoding.DER)
    )
    shown = read_certificate(certificate)
    assert (shown.issuer, shown.has_names) == ("?", False)


def test_a_chain_whose_dates_are_wrong_elsewhere_is_no_matter_of_the_clock() -> None:
    shown = Shown("Anybody", TODAY - YEAR, TODAY + YEAR, has_names=False)
    found = fault_of(shown, "school.example", "certificate has expired", 10)
    assert found.code == "tls-untrusted-by"
