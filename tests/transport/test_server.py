"""The one process: it listens where it is told, says plainly why it cannot, and ends in good order."""

import contextlib
import signal
import socket
import time
from dataclasses import replace

import pytest
import requests
import websocket

from quarterdeck.errors import MachineError
from quarterdeck.settings import Settings
from quarterdeck.transport.server import listen
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
    with listen(Settings(host=host, port=0)) as sock:
        assert sock.getsockname()[1] > 0


def test_by_default_only_this_machine_is_listened_to():
    with listen(replace(Settings(), port=0)) as sock:
        assert sock.getsockname()[0] == "127.0.0.1"


def test_a_port_in_use_is_one_sentence_that_names_the_flag():
    with listen(Settings(port=0)) as sock:
        port = sock.getsockname()[1]
        with pytest.raises(MachineError) as fault:
            listen(Settings(port=port))
    assert str(fault.value) == f"127.0.0.1:{port}: port {port} is in use; choose another with --port"


def test_on_macos_it_says_who_uses_5000(monkeypatch):
    monkeypatch.setattr("sys.platform", "darwin")
    taken = socket.create_server(("127.0.0.1", 5000)) if _free(5000) else socket.socket()
    with taken, pytest.raises(MachineError, match=r"AirPlay.*--port"):
        listen(Settings(port=5000))


def _free(port):
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) != 0


@pytest.mark.parametrize("host", ["192.0.2.1", "no such host", "::zz"])
def test_an_address_that_is_not_ours_is_one_sentence(host):
    with pytest.raises(MachineError, match=r"cannot listen here .*--host") as fault:
        listen(Settings(host=host, port=0))
    assert "\n" not in str(fault.value)


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
            assert time.monotonic() - asked < 3
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
