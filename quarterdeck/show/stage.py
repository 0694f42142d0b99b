"""The live talk: where it stands, and which shows are open."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Protocol

import gevent

from quarterdeck.errors import RefusedError
from quarterdeck.show.picture import CLOSED, DONE, Audience
from quarterdeck.show.show import Show
from quarterdeck.show.sketchbook import Sketchbook
from quarterdeck.show.standing import Position, Standing, Timer

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from quarterdeck.content import Content
    from quarterdeck.deck.model import Slide
    from quarterdeck.show.picture import Picture, Sources
    from quarterdeck.show.room import Numbered
    from quarterdeck.show.standing import Keeper


A_DISK = 1.0  # seconds that a busy one is waited for


class House(Audience, Protocol):
    """Everyone in the talk: the shows' audience, who also see the slides move."""

    def moved(self, stage: Stage) -> None:
        """Hear that the slide, the build, the black screen, the timer or the open shows have changed."""


class Nobody:
    """A house with nobody in it, for a stage that is not yet served, and for tests to extend."""

    def saw(self, demo: str, run: str, events: list[Numbered]) -> None:
        """Let new events of a show pass."""

    def redrew(self, picture: Picture) -> None:
        """Let a new picture of a show pass."""

    def moved(self, stage: Stage) -> None:
        """Let a new slide pass."""


