"""The names of python-engineio that our wire relies on; a new release that moves them fails here, and says which."""

import inspect

import engineio
from engineio.base_socket import BaseSocket
from engineio.packet import MESSAGE, Packet
from engineio.payload import Payload
from engineio.socket import Socket
from gevent.queue import Empty

from quarterdeck.web.seam import Outbox, WebSocket, install


def source(thing):
    return inspect.getsource(thing)


def test_a_viewers_queue_and_websocket_come_from_a_table_of_the_server():
    engine = engineio.Server(async_mode="gevent")
    assert {"queue", "queue_empty", "websocket"} <= set(engine._async)
    install(engine, print)
    assert isinstance(engine.create_queue(), Outbox)
    assert engine.get_queue_empty_exception() is Empty
    assert engine._async["websocket"] is WebSocket
    assert engineio.Server(async_mode="gevent")._async["websocket"] is not WebSocket, "only this server's"


def test_a_viewer_has_the_names_we_read():
    engine = engineio.Server(async_mode="gevent")
    install(engine, print)
    viewer = Socket(engine, "an id")
    assert isinstance(viewer.queue, Outbox)
    assert (viewer.sid, viewer.upgraded, viewer.server) == ("an id", False, engine)
    assert viewer._websocket_handler.__self__ is viewer
    assert {"wait", "abort"} <= set(inspect.signature(viewer.close).parameters)
    assert (engine.sockets, engine.max_http_buffer_size, engine.ping_timeout) == ({}, 1_000_000, 20)


def test_the_websocket_is_made_of_the_viewers_own_method():
    assert "['websocket'](\n            self._websocket_handler, self.server)" in source(Socket._upgrade_websocket)


def test_of_the_queue_only_what_ours_has_is_used():
    used = source(Socket) + source(BaseSocket)
    names = {part.split("(")[0] for part in used.split("queue.")[1:] if "(" in part.split("\n")[0]}
    assert names <= {"put", "get", "task_done", "join"}
    assert {"put", "get", "task_done", "join"} <= set(dir(Outbox))


def test_of_the_websocket_only_what_ours_has_is_used():
    used = source(Socket._websocket_handler).split("ws.")[1:]
    assert {part.split("(")[0] for part in used} <= {"wait", "send", "close"}


def test_a_packet_keeps_what_is_written_on_it_and_is_encoded_once():
    install(engineio.Server(async_mode="gevent"), print)
    packet = Packet(MESSAGE, '2["stage",{}]')
    packet.frame = b"kept"
    assert packet.encode() is packet.encode()
    assert Payload.max_decode_packets > 16
