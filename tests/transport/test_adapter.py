"""The names of python-engineio and python-socketio that the transport relies on; a release that moves them fails here, and says which."""

import inspect

import engineio
import gevent
import socketio
from engineio.base_socket import BaseSocket
from engineio.packet import MESSAGE, Packet
from engineio.payload import Payload
from engineio.server import Server
from engineio.socket import Socket
from gevent.queue import Empty

from quarterdeck.transport import Fanout, Listener, install
from quarterdeck.transport.adapter import replace_parts
from quarterdeck.transport.handshake import Handshake
from quarterdeck.transport.next_ping import NextPing
from quarterdeck.transport.send_queue import SendQueue
from quarterdeck.transport.validate import AT_ONCE


def source(thing):
    return inspect.getsource(thing)


def engine():
    made = engineio.Server(async_mode="gevent")
    replace_parts(made, Listener())
    return made


def test_a_viewers_parts_come_from_a_table_of_the_server():
    assert {"queue", "queue_empty", "websocket", "thread"} <= set(engineio.Server(async_mode="gevent")._async)
    ours = engine()
    assert isinstance(ours.create_queue(), SendQueue)
    assert ours.get_queue_empty_exception() is Empty
    assert isinstance(ours._async["websocket"](Socket(ours, "an id")._websocket_handler, ours), Handshake)
    assert "websocket" not in repr(engineio.Server(async_mode="gevent")._async["queue"]), "only this server's"


def test_a_viewer_has_the_names_we_read():
    ours = engine()
    viewer = Socket(ours, "an id")
    assert isinstance(viewer.queue, SendQueue)
    assert (viewer.sid, viewer.server, viewer.connected, viewer.upgrading) == ("an id", ours, False, False)
    assert (viewer.upgraded, viewer.closing, viewer.closed) == (False, False, False)
    assert viewer._websocket_handler.__self__ is viewer
    assert {"wait", "abort", "reason"} <= set(inspect.signature(viewer.close).parameters)
    assert (ours.sockets, ours.max_http_buffer_size, ours.ping_interval) == ({}, 1_000_000, 25)
    assert ours.reason.TRANSPORT_CLOSE


def test_the_websocket_is_made_of_the_viewers_own_method():
    assert "['websocket'](\n            self._websocket_handler, self.server)" in source(Socket._upgrade_websocket)


def test_what_the_websocket_answers_goes_out_as_it_is_unless_it_is_a_list():
    assert "isinstance(packets, list)" in source(Server.handle_request)
    assert "if not isinstance(r, dict):\n            return r" in source(Server.handle_request)


def test_the_usual_handler_does_nothing_that_ours_leaves_out():
    known = """connected upgraded upgrading closed receive close poll server queue sid"""
    used = {
        part.split("(")[0].split(".")[0].split()[0] for part in source(Socket._websocket_handler).split("self.")[1:]
    }
    assert {name.strip(",:)") for name in used} <= set(known.split())


def test_of_the_queue_only_what_ours_has_is_used():
    used = source(Socket) + source(BaseSocket)
    names = {part.split("(")[0] for part in used.split("queue.")[1:] if "(" in part.split("\n")[0]}
    assert names <= {"put", "get", "task_done", "join"}
    assert {"put", "get", "task_done", "join"} <= set(dir(SendQueue))


def test_a_viewers_pings_are_started_as_a_task_that_waits_and_then_sends_one():
    made = engine()
    ping = made._async["thread"](target=Socket(made, "an id")._send_ping, args=(), kwargs={})
    assert isinstance(ping, NextPing)
    assert isinstance(made._async["thread"](target=print), gevent.Greenlet)
    lines = [line.strip() for line in source(Socket._send_ping).splitlines()[1:]]
    assert lines == [
        "self.server.sleep(self.server.ping_interval)",
        "if not self.closing and not self.closed:",
        "self.last_ping = time.time()",
        "self.send(packet.Packet(packet.PING))",
    ]


def test_who_connects_is_announced_by_a_handler_that_can_be_wrapped():
    made = socketio.Server(async_mode="gevent", client_manager=Fanout())
    assert made.eio.handlers["connect"] == made._handle_eio_connect
    assert list(inspect.signature(made._handle_eio_connect).parameters) == ["eio_sid", "environ"]


def test_a_queue_knows_its_viewer_from_the_moment_it_connects():
    made = socketio.Server(async_mode="gevent", client_manager=Fanout())
    install(made, Listener())
    viewer = made.eio.sockets["an id"] = Socket(made.eio, "an id")
    made.eio.handlers["connect"]("an id", {})
    assert viewer.queue.viewer is viewer
    assert "self.sockets[sid] = s" in source(Server._handle_connect).split("_trigger_event('connect'")[0]


def test_a_room_gives_its_members_and_their_viewers():
    made = socketio.Server(async_mode="gevent", client_manager=Fanout())
    made.manager.basic_enter_room("a", "/", None, eio_sid="viewer of a")
    made.manager.basic_enter_room("a", "/", "hall")
    assert list(made.manager.get_participants("/", "hall")) == [("a", "viewer of a")]
    assert made.manager.sid_from_eio_sid("viewer of a", "/") == "a"
    wanted = ["event", "data", "namespace", "room", "skip_sid", "callback", "to", "kwargs"]
    assert list(inspect.signature(socketio.Manager.emit).parameters)[1:] == wanted


def test_a_packet_keeps_what_is_written_on_it_and_is_encoded_once():
    engine()
    packet = Packet(MESSAGE, '2["stage",{}]')
    packet.frame = b"kept"
    assert packet.encode() is packet.encode()
    assert Payload.max_decode_packets == AT_ONCE, "it is the library's own, for whoever else is in this process"
