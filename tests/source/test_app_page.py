"""The page of a demo's program is fetched from this machine alone, once, with nothing given away and within limits."""

import http.server
import socket
import threading
import time
from contextlib import contextmanager

import pytest

from quarterdeck.source import app_page
from quarterdeck.source.app_page import LARGEST, fetch_page


@contextmanager
def program(answer):
    """A program on a free port of this machine, which answers by `answer(request)`; gives its address, and what it was asked."""
    asked = []

    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self):
            asked.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
            answer(self)

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://localhost:{server.server_port}/", asked
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def saying(body, kind="text/html", status=200, **headers):
    def answer(request):
        request.send_response(status)
        for name, value in {"Content-Type": kind, **headers}.items():
            if value:
                request.send_header(name.replace("_", "-"), value)
        request.send_header("Content-Length", str(len(body)))
        request.end_headers()
        request.wfile.write(body)

    return answer


def test_a_page_is_what_the_program_says():
    with program(saying("<h1>Grüße</h1>".encode(), "text/html; charset=utf-8")) as (url, _):
        page = fetch_page(url)
    assert (page.status, page.html, page.body, page.problem) == (200, True, "<h1>Grüße</h1>", "")


def test_text_and_what_has_no_type_are_text():
    for kind in ("text/plain", ""):
        with program(saying(b"<b>hello</b>", kind)) as (url, _):
            page = fetch_page(url)
        assert (page.html, page.body) == (False, "<b>hello</b>")


def test_path_and_query_are_asked_for_and_no_cookie_goes_either_way():
    with program(saying(b"hi", Set_Cookie="who=me; Path=/")) as (url, asked):
        fetch_page(f"{url}list?of=things")
        page = fetch_page(f"{url}list?of=things")
    assert [path for path, _ in asked] == ["/list?of=things"] * 2
    assert all("cookie" not in headers and "authorization" not in headers for _, headers in asked)
    assert "who=me" not in repr(page)


def test_a_redirect_is_told_and_not_followed():
    with (
        program(saying(b"secret")) as (elsewhere, asked),
        program(saying(b"", status=302, Location=elsewhere)) as (url, _),
    ):
        page = fetch_page(url)
    assert (page.status, page.body) == (302, "")
    assert "redirects are not followed" in page.problem
    assert asked == []


def test_a_fault_of_the_program_is_shown_as_it_says_it():
    with program(saying(b"Cannot GET /", "text/html", 404)) as (url, _):
        assert (fetch_page(url).status, fetch_page(url).body) == (404, "Cannot GET /")


def test_what_is_no_page_is_named_and_not_carried():
    with program(saying(b"\x89PNG" + bytes(1000), "image/png")) as (url, _):
        page = fetch_page(url)
    assert (page.body, page.problem) == ("", "a browser would show this as image/png")


def test_a_large_page_is_cut():
    with program(saying(b"a" * (LARGEST + 1))) as (url, _):
        page = fetch_page(url)
    assert (len(page.body), page.cut) == (LARGEST, True)
    with program(saying(b"a" * LARGEST)) as (url, _):
        assert not fetch_page(url).cut


def test_a_program_that_only_trickles_is_given_up_in_time(monkeypatch):
    monkeypatch.setattr(app_page, "LONGEST", 0.5)

    def trickle(request):
        request.send_response(200)
        request.send_header("Connection", "close")
        request.end_headers()
        with pytest.raises(OSError):  # noqa: PT012  # whoever asked has gone
            while True:
                request.wfile.write(b".")
                time.sleep(0.05)

    with program(trickle) as (url, _):
        began = time.monotonic()
        page = fetch_page(url)
        assert time.monotonic() - began < 2
    assert page.problem.startswith("no answer within")


def test_where_nothing_listens_nothing_is_raised():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    assert fetch_page(f"http://localhost:{port}/").problem == "nothing answers yet"


def test_what_is_no_http_is_none():
    with socket.create_server(("127.0.0.1", 0)) as server:

        def answer():
            connection, _ = server.accept()
            with connection:
                connection.recv(1000)
                connection.sendall(b"\x15\x03\x01 this is no HTTP\r\n")

        thread = threading.Thread(target=answer)
        thread.start()
        assert fetch_page(f"http://localhost:{server.getsockname()[1]}/").problem == "nothing answers yet"
        thread.join()
