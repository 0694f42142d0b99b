"""The pictures of a live run: watched in other threads, and told in the server's own, ten times a second at most."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import gevent

from quarterdeck.pictures.model import kind_of
from quarterdeck.source.app_watch import AppWatch, ports_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    from quarterdeck.engines.engine import Engine, Run
    from quarterdeck.engines.watch import Watch
    from quarterdeck.pictures.model import Picture

EVERY = 0.1  # seconds between two pictures of one kind; what comes faster nobody sees


class Watching:
    """Every watch of one run; `show` is told of each picture that differs from the last of its kind."""

    def __init__(self, show: Callable[[Picture], object]) -> None:
        """Watch nothing yet."""
        self._show = show
        self._loop = gevent.get_hub().loop
        self._watches: list[Watch] = []
        self._app: AppWatch | None = None
        self._shown: dict[str, Picture] = {}
        self._due: dict[str, Picture] = {}
        self._resting: set[str] = set()
        self._over = False

    def begin(self, run: Run, engines: Collection[Engine], kinds: Iterable[str], app: str = "") -> None:
        """Watch a run's pictures of these kinds, each by the first of the engines that can draw it.

        `app` is the address of the run's program, which no engine draws; empty for none.
        """
        drawers = {kind: engine for engine in reversed(tuple(engines)) for kind in engine.pictures}
        self._watches = [drawers[kind].watch(run, kind, self._draw) for kind in kinds if kind in drawers]
        if app:
            self._app = AppWatch(app, partial(ports_of, run, engines), self._draw)
            self._watches.append(self._app)

    def look(self) -> None:
        """See anew what tells of no change by itself: a step has ended."""
        if self._app:
            self._app.look()

    def close(self) -> None:
        """Watch no more, and wait until every watch has ended."""
        self._over = True
        gevent.get_hub().threadpool.map(lambda watch: watch.close(), self._watches)
        self._watches = []

    def _draw(self, picture: Picture) -> None:
        """Bring a picture over from a watch's thread."""
        self._loop.run_callback_threadsafe(self._take, picture)

    def _take(self, picture: Picture) -> None:
        kind = kind_of(picture)
        self._due[kind] = picture
        if kind not in self._resting:
            self._tell(kind)

    def _tell(self, kind: str) -> None:
        """Tell what is due, and rest; while nothing is due, the next picture is told at once."""
        self._resting.discard(kind)
        picture = self._due.pop(kind, None)
        if self._over or picture is None or picture == self._shown.get(kind):
            return
        self._shown[kind] = picture
        self._show(picture)
        self._resting.add(kind)
        gevent.spawn_later(EVERY, self._tell, kind)
