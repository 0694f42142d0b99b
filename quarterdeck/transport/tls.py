"""HTTPS from a certificate and its key: read once at the start, and spoken by gevent on every connection."""

from __future__ import annotations

import re
import socket
import ssl
from contextlib import closing
from typing import TYPE_CHECKING, Any

from gevent import ssl as cooperative
from gevent.pywsgi import WSGIServer

from quarterdeck.errors import MachineError
from quarterdeck.transport.host import HOST

if TYPE_CHECKING:
    from pathlib import Path

    from quarterdeck.settings import Settings

HELLO = b"\x16"  # a TLS handshake's first byte; no HTTP request begins with it
SHAKING = 10.0  # seconds that a browser may be silent before it speaks TLS
LONGEST_HEAD = 4096  # bytes of a request that came without TLS
TARGET = re.compile(rb"[A-Z]+ (/[\x21-\x7e]*) HTTP/1\.[01]\r\n")
NAME = re.compile(rb"\r\nhost:[ \t]*([^\r\n]*?)[ \t]*\r\n", re.IGNORECASE)
REMEDY = "set QUARTERDECK_TLS_CERT and QUARTERDECK_TLS_KEY to a certificate and its key in PEM, or to nothing"


def make_context(settings: Settings) -> Any:
    """Read the certificate and its key, None where none is set; raises MachineError for files that cannot be used."""
    if settings.tls_cert is None:
        if settings.tls_key is not None:
            raise MachineError(f"{settings.tls_key}: there is a TLS key and no certificate; give --tls-cert too")
        return None
    key = settings.tls_key or settings.tls_cert  # one file may hold both
    _require(settings.tls_cert, "CERTIFICATE-----", "certificate")
    _require(key, "PRIVATE KEY-----", "key")
    context = cooperative.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.options |= ssl.OP_NO_RENEGOTIATION  # so that writing never waits for reading
    try:
        context.load_cert_chain(settings.tls_cert, key, lambda: _ask_nobody(key))
    except ssl.SSLError as error:
        mismatch = "it is not the certificate's key" if error.reason == "KEY_VALUES_MISMATCH" else error.reason
        raise MachineError(f"{key}: this TLS key cannot be used ({mismatch}); {REMEDY}") from error
    return context


def _require(path: Path, mark: str, what: str) -> None:
    try:
        text = path.read_text("latin-1")
    except OSError as error:
        raise MachineError(f"{path}: the TLS {what} cannot be read ({error.strerror}); {REMEDY}") from error
    if mark not in text:
        raise MachineError(f"{path}: this holds no TLS {what} in PEM; {REMEDY}")


def _ask_nobody(key: Path) -> str:
    raise MachineError(
        f"{key}: this TLS key has a passphrase; write one without: openssl pkey -in {key} -out plain.pem"
    )


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
