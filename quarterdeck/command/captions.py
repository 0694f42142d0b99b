"""``captions``: each line that a program writes becomes a caption of the talk that is being served."""

from __future__ import annotations

import sys
from http.client import HTTPException
from typing import TYPE_CHECKING
from urllib.error import HTTPError
from urllib.parse import quote
from urllib.request import ProxyHandler, Request, build_opener

from quarterdeck.auth.token import Access
from quarterdeck.errors import MachineError
from quarterdeck.http.caption_inlet import BEARER

if TYPE_CHECKING:
    from collections.abc import Iterable

    from quarterdeck.settings import Settings

LONGEST = 10  # seconds that a server may take for one line
FORBIDDEN = 403


def captions(settings: Settings, lines: Iterable[str], server: str, language: str) -> int:
    """Send each line as it comes, and say each; gives 0 when there are no more.

    `server` is the talk's address; where it is empty, that is this machine's, at the port of the settings.
    Raises MachineError where no server takes them.
    """
    server = server.rstrip("/") or f"{settings.scheme}://localhost:{settings.port}"
    if not server.startswith(("http://", "https://")):
        raise MachineError(f"“{server}” is no address of a talk", remedy="write one such as http://localhost:5000/")
    token = Access.load(settings).token
    for line in lines:
        if line.strip():
            _send(f"{server}/captions?language={quote(language)}", token, line)
            sys.stdout.write(f"{line.rstrip()}\n")
            sys.stdout.flush()
    return 0


def _send(address: str, token: str, line: str) -> None:
    """Send one line; no proxy stands between, as the token is for the talk alone."""
    headers = {"Authorization": f"{BEARER}{token}", "Content-Type": "text/plain; charset=utf-8"}
    try:
        wanted = Request(address, line.encode(errors="replace"), headers)  # noqa: S310  # looked at before
        with build_opener(ProxyHandler({})).open(wanted, timeout=LONGEST):
            pass
    except HTTPError as error:
        sentence, remedy = _refusal(error)
        raise MachineError(sentence, remedy=remedy) from error
    except (OSError, HTTPException) as error:
        remedy = "serve the talk first, or say where it is: --server http://localhost:5000/"
        raise MachineError(f"no talk answers at {address.partition('?')[0]}", remedy=remedy) from error


def _refusal(error: HTTPError) -> tuple[str, str]:
    """Give what a server that took no line has said, and what to do."""
    place = error.url.partition("?")[0]
    if error.code == FORBIDDEN:
        remedy = "use its state folder (QUARTERDECK_STATE) or its token (QUARTERDECK_TOKEN)"
        return f"the talk at {place} has another owner's token", remedy
    said = error.read(200).decode(errors="replace").strip()
    return f"the line was not taken at {place}: {said}", ""
