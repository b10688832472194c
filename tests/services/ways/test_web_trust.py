"""Whom a connection trusts: the files that a person names, or words on what is wrong with them."""

from __future__ import annotations

import ssl
from typing import TYPE_CHECKING

import pytest
import trustme
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    PrivateFormat,
    load_pem_private_key,
)

from rosterwizard.core.messages.errors import RosterError
from rosterwizard.core.messages.progress import UNWATCHED
from rosterwizard.core.output.file_content import FileContent
from rosterwizard.services.ways.patience import Patience
from rosterwizard.services.ways.web_post import Post, post_file
from rosterwizard.services.ways.web_trouble import NoReplyError
from rosterwizard.services.ways.web_trust import TRUST, Trust, check_own, trust_in
from tests.helpers.fault_server import FaultServer, reply
from tests.helpers.tls_authority import HERE, tls

if TYPE_CHECKING:
    from pathlib import Path


def sent(server: FaultServer, **given: str) -> int:
    post = Post(f"{server.url}/x", "anna", "pass", "x.csv", FileContent.of(b"x"), 1000, given)
    return post_file(post, UNWATCHED, Patience()).status


def written(folder: Path, name: str, *blobs: trustme.Blob) -> str:
    for blob in blobs:
        blob.write_to_path(folder / name, append=True)
    return str(folder / name)


def test_an_authority_of_a_servers_own_is_trusted_for_it_alone(tmp_path: Path) -> None:
    own = trustme.CA()
    file = written(tmp_path, "own.pem", own.cert_pem)
    with FaultServer(reply("{}"), tls=tls(own.issue_cert(HERE))) as server:
        assert sent(server, **{"ca-file": file}) == 200
        with pytest.raises(NoReplyError) as raised:
            sent(server)
    assert raised.value.trouble.code == "tls-untrusted-by"
    assert "trustme" in str(raised.value.trouble)  # who issued it


@pytest.mark.parametrize("apart", [True, False])
def test_this_computers_own_certificate_is_shown(tmp_path: Path, *, apart: bool) -> None:
    authority = trustme.CA()
    own = authority.issue_cert("anna@school.example")
    given = {"ca-file": written(tmp_path, "ca.pem", authority.cert_pem)}
    if apart:
        given["client-cert"] = written(tmp_path, "cert.pem", *own.cert_chain_pems)
        given["client-key"] = written(tmp_path, "key.pem", own.private_key_pem)
    else:
        given["client-cert"] = written(tmp_path, "both.pem", own.private_key_and_cert_chain_pem)
    asking = tls(authority.issue_cert(HERE))
    authority.configure_trust(asking)
    asking.verify_mode = ssl.CERT_REQUIRED
    with FaultServer(reply("{}"), tls=asking) as server:
        assert sent(server, **given) == 200
        with pytest.raises(NoReplyError) as raised:
            sent(server, **{"ca-file": given["ca-file"]})
    assert raised.value.begun is False


def test_a_key_with_a_passphrase_is_said_and_nothing_asks_at_the_terminal(tmp_path: Path) -> None:
    own = trustme.CA().issue_cert("anna@school.example")
    key = load_pem_private_key(own.private_key_pem.bytes(), None)
    locked = tmp_path / "key.pem"
    form = PrivateFormat.PKCS8
    locked.write_bytes(key.private_bytes(Encoding.PEM, form, BestAvailableEncryption(b"pass")))
    cert = written(tmp_path, "cert.pem", *own.cert_chain_pems)
    with pytest.raises(RosterError) as raised:
        Trust(client_cert=cert, client_key=str(locked)).context()
    assert raised.value.code == "client-key-locked"
    assert "key.pem" in str(raised.value)


def test_files_that_are_none_are_said(tmp_path: Path) -> None:
    empty = tmp_path / "empty.pem"
    empty.write_text("nothing")
    for trust, code in [
        (Trust(ca_file=str(tmp_path / "none.pem")), "ca-file-unusable"),
        (Trust(ca_file=str(empty)), "ca-file-unusable"),
        (Trust(client_cert=str(tmp_path / "none.pem")), "client-cert-unusable"),
        (Trust(client_cert=str(empty)), "client-cert-unusable"),
        (Trust(client_cert="\0"), "client-cert-unusable"),
    ]:
        with pytest.raises(RosterError) as raised:
            trust.context()
        assert raised.value.code == code


def test_what_a_person_filled_in_is_what_is_trusted() -> None:
    given = {"ca-file": "a", "client-key": "c", "user": "anna"}
    assert trust_in(given) == Trust(ca_file="a", client_key="c")


def test_each_file_is_looked_at_before_it_is_kept(tmp_path: Path) -> None:
    own = trustme.CA().issue_cert("anna@school.example")
    certificate = written(tmp_path, "cert.pem", *own.cert_chain_pems)
    empty = str(tmp_path / "empty.pem")
    (tmp_path / "empty.pem").write_text("nothing")
    wrong = {
        "ca-file": ("ca-file-unusable", empty),
        "client-cert": ("client-cert-unusable", empty),
        "client-key": ("client-key-unreadable", str(tmp_path)),
    }
    for each in TRUST:
        each.check(certificate)
        code, file = wrong[each.name]
        with pytest.raises(RosterError) as raised:
            each.check(file)
        assert raised.value.code == code
        assert file in str(raised.value)


def test_a_folder_in_the_place_of_a_file_is_no_authority(tmp_path: Path) -> None:
    with pytest.raises(RosterError) as raised:
        Trust(ca_file=str(tmp_path)).context()
    assert raised.value.code == "ca-file-unusable"


def test_a_certificate_and_its_key_must_go_together(tmp_path: Path) -> None:
    authority = trustme.CA()
    own, other = authority.issue_cert("anna@x.example"), authority.issue_cert("ben@x.example")
    certificate = written(tmp_path, "cert.pem", *own.cert_chain_pems)
    key = written(tmp_path, "key.pem", own.private_key_pem)
    strange = written(tmp_path, "strange.pem", other.private_key_pem)
    check_own({})
    check_own({"client-cert": certificate, "client-key": key})
    for given, code in [
        ({"client-key": key}, "client-key-alone"),
        ({"client-cert": certificate, "client-key": strange}, "client-cert-unusable"),
        ({"client-cert": certificate}, "client-cert-unusable"),
    ]:
        with pytest.raises(RosterError) as raised:
            check_own(given)
        assert raised.value.code == code
