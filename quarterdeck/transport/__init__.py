'''Socket.IO for thousands of viewers in one process, on gevent: what python-socketio says, carried another way.

python-socketio encodes a message for every viewer anew, keeps what a slow one does not take without a bound, and three
greenlets for each. This carries its messages instead, and leaves rooms, acknowledgements, sessions and the rules of
polling to it. It knows nothing of the application: not its errors, its settings, nor what a message means::

    socketio = SocketIO(app, async_mode="gevent", client_manager=Fanout(), cors_allowed_origins=[])
    listener = Listener(caught_up=send_all_that_holds, refused=count)
    serve(app, socketio.server, listen("127.0.0.1", 5000), on_stop=close, listener=listener)

`listen(host, port)`
    opens the socket; raises OSError.
`serve(app, server, sock, on_stop=…, listener=…, context=…)`
    serves a WSGI application and the Socket.IO server in it until SIGINT or SIGTERM. `context` is for HTTPS
    (`make_context`), and then who comes by plain HTTP is sent there.
`install(server, listener)`
    is the part of `serve` that puts all this under a server, for who has a gevent server of his own: it needs
    `server.Handler` as its handler class, and a `Validator` around the application.
`Fanout`
    is the client manager: a message to a room is encoded and framed once, and written straight to its members. Over
    several processes it goes with any of Socket.IO's managers for a message queue, in this order::

        class RedisFanout(socketio.RedisManager, Fanout):
            """A room whose members are connected to several processes."""

        socketio = SocketIO(app, async_mode="gevent", client_manager=RedisFanout("redis://"))
`Listener(caught_up, refused)`
    hears of a viewer who missed events and has taken all the rest, so that it can be told what holds now, and of what
    was sent that is no packet.
`look(server)`
    gives `Figures`: how many viewers there are, what waits for them, how long messages took to be handed to all.
`allow_files(number)`
    raises the limit of open files, of which each viewer is one. Nothing else here is set for the whole process.
`HOST`
    is the pattern of a Host header.

What a viewer can count on: messages arrive in order and whole. One who does not read misses whole events, never a part
of one, and nobody else waits for it. An answer or a handshake is never left out; one who is 4 MiB behind with those is
let go. What is no packet of a Socket.IO client ends the connection that it came by, and no other.

On the way of a message are three files: `websocket` (in), `fanout` (to a room) and `send_queue` (out to a viewer).
'''

from quarterdeck.transport.adapter import Listener, install
from quarterdeck.transport.fanout import BOUNDS, Fanout
from quarterdeck.transport.figures import Figures, look
from quarterdeck.transport.host import HOST
from quarterdeck.transport.server import allow_files, listen, serve
from quarterdeck.transport.tls import CertificateError, make_context

__all__ = [
    "BOUNDS",
    "HOST",
    "CertificateError",
    "Fanout",
    "Figures",
    "Listener",
    "allow_files",
    "install",
    "listen",
    "look",
    "make_context",
    "serve",
]
