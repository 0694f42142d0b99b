"""The pen and the laser pointer: one draws or points at a slide, everybody sees it, and ink outlives a restart."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from quarterdeck.errors import RefusedError
from quarterdeck.protocol import commands, news
from quarterdeck.protocol.answers import Nothing
from quarterdeck.protocol.states import Colour
from quarterdeck.store.ink_table import InkRow
from quarterdeck.talk import events
from quarterdeck.talk.evolve import evolve
from quarterdeck.talk.feature import Feature
from quarterdeck.talk.ink import grown, on_canvas
from quarterdeck.talk.state import State, Stroke

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from quarterdeck.content import Content
    from quarterdeck.protocol.message import Act, News
    from quarterdeck.store.ink_table import InkTable
    from quarterdeck.talk.client import Client
    from quarterdeck.talk.feature import Outlet
    from quarterdeck.talk.handle import Talk
    from quarterdeck.talk.state import Ink


class Inking(Feature):
    """What is drawn on the present slide; each slide's ink comes and goes with it, until it is wiped away."""

    hears = frozenset({events.Drawn, events.Undone, events.Wiped, events.InkTurned})

    def __init__(self, talk: Talk, table: InkTable, outlet: Outlet) -> None:
        """Keep this talk's ink in this table."""
        self._talk = talk
        self._table = table
        self._outlet = outlet

    def answers(self) -> Iterable[Act[Client]]:
        """Answer for `laser`; the talk itself answers for what is drawn."""
        return [commands.Laser.done_by(self.point)]

    def newcomer(self, _client: Client) -> Iterable[News]:
        """Tell what is drawn on the present slide."""
        return [self._told()]

    def point(self, command: commands.Laser, client: Client) -> Nothing:
        """Point at a place of the slide, or no longer."""
        if command.x is None or command.y is None:
            self._outlet.tell(news.Spot(), skip=client.id)
        elif on_canvas(command.x, command.y):
            self._outlet.tell(news.Spot(command.x, command.y), skip=client.id)
        else:
            raise RefusedError("the laser points beside the canvas of 1280 by 720")
        return Nothing()

    def follow(self, happened: Sequence[events.Event]) -> None:
        """Keep what was drawn or taken away, and tell everybody."""
        for event in happened:
            match event:
                case events.Drawn(part=part, at=at, by=by):
                    self._table.draw(InkRow(part.slide, part.name, part.colour, at, part.points))
                    told = news.Part(part.slide, at, part.name, Colour(part.colour), part.points)
                    self._outlet.tell(told, skip=by)
                case events.Undone(slide=slide, stroke=stroke):
                    self._table.erase(slide, stroke)
                    self._outlet.tell(self._told())
                case events.Wiped(slide=slide):
                    self._table.wipe(slide)
                    self._outlet.tell(self._told())
                case events.InkTurned():
                    self._outlet.tell(self._told())
                case _:
                    pass  # not ours

    def reload(self, content: Content, _clients: Iterable[Client]) -> None:
        """Keep what is left for the deck that was just saved, and tell everybody."""
        strokes = (stroke for strokes in self._talk.state.ink.values() for stroke in strokes)
        rows = [InkRow(each.slide, each.name, each.colour, 0, each.points) for each in strokes]
        self._table.replace(content.deck.version, rows)
        self._outlet.tell(self._told())

    def _told(self) -> news.Ink:
        slide = self._talk.state.position.slide
        strokes = self._talk.state.ink.get(slide, ())
        return news.Ink(slide, tuple(news.Stroke(each.name, Colour(each.colour), each.points) for each in strokes))


def recall(table: InkTable) -> Ink:
    """Read a talk's ink as it was kept, as strictly as it was taken."""
    state = State()
    for row in table.recall():
        with contextlib.suppress(RefusedError):
            part = Stroke(row.slide, row.stroke, row.colour, row.points)
            grew = grown(state.ink, part, row.at)
            state = evolve(state, grew) if grew else state
    return state.ink
