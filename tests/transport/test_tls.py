"""HTTPS and secure websockets: as fast and as careful as without, and plain about what cannot be used."""

import json
import socket
import ssl
import time
from socket import SO_RCVBUF, SOL_SOCKET

import pytest
import requests
import websocket

from quarterdeck.transport.poll_queue import LIMIT
from quarterdeck.transport.tls import make_context, redirect
from tests.served import Served, write_talk
from tests.socket_client import Client
from tests.transport.certified import Certified
from tests.transport.little import PATIENCE, Little

APP = """
from pathlib import Path
from quarterdeck.transport.tls import make_context
settings = Settings(port=0, tls_cert=Path({cert!r}), tls_key=Path({key!r}))
context = make_context(settings.tls_cert, settings.tls_key)
@socketio.on("connect")
def connect():
    join_room("hall")
    emit("welcome", {{}})
@socketio.on("echo")
def echo(content):
    return content
@socketio.on("flood")
def flood(content):
    import gevent
    for n in range(content["count"]):
        socketio.emit("news", {{"n": n, "text": "x" * content["size"]}}, to="hall")
        gevent.sleep(content["every"])
def caught_up(sid):
    socketio.emit("again", {{"all": "x" * 300_000}}, to=sid)
@app.get("/kept")
def kept():
    queues = [viewer.queue for viewer in socketio.server.eio.sockets.values()]
    most = max([queue.size for queue in queues], default=0)
    return {{"viewers": len(queues), "most": most, "secure": request.is_secure}}
"""


@pytest.fixture(scope="module", name="certified")
def _certified(tmp_path_factory):
    return Certified(tmp_path_factory.mktemp("tls"))


@pytest.fixture(scope="module", name="little")
def _little(certified):
    with Little(APP.format(cert=str(certified.cert), key=str(certified.key))) as little:
        little.url = f"https://{little.host}"
        yield little
    assert "Traceback" not in little.output


def raw(little, certified, **options):
    url = f"wss://{little.host}/socket.io/?EIO=4&transport=websocket"
    trusted = {"ca_certs": str(certified.authority)}
    io = websocket.create_connection(url, origin=little.url, timeout=PATIENCE, sslopt=trusted, **options)
    assert io.recv()[:2] == "0{"
    io.send("40")
    assert {io.recv()[:2] for _ in range(2)} == {"40", "42"}
    return io


def read(io):
    """The next event: its name and content."""
    while not (text := io.recv()).startswith("42"):
        if text == "2":
            io.send("3")
    return json.loads(text[2:])


def kept(little, certified):
    return requests.get(f"{little.url}/kept", verify=str(certified.authority), timeout=PATIENCE).json()


