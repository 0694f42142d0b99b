"""A room over several processes: Socket.IO's own message queues carry what is said, and each server tells whoever is there."""

from typing import ClassVar

import flask
import flask_socketio
import gevent
import gevent.queue
import pytest
import socketio
from engineio.socket import Socket
from socketio.pubsub_manager import PubSubManager

from quarterdeck.transport import Fanout, Listener, install


class RedisFanout(socketio.RedisManager, Fanout):  # type: ignore[misc]  # socketio has no types
    """A room whose members are connected to several processes."""


class Line(PubSubManager):  # type: ignore[misc]  # socketio has no types
    """A message queue as small as can be: everybody on it hears everything."""

    everybody: ClassVar = []

    def __init__(self):
        super().__init__()
        self.heard = gevent.queue.Queue()
        self.everybody.append(self)

    def _publish(self, data):
        for one in self.everybody:
            one.heard.put(data)

    def _listen(self):
        yield from self.heard


class LineFanout(Line, Fanout):
    """A room on a line."""


class Process:
    """A server of several, with viewers who poll."""

    def __init__(self, manager, *sids):
        self.server = socketio.Server(async_mode="gevent", client_manager=manager)
        install(self.server, Listener())
        manager.set_server(self.server)
        manager.initialize()
        for sid in sids:
            self.server.eio.sockets[sid] = Socket(self.server.eio, sid)
            manager.basic_enter_room(sid, "/", None, eio_sid=sid)
            manager.basic_enter_room(sid, "/", "hall")

    def waiting(self, sid):
        """The packets that wait for somebody's next poll."""
        return list(self.server.eio.sockets[sid].queue._poll.waiting)

    def events(self, sid):
        return [packet.data for packet in self.waiting(sid)]


def test_what_is_said_in_one_process_is_told_once_to_everybody_in_each():
    here, there = Process(LineFanout(), "ana", "cem"), Process(LineFanout(), "bob")
    here.server.emit("news", {"n": 1}, to="hall")
    there.server.emit("news", {"n": 2}, to="hall", skip_sid="bob")
    gevent.sleep(0.05)
    both = ['2["news",{"n":1}]', '2["news",{"n":2}]']
    assert (here.events("ana"), here.events("cem"), there.events("bob")) == (both, both, both[:1])
    assert here.waiting("ana")[0] is here.waiting("cem")[0], "it is encoded and framed once"
    gevent.killall([process.server.manager.thread for process in (here, there)])


def test_a_room_is_told_whoever_is_in_it_now():
    here = Process(Fanout(), "ana", "bob", "cem")
    manager, told = here.server.manager, []
    for change in (manager.basic_leave_room, manager.basic_enter_room):
        here.server.emit("news", len(told), to="hall")
        told.append([len(here.events(sid)) for sid in ("ana", "bob", "cem")])
        change("bob", "/", "hall")
    here.server.emit("news", 2, to="hall")
    manager.disconnect("cem", "/", ignore_queue=True)
    here.server.emit("news", 3, to="hall")
    assert told == [[1, 1, 1], [2, 1, 2]]
    assert [len(here.events(sid)) for sid in ("ana", "bob", "cem")] == [4, 3, 3]


def test_flask_socketio_takes_a_message_queue_with_it():
    app, manager = flask.Flask("talk"), LineFanout()
    io = flask_socketio.SocketIO(app, async_mode="gevent", client_manager=manager)
    server = io.server  # type: ignore[attr-defined]  # its types leave it out
    install(server, Listener())
    assert server.manager is manager


@pytest.mark.parametrize("fanout", [LineFanout, RedisFanout])
def test_what_is_said_goes_to_the_queue_before_it_is_told_here(fanout):
    bases = [base.__name__ for base in fanout.__mro__]
    assert bases.index("PubSubManager") < bases.index("Fanout") < bases.index("Manager")
