"""The gate ahead of everything: which names this server answers to, and which pages may open its socket.

Socket.IO's own check compares a request's Origin with its Host, which a page that has rebound its name in
DNS passes; and it stands ahead of Flask, so that Flask's check never sees the request. See docs/decisions/0003.
"""

from __future__ import annotations

import hmac
import ipaddress
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

from quarterdeck.transport import HOST
from quarterdeck.urls import bracketed, netloc_of, root_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

    from quarterdeck.settings import Settings

LOOPBACK = frozenset({"localhost", "127.0.0.1", "[::1]"})

WRONG_NAME = (
    "This server does not answer to {name}; open the link it printed at its start, "
    "or start it with QUARTERDECK_PUBLIC_URL set to the address people use{example}."
)
HIDDEN_NAME = (
    "A page at {page} asked for the talk's socket, which the proxy in front says is at “{host}”: "
    "if that page is the talk's, set QUARTERDECK_PUBLIC_URL to its address, such as {page}/, "
    "or have the proxy pass the Host header on."
)
WRONG_PAGE = (
    "Only this server's own pages may open its socket or send it anything; "
    "a program sends the header “Authorization: Bearer TOKEN” instead of an Origin."
)

MOST_SAID = 5  # names, as anybody can make some up


class Gate:
    """Refuses what does not come from this server's own pages, before Socket.IO or Flask see it."""

    def __init__(
        self, app: WSGIApplication, *, settings: Settings, token: str, say: Callable[[str], object] = lambda _: None
    ) -> None:
        """Guard a WSGI application that holds Socket.IO's; `token` lets programs in that send no Origin.

        `say` hears once of each name that the server would have to know.
        """
        self._app = app
        self._say = say
        self._said: set[str] = set()
        self._names = allowed_hosts(settings.host, settings.public_url)
        self._any_address = not is_loopback(settings.host)
        self._public = netloc_of(settings.public_url or "")
        self._bearer = f"Bearer {token}".encode("utf-8", "surrogatepass")

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Pass the request on, or answer 421 for a foreign name and 403 for a foreign page."""
        host = str(environ.get("HTTP_HOST", "")).lower()
        if not self._answers_to(host):
            sentence = wrong_name(environ, host)
            return _refuse(
                start_response, "421 Misdirected Request", self._told(sentence) if HOST.fullmatch(host) else sentence
            )
        if (_is_socket(environ) or not _only_reads(environ)) and not self._is_ours(environ, host):
            page = hidden_page(environ)
            sentence = self._told(HIDDEN_NAME.format(page=page, host=host)) if page else WRONG_PAGE
            return _refuse(start_response, "403 Forbidden", sentence)
        return self._app(environ, start_response)

    def _told(self, sentence: str) -> str:
        """Say what whoever runs the server can mend, in the log and at the desk, and give it."""
        if sentence not in self._said and len(self._said) < MOST_SAID:
            self._said.add(sentence)
            self._say(sentence)
        return sentence

    def _answers_to(self, host: str) -> bool:
        found = HOST.fullmatch(host)
        if not found:
            return False
        # An address cannot be rebound in DNS, so that any of this machine's will do.
        return found[1] in self._names or (self._any_address and _is_address(found[1]))

    def _is_ours(self, environ: WSGIEnvironment, host: str) -> bool:
        if "HTTP_ORIGIN" in environ:
            # A client may send it twice, which WSGI joins; every one must be ours.
            return all(self._is_own_page(origin.strip(), host) for origin in str(environ["HTTP_ORIGIN"]).split(","))
        return (
            (_is_socket(environ) and _is_under_way(environ))
            or self._comes_from_us(environ, host)
            or self._has_token(environ)
        )

    def _is_own_page(self, url: str, host: str) -> bool:
        """Compare hosts and not schemes: behind a proxy the page is https and the request is not."""
        netloc = netloc_of(url)
        return bool(netloc) and netloc in {netloc_of(f"{urlsplit(url).scheme}://{host}"), self._public}

    def _comes_from_us(self, environ: WSGIEnvironment, host: str) -> bool:
        """Judge a request without an Origin, such as a browser's own polling GET."""
        if "HTTP_SEC_FETCH_SITE" in environ:
            return bool(environ["HTTP_SEC_FETCH_SITE"] == "same-origin")
        return self._is_own_page(str(environ.get("HTTP_REFERER", "")), host)

    def _has_token(self, environ: WSGIEnvironment) -> bool:
        given = str(environ.get("HTTP_AUTHORIZATION", "")).encode("latin-1", "replace")  # PEP 3333
        return hmac.compare_digest(given, self._bearer)


def wrong_name(environ: WSGIEnvironment, host: str) -> str:
    """Say which name is not this server's, where it could be one, and how it becomes one."""
    if not HOST.fullmatch(host):
        return WRONG_NAME.format(name="that name", example="")
    scheme = "https" if environ.get("HTTP_X_FORWARDED_PROTO") == "https" else environ["wsgi.url_scheme"]
    return WRONG_NAME.format(name=f"the name “{host}”", example=f", such as {scheme}://{host}/")


def hidden_page(environ: WSGIEnvironment) -> str:
    """Give where a page lies that may be ours, behind a proxy that hides its name; "" for another site's."""
    if environ.get("HTTP_SEC_FETCH_SITE", "same-origin") != "same-origin":  # browsers say so; no page can
        return ""
    said = str(environ.get("HTTP_ORIGIN") or environ.get("HTTP_REFERER", ""))
    netloc = netloc_of(said)
    return f"{urlsplit(said).scheme}://{netloc}" if HOST.fullmatch(netloc) else ""


def allowed_hosts(host: str, public_url: str | None) -> frozenset[str]:
    """Give the names a request's Host may have; raises MachineError for a public URL that is none."""
    names = set(LOOPBACK)
    if host and not _is_everywhere(host):
        names.add(bracketed(host.lower()))
    if public_url:
        root_of(public_url)
        names.add(bracketed(urlsplit(public_url).hostname or ""))
    return frozenset(names)


def is_loopback(host: str) -> bool:
    """Say whether a server bound to this host is reached from this machine alone."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _is_everywhere(host: str) -> bool:
    return _is_address(bracketed(host)) and ipaddress.ip_address(host).is_unspecified


def _is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host.removeprefix("[").removesuffix("]"))
    except ValueError:
        return False
    return True


def _is_socket(environ: WSGIEnvironment) -> bool:
    return str(environ.get("PATH_INFO", "")).lstrip("/").lower().startswith("socket.io")


def _only_reads(environ: WSGIEnvironment) -> bool:
    return environ.get("REQUEST_METHOD") in {"GET", "HEAD", "OPTIONS"}


def _is_under_way(environ: WSGIEnvironment) -> bool:
    """Say whether a session is named: who knows its id was let in when it began, as no other page learns it."""
    return "sid" in parse_qs(str(environ.get("QUERY_STRING", "")))  # read just as engineio reads it


def _refuse(start_response: StartResponse, status: str, sentence: str) -> list[bytes]:
    body = sentence.encode()
    headers = {"Content-Type": "text/plain; charset=utf-8", "Content-Length": str(len(body)), "Connection": "close"}
    start_response(status, [*headers.items(), ("X-Content-Type-Options", "nosniff")])
    return [body]
