"""What a terminal prints, read in pieces: few enough for a room full of viewers, soon enough for who types."""

from __future__ import annotations

import errno
import os
import time

import gevent
from gevent.socket import wait_read

FRAME = 0.025  # seconds of output made one piece
QUIET = 0.004  # seconds without output that end a piece, if there was none just before: a keystroke shows at once
FRAME_BYTES = 32 * 1024  # the most bytes in a piece, so that a flood is read no faster than this


class PtyReader:
    """Reads the descriptor of a PTY."""

    def __init__(self, descriptor: int) -> None:
        """Read from a descriptor that does not block."""
        self._descriptor = descriptor
        self._last = 0.0  # when a piece was made

    def next(self) -> bytes:
        """Wait for the next piece; raises EOFError when every program has let go of the terminal."""
        wait_read(self._descriptor)
        until = time.monotonic() + FRAME
        piece = self._read(FRAME_BYTES)
        while (left := until - time.monotonic()) > 0:
            room = FRAME_BYTES - len(piece)
            gevent.sleep(min(left, QUIET) if room else left)
            more = self._rest(room)
            piece += more
            if room and not more and time.monotonic() > self._last + FRAME:
                break
        self._last = time.monotonic()
        return piece

    def _rest(self, most: int) -> bytes:
        """Read what has come since; that there will be no more is for the next piece to find."""
        try:
            return self._read(most)
        except EOFError:
            return b""

    def _read(self, most: int) -> bytes:
        chunk = b""
        try:
            while len(chunk) < most:
                chunk += os.read(self._descriptor, most - len(chunk)) or _hung_up()
        except BlockingIOError:
            return chunk
        except OSError as error:
            if not chunk:
                raise EOFError from error
        return chunk


def _hung_up() -> bytes:
    """Say on macOS, where reading gives nothing, what Linux says by itself."""
    raise OSError(errno.EIO, os.strerror(errno.EIO))
