"""What the presenter does in a round: each demo opened, stepped, interrupted and closed, and between them a poll."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

import gevent

if TYPE_CHECKING:
    from collections.abc import Callable

    from hall import Hall
    from person import Person

OPENING, CLOSING = 90.0, 180.0  # seconds that a demo may take to be ready, and to be cleaned up
LOOK_EVERY = 0.25  # seconds
INTERRUPTED_AFTER = 1.0  # seconds that the last step runs
BUSY = {"running", "failed", "retrying"}


class SoakError(Exception):
    """The talk did not do what it should; the text says what."""


class Evening:
    """Whoever presents, at one connection from beginning to end."""

    def __init__(self, presenter: Person, hall: Hall, poll: int, seconds: float) -> None:
        """Spend so many seconds on the steps of each demo; `poll` is the slide of the poll."""
        self._presenter, self._hall = presenter, hall
        self._poll, self._seconds = poll, seconds

    def round(self, demos: list[str], number: int) -> None:
        """Give them all once, and open the poll; raises SoakError."""
        self.do("timer", action="start")
        for place, demo in enumerate(demos):
            if place % 4 == 0:
                self._vote()
            self._give(demo, reset=(place + number) % 3 == 0)
        self._question()

    def do(self, name: str, **content: object) -> dict[str, Any]:
        """Send a message that must not be refused; raises SoakError."""
        answer = self._presenter.ask(name, **content)
        if not answer["ok"]:
            raise SoakError(f"{name} {content} was refused: {answer['error']}")
        return answer

    def _vote(self) -> None:
        """Ask the hall, show what it says, and begin anew."""
        self.do("go", slide=self._poll, build=0)
        for action in ("reset", "open"):
            self._presenter.ask("poll", slide=self._poll, action=action)
        self._hall.poll = self._poll
        stroke = {"slide": self._poll, "stroke": "soak", "colour": "red", "at": 0}
        self.do("stroke", **stroke, points=[number % 700 for number in range(64)])
        gevent.sleep(min(3.0, self._seconds))
        self._hall.poll = None
        for action in ("reveal", "close"):
            self.do("poll", slide=self._poll, action=action)
        self.do("wipe", all=True)

    def _question(self) -> None:
        """Show the question that most want answered, and mark it."""
        questions = self._presenter.heard["questions"]["questions"]
        if questions:
            for action in ("show", "answered", "clear"):
                self.do("question", question=questions[0]["number"], action=action)

    def _give(self, demo: str, *, reset: bool) -> None:
        """Open a demo, some anew, do its steps while there is time, interrupt the last one, and close it."""
        self._hall.demo = demo
        self.do("watch", demo=demo)
        self.do("open", demo=demo)
        self._until(demo, lambda show: show["state"] in {"ready", "done"}, OPENING)
        if reset:
            self.do("reset", demo=demo)
            self._until(demo, lambda show: show["state"] in {"ready", "done"}, OPENING)
        self._step(demo, time.monotonic() + self._seconds)
        self.do("stop", demo=demo)
        self._until(demo, lambda show: show["state"] == "closed", CLOSING)
        self._hall.demo = ""

    def _step(self, demo: str, until: float) -> None:
        for step in self._show(demo)["steps"]:
            if self._presenter.ask("step", demo=demo, step=step["number"])["ok"]:
                left = max(INTERRUPTED_AFTER, until - time.monotonic())
                if not self._until(demo, lambda show: show["state"] not in BUSY, left, must=False):
                    self._presenter.ask("interrupt", demo=demo)
                    self._until(demo, lambda show: show["state"] not in BUSY, CLOSING)
            if time.monotonic() > until:
                return

    def _until(self, demo: str, so: Callable[[dict[str, Any]], object], seconds: float, *, must: bool = True) -> bool:
        """Wait until a show is so, and say if it is; raises SoakError where it must."""
        until = time.monotonic() + seconds
        while not so(show := self._show(demo)):
            if time.monotonic() > until:
                if must:
                    raise SoakError(
                        f"{demo} is {show['state']} after {seconds:.0f} s, which is not what was waited for"
                    )
                return False
            gevent.sleep(LOOK_EVERY)
        return True

    def _show(self, demo: str) -> dict[str, Any]:
        return dict(self.do("watch", demo=demo)["show"])
