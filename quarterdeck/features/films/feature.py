"""Films and sound of the present slide: they play for everybody, at the right second however late one comes."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from quarterdeck.catalogue import refusal
from quarterdeck.protocol import film_news
from quarterdeck.protocol.answers import Nothing
from quarterdeck.protocol.film_command import Film
from quarterdeck.protocol.states import FilmAction
from quarterdeck.talk import events
from quarterdeck.talk.feature import Feature
from quarterdeck.talk.state import Timer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from quarterdeck.content import Content
    from quarterdeck.protocol.message import Act, News
    from quarterdeck.talk.client import Client
    from quarterdeck.talk.feature import Outlet
    from quarterdeck.talk.handle import Talk

LONGEST = 24 * 3600.0  # seconds


class Screening(Feature):
    """Keeps a clock for each film of the slide where the talk is; the browsers play along with them."""

    hears = frozenset({events.FilmsTurned, events.WentLive, events.TalkEnded, events.Darkened})

    def __init__(self, talk: Talk, outlet: Outlet, clock: Callable[[], float] = time.time) -> None:
        """Tell of this talk's films; `clock` gives seconds."""
        self._talk = talk
        self._outlet = outlet
        self._clock = clock
        self._slide = 0  # whose films these are
        self._films: list[Timer] = []
        self._dimmed: set[int] = set()  # those that the black screen has stopped

    def answers(self) -> Iterable[Act[Client]]:
        """Answer for `film`."""
        return [Film.done_by(self.act)]

    def newcomer(self, _client: Client) -> Iterable[News]:
        """Tell how the films of the slide stand."""
        return [self._told()] if self._films else []

    def follow(self, happened: Sequence[events.Event]) -> None:
        """Take in the films of the slide that the talk has come to, and stop them while nobody sees them."""
        before = self._slide, list(self._films)
        for event in happened:
            match event:
                case events.Darkened(on=on):
                    self._dim(on=on)
                case events.TalkEnded():
                    self._slide, self._films = 0, []
                case events.FilmsTurned() | events.WentLive() if self._slide != self._talk.state.position.slide:
                    self._arrive()
                case _:
                    pass  # the films go on
        if (self._slide, self._films) != before and (self._films or before[1]):
            self._outlet.tell(self._told())

    def reload(self, _content: Content, _clients: Iterable[Client]) -> None:
        """Keep the clocks of the films that are still there."""
        if self._slide != self._talk.state.position.slide or len(self._films) != len(self._talk.slide.films):
            had = bool(self._films)
            self._slide, self._films = 0, []
            if self._talk.state.live:
                self._arrive()
            if had or self._films:
                self._outlet.tell(self._told())

    def act(self, command: Film, _client: Client) -> Nothing:
        """Start or stop what the command means, and tell everybody."""
        if self._slide != self._talk.state.position.slide:
            self._arrive(by_themselves=False)
        for index in self._meant(command):
            film, now = self._films[index], self._clock()
            if command.at is not None:
                film = Timer(None, max(0.0, min(command.at, LONGEST)))
            self._films[index] = film.started(now) if command.action is FilmAction.PLAY else film.paused(now)
        self._outlet.tell(self._told())
        return Nothing()

    def _meant(self, command: Film) -> Sequence[int]:
        if command.slide != self._slide:
            raise refusal("films-rest", slide=self._slide, other=command.slide)
        if not self._films:
            raise refusal("no-film", slide=self._slide)
        if command.film is None:
            return range(len(self._films))
        if not 1 <= command.film <= len(self._films):
            raise refusal("films-to", slide=self._slide, last=len(self._films))
        return [command.film - 1]

    def _arrive(self, *, by_themselves: bool = True) -> None:
        slide, now = self._talk.slide, self._clock()
        self._slide, self._dimmed = slide.number, set()
        self._films = [Timer(now if by_themselves and film.autoplay else None) for film in slide.films]

    def _dim(self, *, on: bool) -> None:
        now = self._clock()
        if on:
            self._dimmed |= {index for index, film in enumerate(self._films) if film.since is not None}
            self._films = [film.paused(now) for film in self._films]
            return
        for index in self._dimmed:
            self._films[index] = self._films[index].started(now)
        self._dimmed = set()

    def _told(self) -> film_news.Films:
        """Write where each film is now, so that the clocks of server and browser need not agree."""
        now = self._clock()
        films = (
            film_news.FilmPlace(number, round(film.elapsed(now), 3), film.since is not None)
            for number, film in enumerate(self._films, start=1)
        )
        return film_news.Films(self._slide or self._talk.state.position.slide, tuple(films))
