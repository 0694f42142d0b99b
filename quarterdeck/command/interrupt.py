"""Ctrl-C and SIGTERM end a command in order, with everything cleaned up."""

from __future__ import annotations

import signal

import gevent


def heed_interrupts() -> None:
    """From now on the first Ctrl-C or SIGTERM raises KeyboardInterrupt in the caller's greenlet.

    A second one does not cut the cleaning up short.
    """
    waiting = [gevent.getcurrent()]

    def end() -> None:
        while waiting:
            print("\nending the demo and cleaning up …", flush=True)
            gevent.kill(waiting.pop(), KeyboardInterrupt)

    for number in (signal.SIGINT, signal.SIGTERM):
        gevent.signal_handler(number, end)
