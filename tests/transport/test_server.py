"""The one process: it listens where it is told, says plainly why it cannot, and ends in good order."""

import contextlib
import errno
import signal
import socket
import time

import pytest
import requests
import websocket

from quarterdeck.transport import listen
from tests.transport.little import PATIENCE, Little

APP = """
import gevent
@socketio.on("connect")
def connect():
    pass
@app.get("/fault")
def fault():
    raise KeyError("a fault")
@app.get("/slow")
def slow():
    gevent.sleep(60)
    return ""
def broken(environ, start_response):
    if environ["PATH_INFO"] == "/broken":
        raise RuntimeError("outside of Flask")
    return whole(environ, start_response)
whole, app.wsgi_app = app.wsgi_app, broken
"""


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", ""])
def test_port_0_is_any_free_one(host):
    with listen(host, 0) as sock:
        assert sock.getsockname()[1] > 0


def test_a_port_in_use_is_the_systems_error():
    with listen("127.0.0.1", 0) as sock, pytest.raises(OSError) as fault:
        listen("127.0.0.1", sock.getsockname()[1])
    assert fault.value.errno == errno.EADDRINUSE


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_quickly_and_tells_everybody(number):
    with Little(APP) as little:
        url = f"ws://{little.host}/socket.io/?EIO=4&transport=websocket"
        viewer = websocket.create_connection(url, origin=little.url, timeout=PATIENCE)
        viewer.send("40")
        with socket.create_connection(("127.0.0.1", little.port)) as slow:
            slow.sendall(b"GET /slow HTTP/1.1\r\nHost: localhost\r\n\r\n")
            time.sleep(0.2)
            asked = time.monotonic()
            assert little.close(number) == 0, little.output
            assert time.monotonic() - asked < 10  # the slow answer takes a minute
        assert _all_it_was_told(viewer)[-1] == "1"  # Engine.IO's word for the end
    assert little.output == "stopped\n"


def _all_it_was_told(viewer):
    """Read until the server has hung up."""
    told = []
    with contextlib.suppress(OSError, websocket.WebSocketException):
        while text := viewer.recv():
            told.append(text)
    viewer.shutdown()
    return told


def test_a_second_signal_ends_it_at_once():
    with Little(APP.replace("import gevent", "import gevent\nstopped = lambda: gevent.sleep(60)")) as little:
        little.process.send_signal(signal.SIGINT)
        time.sleep(0.5)
        assert little.close(signal.SIGINT) != 0


def test_the_token_is_in_no_log_even_when_something_breaks():
    with Little(APP) as little:
        for page in ("", "fault", "broken", "missing"):
            cookie = {"Cookie": "quarterdeck=token-of-the-test", "Authorization": "Bearer token-of-the-test"}
            requests.get(f"{little.url}/{page}?token=token-of-the-test", headers=cookie, timeout=PATIENCE)
        with socket.create_connection(("127.0.0.1", little.port)) as odd:
            odd.sendall(b"GET /?token=token-of-the-test\r\n\r\n")
            odd.recv(1000)
    assert "a fault" in little.output
    assert "outside of Flask" in little.output
    assert "token-of-the-test" not in little.output
