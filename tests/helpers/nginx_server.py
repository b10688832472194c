"""A real nginx on this machine, with a certificate, in front of whatever a test wants."""

from __future__ import annotations

import socket
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Self

from parts import program_path

if TYPE_CHECKING:
    import trustme

LONGEST_END_S = 10
# All its files lie in one folder; it compresses what it may, as servers do.
CONFIG = """\
daemon off;
worker_processes 1;
pid {folder}/pid;
error_log {folder}/errors;
events {{}}
http {{
  access_log off;
  client_body_temp_path {folder}/body;
  proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi;
  scgi_temp_path {folder}/scgi;
  gzip on;
  gzip_min_length 1;
  gzip_proxied any;
  gzip_types application/json;
  server {{
    listen 127.0.0.1:{port} ssl;
    ssl_certificate {folder}/chain.pem;
    ssl_certificate_key {folder}/key.pem;
    {rules}
  }}
}}
"""


class NginxServer:
    """nginx with one site on https, in a folder that is gone afterwards.

    rules: what its configuration says of that site; `{folder}` in it is the folder. files: what
    else lies in there, by name.
    """

    def __init__(self, authority: trustme.CA, rules: str, **files: str) -> None:
        self._folder = TemporaryDirectory(prefix="nginx-")
        folder = Path(self._folder.name)
        folder.chmod(0o711)  # started by an administrator, it works as somebody else
        certificate = authority.issue_cert("127.0.0.1")
        certificate.private_key_pem.write_to_path(folder / "key.pem")
        for piece in certificate.cert_chain_pems:
            piece.write_to_path(folder / "chain.pem", append=True)
        for name, content in files.items():
            (folder / name).write_text(content)
        self._link = socket.create_server(("127.0.0.1", 0))
        port = self._link.getsockname()[1]
        self.url = f"https://127.0.0.1:{port}"
        config = CONFIG.format(
            folder=folder, port=port, rules=rules.replace("{folder}", str(folder))
        )
        (folder / "nginx.conf").write_text(config)

    def __enter__(self) -> Self:
        """Start it. It takes over a socket that listens already, so nobody need wait for it."""
        number = self._link.fileno()
        self._process = subprocess.Popen(
            [program_path("nginx") or "", "-p", self._folder.name, "-c", "nginx.conf"],
            env={"NGINX": f"{number};"},
            pass_fds=[number],
            stderr=subprocess.DEVNULL,
        )
        self._link.close()
        return self

    def __exit__(self, *_: object) -> None:
        """End it."""
        self._process.terminate()
        self._process.wait(LONGEST_END_S)
        self._folder.cleanup()
