"""Hears from the system that a file was saved; where it cannot, whoever waits looks again after a while."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import gevent
from gevent.event import Event
from watchfiles import watch

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

CALM = 30  # milliseconds without another event, as editors save in several steps
STEP = 10  # milliseconds between looks for one
OFTEN, SELDOM = 0.7, 2.0  # seconds between looks of our own, without and with the system's events


class FileWatch:
    """Waits for any file in some folders to be saved, added or removed."""

    def __init__(self, folders: Iterable[Path]) -> None:
        """Watch the folders that are there, and all below them."""
        self._folders = [folder for folder in folders if folder.is_dir()]
        self._saved, self._stop = Event(), threading.Event()
        self._wake = gevent.get_hub().loop.async_()
        self._wake.start(self._saved.set)
        self._thread = threading.Thread(target=self._listen, name="file-watch", daemon=True)
        self._thread.start()

    def wait(self) -> None:
        """Come back once something was saved, or when it is time to look by oneself."""
        self._saved.wait(SELDOM if self._thread.is_alive() else OFTEN)
        self._saved.clear()

    def close(self) -> None:
        """Hear nothing more."""
        self._stop.set()
        self._wake.stop()

    def _listen(self) -> None:
        """Run in a thread of its own, and end where the system gives no events, such as on some network disks."""
        try:
            for _ in watch(
                *self._folders, debounce=CALM, step=STEP, stop_event=self._stop, raise_interrupt=False, rust_timeout=500
            ):
                self._wake.send()
        except (OSError, RuntimeError):
            return
