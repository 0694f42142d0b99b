"""Where the talk listens, and over what; a port or a certificate of no use is one sentence with its remedy."""

from __future__ import annotations

import errno
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import psutil

from quarterdeck.errors import MachineError
from quarterdeck.findings import Place
from quarterdeck.transport import CertificateError, listen, make_context

if TYPE_CHECKING:
    import socket

    from quarterdeck.settings import Settings

AIRPLAY = 5000  # macOS's own
PEM = "set QUARTERDECK_TLS_CERT and QUARTERDECK_TLS_KEY to a certificate and its key in PEM, or to nothing"


def open_port(settings: Settings) -> socket.socket:
    """Open the port that is to be listened to; raises MachineError when that cannot be."""
    try:
        return listen(settings.host, settings.port)
    except OSError as error:
        sentence, remedy = _fault(settings.port, error)
        raise MachineError(f"{settings.host}:{settings.port}: {sentence}", remedy=remedy) from error


def read_certificate(settings: Settings) -> Any:
    """Read what is needed to speak TLS, None where it is not spoken; raises MachineError for files of no use."""
    if settings.tls_cert is None:
        if settings.tls_key is not None:
            place = Place(settings.tls_key)
            raise MachineError("there is a TLS key and no certificate", place, "give --tls-cert too")
        return None
    try:
        return make_context(settings.tls_cert, settings.tls_key or settings.tls_cert)
    except CertificateError as error:
        raise MachineError(error.sentence, Place(error.path), error.remedy or PEM) from error


def _fault(port: int, error: OSError) -> tuple[str, str]:
    if error.errno == errno.EADDRINUSE:
        return f"port {port} is in use{_by_whom(port)}", "choose another with --port"
    if error.errno == errno.EACCES:
        return f"port {port} is not for everybody", "choose one above 1023 with --port"
    return f"this machine cannot listen here ({error.strerror})", "choose another address with --host"


def _by_whom(port: int) -> str:
    """Say who has a port, as far as the system tells us."""
    if sys.platform == "darwin" and port == AIRPLAY:
        return " (macOS uses 5000 for AirPlay)"
    with suppress(psutil.Error, OSError):
        for each in psutil.net_connections("tcp"):
            if each.status == psutil.CONN_LISTEN and each.laddr and each.laddr.port == port and each.pid:
                return f" by {psutil.Process(each.pid).name()}, process {each.pid}"
    return ""