@pytest.mark.parametrize("transports", [("websocket",), ("polling",), ()], ids=["websocket", "polling", "upgraded"])
def test_messages_of_any_size_arrive_on_every_transport(little, certified, transports):
    with requests.Session() as session:
        session.verify, session.trust_env = str(certified.authority), False
        options = {"sslopt": {"context": certified.client()}}
        client = Client(reconnection=False, http_session=session, websocket_extra_options=options)
        headers = {"Origin": little.url}
        client.connect(little.url, headers=headers, transports=list(transports) or None, wait_timeout=PATIENCE)
        reading = client.eio.read_loop_task
        for size in (0, 125, 16_384, 60_000):
            assert client.call("echo", "ż" * (size // 8), timeout=PATIENCE) == "ż" * (size // 8)
        client.disconnect()
        reading.join(PATIENCE)


def test_frames_larger_than_a_record_arrive_whole_and_in_order(little, certified):
    io = raw(little, certified)
    io.send('42["flood",{"count":5,"size":50000,"every":0}]')
    assert [read(io)[1]["n"] for _ in range(5)] == list(range(5))
    io.shutdown()


def test_who_stops_reading_misses_whole_frames_only_and_is_brought_right(little, certified):
    asleep = raw(little, certified, sockopt=[(SOL_SOCKET, SO_RCVBUF, 8192)])
    awake = raw(little, certified)
    sizes = range(16_000, 16_020)
    for size in sizes:  # five at a time, so that who reads is never behind, however busy the machine is
        awake.send(f'42["flood",{{"count":5,"size":{size},"every":0}}]')
        assert [read(awake)[1]["n"] for _ in range(5)] == list(range(5)), "others were held up"
    assert kept(little, certified)["most"] <= LIMIT
    seen = []
    while (news := read(asleep))[0] != "again":
        seen.append((len(news[1]["text"]), news[1]["n"]))
    assert seen == sorted(seen)
    assert {size for size, _ in seen} <= set(sizes)
    assert len(seen) < 100, "it should have missed some"
    awake.send('42["flood",{"count":3,"size":10,"every":0}]')
    assert [read(asleep)[1]["n"] for _ in range(3)] == [0, 1, 2]
    asleep.shutdown()
    awake.shutdown()


def test_who_goes_without_a_word_is_forgotten(little, certified):
    sleepers = [raw(little, certified) for _ in range(3)]
    before = kept(little, certified)["viewers"]
    for io in sleepers:
        io.sock.close()
    until = time.monotonic() + PATIENCE
    while (now := kept(little, certified))["viewers"] > before - 3 or now["most"]:
        assert time.monotonic() < until, now
        time.sleep(0.05)
    assert now["secure"]


def test_old_protocols_and_strangers_are_turned_away_quietly(little, certified):
    with pytest.raises(requests.exceptions.SSLError):
        requests.get(little.url, timeout=PATIENCE)  # which does not trust the authority
    for words in (b"\x16\x03\x01 no handshake", b"nonsense\r\n\r\n", b""):
        with socket.create_connection(("127.0.0.1", little.port), PATIENCE) as sock:
            sock.sendall(words)
            sock.shutdown(socket.SHUT_WR)
            while sock.recv(4096):
                pass
    old = certified.client()
    old.maximum_version = ssl.TLSVersion.TLSv1_2
    with (
        socket.create_connection(("127.0.0.1", little.port)) as sock,
        old.wrap_socket(sock, server_hostname="localhost"),
    ):
        pass


def test_an_address_typed_without_https_leads_there(little, certified):
    answer = requests.get(f"http://{little.host}/kept?a=1", allow_redirects=False, timeout=PATIENCE)
    assert (answer.status_code, answer.headers["Location"]) == (307, f"{little.url}/kept?a=1")
    assert requests.get(f"http://{little.host}/kept", verify=str(certified.authority), timeout=PATIENCE).ok


@pytest.mark.parametrize("host", [b"evil.example/", b"a b", b"a\x00b", b"", b"x@y"])
def test_it_leads_nowhere_but_to_a_plain_name(host):
    assert redirect(b"GET / HTTP/1.1\r\nHost: " + host + b"\r\n\r\n").startswith(b"HTTP/1.1 400 ")
    assert b"Set-Cookie" not in redirect(b"GET /\rSet-Cookie:a HTTP/1.1\r\nHost: localhost\r\n\r\n")


def test_one_file_may_hold_the_certificate_and_its_key(certified):
    assert make_context(certified.both, certified.both)


def test_the_talk_is_served_over_https_with_cookies_that_stay_there(certified, tmp_path):
    deck, trusted = write_talk(tmp_path / "talk"), str(certified.authority)
    flags = "--tls-cert", str(certified.cert), "--tls-key", str(certified.key)
    with Served(deck, tmp_path / "state", *flags) as served:
        assert served.desk.startswith("https://localhost:")
        assert "the room       https://localhost:" in served.log.read_text()
        answer = requests.get(served.desk, verify=trusted, timeout=PATIENCE, allow_redirects=False)
        assert {"Secure", "HttpOnly", "SameSite=Strict"} <= set(answer.headers["Set-Cookie"].split("; "))
    assert "Traceback" not in served.log.read_text()


@pytest.mark.parametrize(
    ("headers", "secure"),
    [
        ({"Host": "talk.example"}, True),
        ({"X-Forwarded-Proto": "https"}, True),
        ({}, False),
        ({"X-Forwarded-Proto": "http"}, False),
    ],
)
def test_behind_a_proxy_cookies_are_secure_where_the_browser_is_on_https(tmp_path, headers, secure):
    deck = write_talk(tmp_path / "talk")
    port, public = _free(), "https://talk.example/"
    with Served(deck, tmp_path / "state", "--port", port, QUARTERDECK_PUBLIC_URL=public) as served:
        page = f"http://localhost:{port}/presenter?token={served.token}"
        answer = requests.get(page, headers=headers, timeout=PATIENCE, allow_redirects=False)
        assert ("Secure" in answer.headers["Set-Cookie"]) is secure


def _free():
    with socket.create_server(("127.0.0.1", 0)) as free:
        return str(free.getsockname()[1])
