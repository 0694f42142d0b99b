"""Where a talk goes on after a restart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from quarterdeck.store.position_table import LONGEST_TALK
from quarterdeck.talk.state import Position, State, Timer

if TYPE_CHECKING:
    from quarterdeck.content import Content
    from quarterdeck.store.position_table import PositionTable


def resume(table: PositionTable, content: Content, state: State, now: float) -> State:
    """Give this state where the talk stood, or as it is where that is not kept, or was on a slide that is gone."""
    kept, slides = table.recall(), content.deck.slides
    if kept is None or not 1 <= kept.slide <= len(slides):
        return state
    timer = Timer(kept.since, kept.before)
    if timer.elapsed(now) >= LONGEST_TALK:  # it was left running
        timer = Timer()
    return replace(
        state,
        position=Position(kept.slide, max(0, min(kept.build, slides[kept.slide - 1].builds))),
        live=kept.live,
        black=kept.black,
        timer=timer,
        given=frozenset(() if timer.fresh else kept.given),
    )
