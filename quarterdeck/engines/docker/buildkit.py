"""Asks the BuildKit that `docker build` uses: gRPC over HTTP/2, through `docker buildx`, which knows where it is."""

from __future__ import annotations

import contextlib
import os
import struct
import subprocess
from signal import SIGKILL
from typing import TYPE_CHECKING

from h2.config import H2Configuration
from h2.connection import H2Connection
from h2.events import DataReceived, StreamEnded, StreamReset

from quarterdeck.errors import EngineError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

DIAL = ("docker", "buildx", "dial-stdio")
SERVICE = "/moby.buildkit.v1.Control"
HEAD = struct.Struct(">?I")  # before each message: whether it is compressed, and its length in bytes
MOST = 65536  # bytes read at once


class BuildKit:
    """One connection, over which several calls go at once; each is known by a number."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        """Start the program that connects; raises OSError where there is none."""
        self._program = subprocess.Popen(
            DIAL,
            env=dict(environment),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # as it starts another, which would outlive it
        )
        self._http = H2Connection(H2Configuration(client_side=True, header_encoding="utf-8"))
        self._http.initiate_connection()
        self._received: dict[int, bytes] = {}

    def call(self, method: str, request: bytes) -> int:
        """Begin a call, and give its number."""
        number = self._http.get_next_available_stream_id()
        headers = [
            (":method", "POST"),
            (":scheme", "http"),
            (":path", f"{SERVICE}/{method}"),
            (":authority", "localhost"),
            ("content-type", "application/grpc"),
            ("te", "trailers"),
        ]
        self._http.send_headers(number, headers)
        self._http.send_data(number, HEAD.pack(False, len(request)) + request, end_stream=True)  # noqa: FBT003
        self._received[number] = b""
        self._send()
        return number

    def messages(self) -> Iterator[tuple[int, bytes | None]]:
        """Give each message with the number of its call, None where a call has ended; waits until the connection ends.

        Raises OSError, or a ProtocolError of h2 where what answers is no BuildKit.
        """
        output = self._program.stdout
        while output and (heard := os.read(output.fileno(), MOST)):
            for event in self._http.receive_data(heard):
                if isinstance(event, DataReceived):
                    self._http.acknowledge_received_data(event.flow_controlled_length, event.stream_id)
                    yield from ((event.stream_id, message) for message in self._taken(event.stream_id, event.data))
                elif isinstance(event, StreamEnded | StreamReset):
                    yield event.stream_id, None
            self._send()

    def cut(self) -> None:
        """End the connection, from any thread: whoever waits for messages gets no more."""
        if self._program.poll() is not None:
            return
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._program.pid, SIGKILL)  # they heed nothing less while they wait for BuildKit

    def close(self) -> None:
        """End the connection, and wait until the program has gone."""
        self.cut()
        self._program.wait()
        for pipe in (self._program.stdin, self._program.stdout):
            with contextlib.suppress(OSError):
                if pipe:
                    pipe.close()

    def _send(self) -> None:
        if self._program.stdin:
            self._program.stdin.write(self._http.data_to_send())
            self._program.stdin.flush()

    def _taken(self, number: int, piece: bytes) -> Iterator[bytes]:
        """Put a piece behind what has come of a call before it, and give each message that is whole."""
        received = self._received[number] + piece
        while len(received) >= HEAD.size:
            compressed, length = HEAD.unpack_from(received)
            if compressed:
                raise EngineError("BuildKit compresses what it says, unasked")
            if len(received) < HEAD.size + length:
                break
            yield received[HEAD.size : HEAD.size + length]
            received = received[HEAD.size + length :]
        self._received[number] = received
