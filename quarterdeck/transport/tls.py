"""HTTPS from a certificate and its key: read once at the start, and spoken by gevent on every connection."""

from __future__ import annotations

import re
import socket
import ssl
from contextlib import closing
from typing import TYPE_CHECKING, Any

from gevent import ssl as cooperative
from gevent.pywsgi import WSGIServer

from quarterdeck.transport.host import HOST

if TYPE_CHECKING:
    from pathlib import Path

HELLO = b"\x16"  # a TLS handshake's first byte; no HTTP request begins with it
SHAKING = 10.0  # seconds that a browser may be silent before it speaks TLS
LONGEST_HEAD = 4096  # bytes of a request that came without TLS
TARGET = re.compile(rb"[A-Z]+ (/[\x21-\x7e]*) HTTP/1\.[01]\r\n")
NAME = re.compile(rb"\r\nhost:[ \t]*([^\r\n]*?)[ \t]*\r\n", re.IGNORECASE)


class CertificateError(ValueError):
    """A file that TLS cannot be spoken with: its `path`, a `sentence` on it, and perhaps what to do."""

    def __init__(self, path: Path, sentence: str, remedy: str = "") -> None:
        """Keep the parts."""
        super().__init__(f"{path}: {sentence}")
        self.path, self.sentence, self.remedy = path, sentence, remedy


def make_context(certificate: Path, key: Path) -> Any:
    """Read a certificate and its key, which may be in one file; raises CertificateError."""
    _require(certificate, "CERTIFICATE-----", "certificate")
    _require(key, "PRIVATE KEY-----", "key")
    context = cooperative.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.options |= ssl.OP_NO_RENEGOTIATION  # so that writing never waits for reading
    try:
        context.load_cert_chain(certificate, key, lambda: _ask_nobody(key))
    except ssl.SSLError as error:
        mismatch = "it is not the certificate's key" if error.reason == "KEY_VALUES_MISMATCH" else error.reason
        raise CertificateError(key, f"this TLS key cannot be used ({mismatch})") from error
    return context


def _require(path: Path, mark: str, what: str) -> None:
    try:
        text = path.read_text("latin-1")
    except OSError as error:
        raise CertificateError(path, f"the TLS {what} cannot be read ({error.strerror})") from error
    if mark not in text:
        raise CertificateError(path, f"this holds no TLS {what} in PEM")


def _ask_nobody(key: Path) -> str:
    remedy = f"write one without: openssl pkey -in {key} -out plain.pem"
    raise CertificateError(key, "this TLS key has a passphrase", remedy)


class TlsServer(WSGIServer):  # type: ignore[misc]  # gevent has no types
    """A WSGI server behind TLS; whoever comes without is sent to https, and whoever breaks off is forgotten."""

    def wrap_socket_and_handle(self, client_socket: Any, address: object) -> None:
        """Serve one connection."""
        with closing(client_socket):  # closing it again, or what TLS has taken over, does nothing
            secured = self._shake_hands(client_socket)
        if secured is not None:
            with closing(secured):
                secured.settimeout(None)
                self.handle(secured, address)

    def _shake_hands(self, client: Any) -> Any:
        client.settimeout(SHAKING)
        try:
            if client.recv(1, socket.MSG_PEEK) == HELLO:
                return self.wrap_socket(client, **self.ssl_args)
            client.sendall(redirect(client.recv(LONGEST_HEAD)))
        except OSError:  # it went away, or does not trust the certificate
            return None
        return None


def redirect(head: bytes) -> bytes:
    """Answer a request that came without TLS: the same address with it."""
    target, name = TARGET.match(head), NAME.search(head)
    host = name[1].decode("latin-1").lower() if name else ""
    if not target or not HOST.fullmatch(host):
        return b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
    location = f"https://{host}".encode() + target[1]
    lines = b"HTTP/1.1 307 Temporary Redirect", b"Location: " + location, b"Content-Length: 0", b"Connection: close"
    return b"\r\n".join((*lines, b"", b""))
