"""Fetches a page of a program on this machine: one request, no cookies, no redirects, within limits.

Waits for the program, so never call it in the server's own thread.
"""

from __future__ import annotations

import http.client
import time
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from quarterdeck.pictures.apps import AppPicture

if TYPE_CHECKING:
    from email.message import Message

LOOPBACK = "127.0.0.1"  # whatever name an address has here, this is where we go: nothing is looked up
LARGEST = 32 * 1024  # bytes of a page; a tape keeps each, and every viewer gets it
LONGEST = 3.0  # seconds for all of it
PIECE = 4096  # bytes
HEADERS = {"User-Agent": "Quarterdeck", "Accept": "text/html, text/plain;q=0.9", "Connection": "close"}
REDIRECTS = range(300, 400)


def port_of(url: str) -> int:
    """Give the port of an address on this machine."""
    return urlsplit(url).port or http.client.HTTP_PORT


def fetch_page(url: str) -> AppPicture:
    """Fetch a page from this machine, whatever host its address names; raises nothing."""
    until = time.monotonic() + LONGEST
    connection = http.client.HTTPConnection(LOOPBACK, port_of(url), timeout=LONGEST)
    try:
        parts = urlsplit(url)
        path = f"{parts.path or '/'}{f'?{parts.query}' if parts.query else ''}"
        connection.request("GET", path, headers={**HEADERS, "Host": parts.netloc})
        answer = connection.getresponse()
        return _page(url, answer, until)
    except TimeoutError:
        return AppPicture(url, problem=f"no answer within {LONGEST:g} s")
    except (OSError, http.client.HTTPException):
        return AppPicture(url, problem="nothing answers yet")
    finally:
        connection.close()


def _page(url: str, answer: http.client.HTTPResponse, until: float) -> AppPicture:
    if answer.status in REDIRECTS:
        return AppPicture(url, answer.status, problem="the page is elsewhere, and redirects are not followed")
    kind = answer.headers.get_content_type()
    if kind not in {"text/html", "text/plain"} and "Content-Type" in answer.headers:
        return AppPicture(url, answer.status, problem=f"a browser would show this as {kind}")
    body = _read(answer, until)
    text = body[:LARGEST].decode(_charset(answer.headers), errors="replace")
    return AppPicture(url, answer.status, kind == "text/html", text, cut=len(body) > LARGEST)


def _read(answer: http.client.HTTPResponse, until: float) -> bytes:
    """Read a body, one piece more than is shown at most; raises TimeoutError for one that only trickles."""
    body = b""
    while len(body) <= LARGEST and (piece := answer.read1(PIECE)):
        body += piece
        if time.monotonic() > until:
            raise TimeoutError
    return body


def _charset(headers: Message) -> str:
    charset = headers.get_content_charset() or "utf-8"
    try:
        "".encode(charset)
    except LookupError:
        return "utf-8"
    return charset
