"""Ctrl-C, SIGTERM and a terminal that is closed end a command in order, with everything cleaned up."""

from __future__ import annotations

import contextlib
import signal

import gevent


def heed_interrupts() -> None:
    """From now on the first Ctrl-C, SIGTERM or SIGHUP raises KeyboardInterrupt in the caller's greenlet.

    A second one does not cut the cleaning up short.
    """
    waiting = [gevent.getcurrent()]

    def end() -> None:
        while waiting:
            with contextlib.suppress(OSError):  # the terminal may be what has gone
                print("\nending the demo and cleaning up …", flush=True)
            gevent.kill(waiting.pop(), KeyboardInterrupt)

    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        gevent.signal_handler(number, end)
