"""The page before the doors open: the checks, run for whoever presents while the talk goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import gevent
from flask import Blueprint, abort, current_app, request, stream_template
from gevent.event import Event

from quarterdeck.auth.pairing import PHONE_COOKIE
from quarterdeck.auth.token import COOKIE
from quarterdeck.http.draw_page import around
from quarterdeck.http.language import as_asked
from quarterdeck.preflight.checks import CHECKS, find_all
from quarterdeck.preflight.scene import look_around

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from flask.typing import ResponseReturnValue

    from quarterdeck.auth.pairing import Pairing
    from quarterdeck.auth.token import Access
    from quarterdeck.findings import Finding
    from quarterdeck.settings import Settings
    from quarterdeck.talk.handle import Talk


class Preflight:
    """One page, for the desk and for paired phones; whoever asks while a look is under way follows that one."""

    def __init__(self, settings: Settings, talk: Talk, access: Access, pairing: Pairing) -> None:
        """Know what to look at, and who may see it."""
        self._settings = settings
        self._talk = talk
        self._access = access
        self._pairing = pairing
        self._look: Look | None = None

    def blueprint(self) -> Blueprint:
        """Give the address as a Flask blueprint."""
        preflight = Blueprint("preflight", __name__)
        preflight.add_url_rule("/preflight", view_func=self.page)
        return preflight

    def page(self) -> ResponseReturnValue:
        """Send each finding as soon as it is there."""
        desk = self._access.owns_cookie(request.cookies.get(COOKIE))
        if not desk and self._pairing.phone_of(request.cookies.get(PHONE_COOKIE)) is None:
            abort(403)
        if self._look is None or self._look.over:
            self._look = Look(self._settings, current_app.extensions["hide"])
        known = {"findings": self._look.findings(), "checks": len(CHECKS), "desk": desk}
        return stream_template("preflight.html", **around(as_asked(self._talk.content), "preflight"), **known), {
            "X-Accel-Buffering": "no"
        }


class Look:
    """One round of all checks in threads, which goes on by itself whether or not anybody reads."""

    def __init__(self, settings: Settings, hide: Callable[[str], str]) -> None:
        """Begin at once; `hide` gives a text without secrets, of which an engine's own words may hold some."""
        self.over = False
        self._found: list[tuple[str, Finding]] = []
        self._news = Event()
        self._hide = hide
        gevent.spawn(self._run, settings)

    def findings(self) -> Iterator[tuple[str, Finding]]:
        """Give every check's name and finding in order, those that are there at once."""
        given = 0
        while True:
            news = self._news
            while given < len(self._found):
                yield self._found[given]
                given += 1
            if self.over:
                return
            news.wait()

    def _run(self, settings: Settings) -> None:
        pool = gevent.get_hub().threadpool
        try:
            findings = find_all(pool.apply(look_around, (settings,), {"serving": True}))
            while found := pool.apply(next, (findings, None)):
                name, finding = found
                self._found.append((name, finding.without_secrets(self._hide)))
                self._tell()
        finally:
            self.over = True
            self._tell()

    def _tell(self) -> None:
        """Wake whoever waits; what comes next has an event of its own."""
        news, self._news = self._news, Event()
        news.set()
