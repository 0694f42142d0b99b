"""Whoever connects and says nothing, or says it slowly, is let go of; a hall behind one address is not."""

import socket
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import psutil
import pytest
import requests

from quarterdeck.transport.arrivals import FEW, MOST
from tests.transport.little import Little

APP = """
import quarterdeck.transport.arrivals as arrivals
import quarterdeck.transport.server as server
arrivals.HEAD_WITHIN, arrivals.BODY_WITHIN, server.TAKEN_WITHIN = 1.0, 2.0, 1.0
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

@app.route("/long")
def long():
    return b"x" * 8_000_000

@app.route("/refused")
def refusals():
    return str(len(counted))
"""
LONG = 8_000_000  # bytes of the long answer
PAUSE_EVERY = LONG // 20  # bytes; in all twice as long as one part of it may take
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


def refused(little):
    return int(requests.get(f"{little.url}/refused", timeout=10).text)


def test_who_is_late_among_many_is_counted_and_so_is_a_body_that_does_not_come(little):
    before = refused(little)
    for sock in [connect(little) for _ in range(FEW)]:
        left(sock)
    assert refused(little) == before
    for sock in [connect(little) for _ in range(3 * FEW)]:
        left(sock)
    counted = refused(little)
    assert before + FEW <= counted <= before + 2 * FEW, "the last few are not many any more"
    sock = connect(little)
    sock.sendall(POST.format(path="/", host=little.host, url=little.url).encode())
    left(sock)
    assert refused(little) == counted + 1


def ask_for_much(little):
    """Ask for a long answer, with little room for it on the way."""
    sock = socket.socket()
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    sock.settimeout(10)
    sock.connect(("localhost", little.port))
    sock.sendall(f"GET /long HTTP/1.1\r\nHost: {little.host}\r\nConnection: close\r\n\r\n".encode())
    return sock


def held(little, sock):
    """Say whether the server holds its end of a connection still."""
    port = sock.getsockname()[1]
    return any(each.raddr and each.raddr.port == port for each in psutil.Process(little.process.pid).net_connections())


def test_an_answer_that_nobody_takes_is_given_up(little):
    sock = ask_for_much(little)
    assert sock.recv(1) == b"H"
    until = time.monotonic() + 20
    while held(little, sock) and time.monotonic() < until:
        time.sleep(0.1)
    assert len(left(sock)) < LONG


def test_an_answer_that_is_taken_slowly_is_given_whole(little):
    said = 0
    with ask_for_much(little) as sock:
        while content := sock.recv(LONG):
            pauses = (said + len(content)) // PAUSE_EVERY - said // PAUSE_EVERY
            said += len(content)
            time.sleep(0.1 * pauses)
    assert said > LONG
