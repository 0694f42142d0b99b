"""Whoever connects and says nothing, or says it slowly, is let go of; a hall behind one address is not."""

import socket
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import pytest
import requests

from quarterdeck.transport.arrivals import MOST
from tests.transport.little import Little

APP = """
import quarterdeck.transport.arrivals as arrivals
arrivals.HEAD_WITHIN, arrivals.BODY_WITHIN = 1.0, 2.0
counted = []
refused = lambda: counted.append(1)

@app.route("/", methods=["GET", "POST"])
def page():
    return f"read {len(request.get_data())}"

@app.route("/slow")
def slow():
    import gevent
    gevent.sleep(3)
    return "whole"

@app.route("/refused")
def refusals():
    return str(len(counted))
"""
POST = "POST {path} HTTP/1.1\r\nHost: {host}\r\nOrigin: {url}\r\nContent-Length: 10\r\n\r\nhalf"


@pytest.fixture(scope="module", name="little")
def _little():
    little = Little(APP)
    yield little
    little.close()
    assert "Traceback" not in little.output


def connect(little):
    return socket.create_connection(("localhost", little.port), timeout=10)


def left(sock):
    """All that is still said on a connection until its end."""
    with sock:
        said = b""
        while content := sock.recv(4096):
            said += content
        return said


@pytest.mark.parametrize("said", [b"", b"GET / HT", b"GET / HTTP/1.1\r\n", b"GET / HTTP/1.1\r\nHost: local"])
def test_headers_that_do_not_come_are_not_waited_for(little, said):
    sock = connect(little)
    sock.sendall(said)
    answer = left(sock)
    assert answer == b"" or answer.startswith(b"HTTP/1.1 400")


def test_headers_that_come_letter_by_letter_are_too_slow_as_well(little):
    sock = connect(little)
    for _ in range(200):
        sock.settimeout(0.1)
        with suppress(TimeoutError):
            if not sock.recv(100):
                return sock.close()
        with suppress(OSError):  # it is gone, which reading will say
            sock.sendall(b"G")
    raise AssertionError("it was never let go")


@pytest.mark.parametrize("path", ["/", "/socket.io/?EIO=4&transport=polling&sid=x"])
def test_a_body_that_does_not_come_is_not_waited_for(little, path):
    sock = connect(little)
    sock.sendall(POST.format(path=path, host=little.host, url=little.url).encode())
    assert b" 400 " in left(sock).partition(b"\r\n")[0]


def test_an_answer_may_take_as_long_as_it_likes_and_a_connection_is_used_again(little):
    with requests.Session() as browser:
        assert browser.get(f"{little.url}/slow", timeout=10).text == "whole"
        assert browser.post(little.url, b"whole", headers={"Origin": little.url}, timeout=10).text == "read 5"


def test_of_many_that_say_nothing_the_oldest_go_and_those_who_ask_are_answered(little):
    silent = [connect(little) for _ in range(MOST + 50)]
    with ThreadPoolExecutor(20) as hall:
        pages = hall.map(lambda _: requests.get(little.url, timeout=10).text, range(300))
        assert set(pages) == {"read 0"}
    assert int(requests.get(f"{little.url}/refused", timeout=10).text) >= 50
    for sock in silent:
        assert left(sock) == b""


def test_connections_that_a_hall_s_browsers_keep_are_not_too_many(little):
    before = requests.get(f"{little.url}/refused", timeout=10).text
    kept = []
    for _ in range(MOST + 50):
        kept.append(connect(little))
        kept[-1].sendall(f"GET / HTTP/1.1\r\nHost: localhost:{little.port}\r\n\r\n".encode())
        assert kept[-1].recv(4096).startswith(b"HTTP/1.1 200 OK")
    assert requests.get(f"{little.url}/refused", timeout=10).text == before
    for sock in kept:
        sock.close()