class Stage:
    """What the presenter drives and everybody sees: `live` once somebody has presented, `black` while it is dark."""

    def __init__(self, content: Content, sources: Sources, house: House | None = None) -> None:
        """Stand at the first slide with no show open."""
        self.content = content
        self.house: House = house or Nobody()
        self.at = Position()
        self.live = False
        self.black = False
        self.timer = Timer()
        self.turn = int(time.time() * 1000)  # grows with every move, also over a restart
        self.sketches = Sketchbook(content.deck)
        self._sources = sources
        self._keeper: Keeper | None = None
        self._shows: dict[str, Show] = {}
        self.given: set[str] = set()  # demos that have run to their end: "next" passes them by

    @property
    def slide(self) -> Slide:
        """The slide everybody sees."""
        return self.content.deck.slides[self.at.slide - 1]

    def open_runs(self) -> dict[str, str]:
        """Give the run of every open show, by the demo's name."""
        return {name: show.run for name, show in self._shows.items() if show.run}

    def show(self, name: str) -> Show:
        """Give the show of a demo, open or not; refused for a demo that does not exist."""
        demo = self.content.demos.get(name)
        if demo is None:
            raise RefusedError(f"no demo is called “{name}”")
        if name not in self._shows or (self._shows[name].state == CLOSED and self._shows[name].demo != demo):
            self._shows[name] = Show(demo, self._sources, self)
        return self._shows[name]

    def rehearsed(self) -> dict[str, Sequence[float]]:
        """Give the seconds each step of each demo took in rehearsal, by the demo's name."""
        return {name: self._sources.times(demo) for name, demo in self.content.demos.items()}

    def resume(self, memory: Keeper) -> None:
        """Go on where the talk stood, and have every move kept from now on."""
        self._keeper = memory
        kept = memory.recall()
        if kept is not None and kept.at.slide <= len(self.content.deck.slides):
            self.black, self.timer, self.given = kept.black, kept.timer, set(kept.given)
            self._stand(kept.at.slide, kept.at.build)

    def expect(self, turn: int | None) -> None:
        """Refuse a press meant for another turn than the present one, as it came twice or late; None is for any."""
        if turn not in {None, self.turn}:
            raise RefusedError("the talk had just moved, so this press did nothing; look, and press again")

    def turned(self) -> None:
        """Count a press that has done something, and tell everybody."""
        self.turn += 1
        self._tell()

    def go(self, slide: int, build: int = 0) -> None:
        """Move to a slide and build, which everybody sees again; refused for a slide that does not exist."""
        if not 1 <= slide <= len(self.content.deck.slides):
            raise RefusedError(f"there is no slide {slide}; the talk has {len(self.content.deck.slides)}")
        self.black = False
        self._start()
        self._stand(slide, build)

    def next(self) -> None:
        """Bring a black screen back, else go to the next build, else the next demo step, else the next slide."""
        if self.black:
            self.darken(on=False)
        elif self.at.build < self.slide.builds:
            self.go(self.at.slide, self.at.build + 1)
        elif demo := self._waiting_demo():
            self._begin(demo)
        elif self.at.slide < len(self.content.deck.slides):
            self.go(self.at.slide + 1)
        else:
            raise RefusedError("this is the last slide")

    def back(self) -> None:
        """Bring a black screen back, else go one build back, else to the slide before with everything on it."""
        if self.black:
            self.darken(on=False)
        elif self.at.build:
            self.go(self.at.slide, self.at.build - 1)
        elif self.at.slide > 1:
            before = self.content.deck.slides[self.at.slide - 2]
            self.go(before.number, before.builds)
        else:
            raise RefusedError("this is the first slide")

    def darken(self, *, on: bool) -> None:
        """Show everybody nothing, or the slide again."""
        self.black = on
        self.turned()

    def time(self, timer: Timer) -> None:
        """Take the timer as the presenter has set it; at zero the talk begins anew, with all demos yet to give."""
        self.timer = timer
        if timer.fresh:
            self.given.clear()
        self._tell()

    def open(self, name: str) -> None:
        """Open a demo's show once every other has ended."""
        self.given.discard(name)
        self.show(name).open(after=self._end_others(name))
        self.turned()

    def step(self, name: str, number: int) -> None:
        """Begin a step of a demo, opening its show if need be."""
        show = self.show(name)
        if show.state == CLOSED:
            show.open(number, after=self._end_others(name))
        else:
            show.step(number)
        self.turned()

    def stop(self, name: str) -> None:
        """End a show and clean up; returns at once, the room is told when it is done."""
        show = self.show(name)
        self.given.add(name)
        gevent.spawn(show.close)

    def reset(self, name: str) -> None:
        """End a show and open it afresh."""
        show = self.show(name)
        self.given.discard(name)
        gevent.spawn(_reopen, show)

    def recast(self, content: Content) -> None:
        """Take a talk that was just saved, and stay at the same slide where it still exists."""
        self.content = content
        self.sketches.recast(content.deck)
        slide = min(self.at.slide, len(content.deck.slides))
        self.at = Position(slide, min(self.at.build, content.deck.slides[slide - 1].builds))
        self.house.moved(self)

    def settle(self, seconds: float | None = None) -> None:
        """Wait until it is kept where the talk stands, at most for some seconds."""
        if self._keeper:
            self._keeper.settle(seconds)

    def close(self) -> None:
        """End every show and wait until nothing of them is left."""
        self.settle(A_DISK)
        gevent.joinall([gevent.spawn(show.close) for show in self._shows.values()])

    def saw(self, demo: str, run: str, events: list[Numbered]) -> None:
        """Pass a show's events on to the house."""
        self.house.saw(demo, run, events)

    def redrew(self, picture: Picture) -> None:
        """Pass a show's picture on to the house, and remember what has been given to its end."""
        if picture.state == DONE or (picture.state == CLOSED and picture.problem):
            self.given.add(picture.demo.name)
        self.house.redrew(picture)
        self._tell()

    def _begin(self, demo: str) -> None:
        self._start()
        self.live = True
        self.show(demo).alone = False
        self.step(demo, self.show(demo).steps.current)

    def _start(self) -> None:
        """Let the timer run from the talk's first move; one that was paused rests until it is asked to go on."""
        if self.timer.fresh:
            self.timer = self.timer.started(time.time())

    def _stand(self, slide: int, build: int) -> None:
        builds = self.content.deck.slides[slide - 1].builds
        self.at = Position(slide, max(0, min(build, builds)))
        self.live = True
        self.turned()

    def _tell(self) -> None:
        if self._keeper:
            self._keeper.keep(Standing(self.at, self.black, self.timer, tuple(sorted(self.given))))
        self.house.moved(self)

    def _waiting_demo(self) -> str | None:
        """Name the first demo on this slide that has a step to begin; refused while one is under way."""
        for cue in self.slide.cues:
            if cue.name in self.content.demos and cue.name not in self.given:
                steps = self.show(cue.name).steps
                if steps.running or steps.next:
                    return cue.name
        return None

    def _end_others(self, name: str) -> Callable[[], None]:
        """Begin to end every other show; two demos may want the same port. Calling the result waits for it."""
        others = [show for show in self._shows.values() if show.demo.name != name and show.state != CLOSED]
        endings = [gevent.spawn(show.close) for show in others]
        return lambda: gevent.joinall(endings)


def _reopen(show: Show) -> None:
    show.close()
    show.open()
