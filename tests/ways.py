"""The ways by which a browser may come: polling, a websocket, compressed or not, straight or through the documented nginx."""

import contextlib
import zlib
from dataclasses import dataclass
from typing import ClassVar

import pytest
import websocket
from websocket._abnf import frame_buffer

from tests.socket_client import Client

BROWSERS = "permessage-deflate; client_max_window_bits"
NOT_OURS = "permessage-deflate; server_max_window_bits=10"  # a smaller window than we compress with
TAIL = b"\x00\x00\xff\xff"


class Frames(frame_buffer):
    """Frames as they come in; `squeezed` says that the last was compressed, which the library would refuse."""

    squeezed = False

    def recv_header(self):
        super().recv_header()
        fin, rsv1, *rest = self.header
        self.squeezed, self.header = bool(rsv1), (fin, 0, *rest)


class Inflating(websocket.WebSocket):
    """A websocket that reads what is compressed, as browsers do; `inflated` counts how many messages that were."""

    inflated: ClassVar = []

    def __init__(self, **options):
        super().__init__(**options)
        self.frame_buffer = self.frames = Frames(self._recv, skip_utf8_validation=False)

    def recv_frame(self):
        frame = super().recv_frame()
        if self.frames.squeezed:
            frame.data = zlib.decompressobj(-15).decompress(frame.data + TAIL)
            self.inflated.append(len(frame.data))
        return frame


@dataclass(frozen=True)
class Way:
    """How a browser comes: by which transports, with which offer to compress, and if through nginx."""

    transports: tuple[str, ...] = ("websocket",)
    offer: str = ""
    proxied: bool = False

    @property
    def upgrades(self):
        return not self.transports

    def client(self, **options):
        """A Socket.IO client that comes this way."""
        squeezes = {"websocket_extra_options": {"class_": Inflating}} if self.offer == BROWSERS else {}
        return Client(reconnection=False, **squeezes, **options)

    def headers(self, url):
        return {"Origin": url, **({"Sec-WebSocket-Extensions": self.offer} if self.offer else {})}


DIRECT = {
    "websocket": Way(),
    "polling": Way(("polling",)),
    "upgraded": Way(()),
    "compressed": Way(offer=BROWSERS),
    "refused": Way(offer=NOT_OURS),
}
PROXIED = {
    "nginx": Way(proxied=True),
    "nginx-polling": Way(("polling",), proxied=True),
    "nginx-upgraded": Way((), proxied=True),
    "nginx-compressed": Way(offer=BROWSERS, proxied=True),
}
EACH = pytest.mark.parametrize(
    "way",
    [*DIRECT.values(), *(pytest.param(way, marks=pytest.mark.nginx) for way in PROXIED.values())],
    ids=[*DIRECT, *PROXIED],
)


@contextlib.contextmanager
def everybody(come, ways):
    """Have one come by each way, and give them by its name."""
    with contextlib.ExitStack() as all_of_them:
        yield {name: all_of_them.enter_context(come(way)) for name, way in ways.items()}
