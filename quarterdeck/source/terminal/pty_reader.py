"""What a terminal prints, read in pieces: few enough for a room full of viewers, soon enough for who types."""

from __future__ import annotations

import errno
import os
import time
from typing import TYPE_CHECKING

import gevent
from gevent.socket import wait_read

if TYPE_CHECKING:
    from collections.abc import Callable

FRAME = 0.025  # seconds of output made one piece, while more comes all the time
LEAD = 0.016  # seconds without a piece that are silence
AT_ONCE = 2  # pieces after silence that nobody waits for: mostly the echo of Enter, and what the command prints
LOOK = 0.001  # seconds between two looks for the rest of a line: a PTY gives it in parts of 4 KiB
FRAME_BYTES = 32 * 1024  # the most bytes in a piece, so that a flood holds nobody up for long
POURS = FRAME_BYTES // 2  # bytes in a piece after which the next is read as fast as it comes


class PtyReader:
    """Reads the descriptor of a PTY."""

    def __init__(self, descriptor: int) -> None:
        """Read from a descriptor that does not block."""
        self._descriptor = descriptor
        self._last = 0.0  # when a piece was made
        self._pours = False  # and it was a large one
        self._at_once = AT_ONCE  # pieces that are left until the next is gathered

    def next(self) -> bytes:
        """Wait for the next piece; raises EOFError when every program has let go of the terminal."""
        wait_read(self._descriptor)
        piece = self._read(FRAME_BYTES)
        piece += self._more()(FRAME_BYTES - len(piece))
        self._last, self._pours = time.monotonic(), len(piece) >= POURS
        return piece

    def _more(self) -> Callable[[int], bytes]:
        """Say how the rest of a piece is read, by how the last ones were."""
        if time.monotonic() >= self._last + LEAD:
            self._at_once = AT_ONCE
        if self._at_once:
            self._at_once -= 1
            return self._completed
        return self._poured if self._pours else self._gathered

    def _completed(self, room: int) -> bytes:
        """Read what is being written just now, so that a long line is one piece; a frame long at the most."""
        more, until = b"", time.monotonic() + FRAME
        while len(more) < room and time.monotonic() < until:
            gevent.sleep(LOOK)
            part = self._rest(room - len(more))
            if not part:
                break
            more += part
        return more

    def _poured(self, room: int) -> bytes:
        """Read what is printed as fast as it comes, so that its program need not wait; a frame long at the most."""
        more = b""
        with gevent.Timeout(FRAME, exception=False):
            while len(more) < room:
                wait_read(self._descriptor)
                part = self._rest(room - len(more))
                if not part:
                    break
                more += part
        return more

    def _gathered(self, room: int) -> bytes:
        """Read what comes until a frame after the last piece."""
        gevent.sleep(max(self._last + FRAME - time.monotonic(), 0))
        return self._rest(room)

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
