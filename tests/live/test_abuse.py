"""Somebody in the room who means ill: refused, counted, and nobody else notices."""

import json
import os
import random
import socket
import struct
import time

import psutil
import pytest
import requests
import websocket

from quarterdeck.protocol.names import COMMANDS
from quarterdeck.protocol.states import Who
from tests.served import PATIENCE, Person, Served, write_talk

MALFORMED: list[str | bytes] = [
    "", "9", "4", "44", "4" + "[" * 5000, "42", "42{}", "42[]", "42[1]", '42["go"', "42[" + "1" * 5000 + "]",
    '42["connect",{"token":"guess"}]', '42["disconnect"]', "45-", "451-[0]", "bAAAA", "0{}", "6", "3probe extra",
    '42["\ud800"]'.encode("utf-8", "surrogatepass"), b"\x00\xff", "40[]", "40{", "41x", "\x1e", "x" * 70_000,
]  # fmt: skip
UNKNOWN = ['42["nothing of ours",{}]', '420["__class__"]', '42["go",{"slide":"1"}]', '42["step",{"run":"id"}]']


@pytest.fixture(name="served")
def _served(tmp_path):
    with Served(write_talk(tmp_path / "talk"), tmp_path / "state") as served:
        yield served
    assert "Traceback" not in served.log.read_text()


def attendee(served):
    url = f"ws://localhost:{served.port}/socket.io/?EIO=4&transport=websocket"
    io = websocket.create_connection(url, origin=served.url, timeout=PATIENCE)
    io.recv()
    io.send("40")
    return io


def send(io, content):
    """Send one message, whatever it is; False when the server has hung up."""
    kind = websocket.ABNF.OPCODE_TEXT if isinstance(content, str) else websocket.ABNF.OPCODE_BINARY
    try:
        io.send(content, kind)
    except (OSError, websocket.WebSocketException):
        return False
    return True


def hear_the_end(io):
    try:
        while io.recv_data(control_frame=True)[0] != websocket.ABNF.OPCODE_CLOSE:
            pass
    except (OSError, websocket.WebSocketException):
        pass
    io.shutdown()


def refused(presenter):
    return presenter.all("people")[-1]["refused"]


def memory(served):
    return psutil.Process(served.process.pid).memory_info().rss


def test_every_presenters_message_is_refused_and_counted_ten_thousand_times(served):
    wanted = [name for name, command in COMMANDS.items() if command.who is Who.OWNER]
    with Person(served, owner=True) as presenter, Person(served) as other:
        stage = presenter.all("welcome")[0]["stage"]
        io, before = attendee(served), 0
        for times in range(5000):
            assert send(io, f'42["{wanted[times % len(wanted)]}",{{}}]')
            assert send(io, UNKNOWN[times % len(UNKNOWN)])
            if times == 1000:
                before = memory(served)
            if times % 500 == 0:
                assert other.ask("following", on=True)["ok"], "others are held up"
        presenter.wait(lambda me: me.all("people") and refused(me) == 10_000, "the count")
        assert memory(served) - before < 4_000_000
        io.shutdown()
        with Person(served) as late:
            assert late.all("welcome")[0]["stage"] == stage


def test_what_is_no_message_ends_that_connection_and_is_counted(served):
    with Person(served, owner=True) as presenter, Person(served) as other:
        for content in MALFORMED:
            io = attendee(served)
            send(io, content)
            hear_the_end(io)
        presenter.wait(lambda me: me.all("people") and refused(me) >= len(MALFORMED) - 2, "the count")
        assert other.ask("following", on=True)["ok"]


def test_a_flood_of_malformed_posts_is_refused_without_a_traceback(served):
    session = requests.Session()
    session.headers["Origin"] = served.url
    address = f"{served.url}/socket.io/?EIO=4&transport=polling"
    address += "&sid=" + json.loads(session.get(address, timeout=PATIENCE).text[1:])["sid"]
    with Person(served, owner=True) as presenter:
        for content in MALFORMED:
            body = content if isinstance(content, bytes) else content.encode()
            assert session.post(address, data=body, timeout=PATIENCE).status_code == 400
        presenter.wait(lambda me: me.all("people") and refused(me) == len(MALFORMED), "the count")
    session.close()


def test_bytes_of_any_kind_on_the_socket_harm_nobody_else(served):
    chance = random.Random(7)  # noqa: S311
    with Person(served) as other:
        before = memory(served)
        for _ in range(150):
            io = attendee(served)
            for _ in range(chance.randrange(1, 12)):
                if not throw(io.sock, noise(chance)):
                    break
            io.sock.close()
        assert other.ask("following", on=True)["ok"]
        assert memory(served) - before < 8_000_000
    assert everybody_left(served)


def noise(chance):
    """A frame that is right or wrong in any part, or no frame at all."""
    if chance.random() < 0.3:
        return os.urandom(chance.randrange(1, 3000))
    body = chance.choice([b"2", b"3", b"42[", b'42["go",{}]', os.urandom(20), b"x" * chance.randrange(0, 70_000)])
    size = len(body) if chance.random() < 0.7 else chance.randrange(0, 2**62)
    head = bytes([chance.choice([0x81, 0x82, 0x01, 0x80, 0x88, 0x89, 0x8A, 0xC1, 0x8F]), 0xFF])
    return head + struct.pack("!Q", size) + bytes(4) + body


def throw(sock, content):
    try:
        sock.sendall(content)
    except OSError:
        return False
    return True


def everybody_left(served):
    """Say whether the server has closed all those connections, and holds no descriptor for them."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if len(psutil.Process(served.process.pid).net_connections()) <= 3:
            return True
        time.sleep(0.1)
    return False


def test_a_message_sent_together_with_the_handshake_is_heard(served):
    with socket.create_connection(("localhost", served.port), PATIENCE) as sock:
        head = "GET /socket.io/?EIO=4&transport=websocket HTTP/1.1", f"Host: localhost:{served.port}"
        rest = f"Origin: {served.url}", "Upgrade: websocket", "Connection: Upgrade"
        last = "Sec-WebSocket-Version: 13", "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==", "", ""
        sock.sendall("\r\n".join((*head, *rest, *last)).encode() + b"\x81\x82\0\0\0\x0040")
        heard = b""
        while b'42["welcome"' not in heard:
            more = sock.recv(65536)
            assert more, heard
            heard += more
