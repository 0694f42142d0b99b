"""Watching an engine beside the server's own thread: until closed, and again where the connection was lost."""

from __future__ import annotations

import contextlib
import threading
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

AGAIN, RARELY = 0.3, 10.0  # seconds until it follows again: at first, and at most, where it fails again and again
PATIENCE = 5.0  # seconds a watch has to end once it is closed


class Watch:
    """One thing that is watched, in a thread of its own: it lasts as long as a run, and a pool's threads are few.

    `follow` is called with the watch, and again whenever it has returned or raised one of `faults`. It must return soon
    once the watch is `over`; where it waits for something outside, it says by `hold` how such a wait is ended.
    """

    def __init__(self, name: str, follow: Callable[[Watch], object], faults: tuple[type[Exception], ...]) -> None:
        """Begin at once."""
        self._follow = follow
        self._faults = faults
        self._over = threading.Event()
        self._lock = threading.Lock()
        self._cut: Callable[[], object] | None = None
        self._thread = threading.Thread(target=self._repeat, name=name, daemon=True)
        self._thread.start()

    @property
    def over(self) -> bool:
        """Say whether it has been closed."""
        return self._over.is_set()

    def wait(self, seconds: float) -> bool:
        """Wait, and say whether it has been closed meanwhile."""
        return self._over.wait(seconds)

    def hold(self, cut: Callable[[], object]) -> None:
        """Say what ends the wait that comes now; it may be called from any thread, and more than once."""
        with self._lock:
            self._cut = cut
        if self.over:
            self._end_wait()

    def close(self) -> None:
        """Watch no longer, and wait until nothing of it is left; safe to call twice, from any other thread."""
        self._over.set()
        self._end_wait()
        self._thread.join(PATIENCE)

    def _end_wait(self) -> None:
        with self._lock:
            cut = self._cut
        if cut:
            with contextlib.suppress(*self._faults):
                cut()

    def _repeat(self) -> None:
        pause = AGAIN
        while not self.over:
            began = time.monotonic()
            with contextlib.suppress(*self._faults):
                self._follow(self)
            pause = AGAIN if time.monotonic() - began > RARELY else pause * 2
            self.wait(min(pause, RARELY))
