"""What each event makes of a talk's state. It refuses nothing: what has happened has happened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from quarterdeck.protocol.states import PollState, ShowState
from quarterdeck.talk import events
from quarterdeck.talk.ink import drawn
from quarterdeck.talk.state import PollStanding, ShowStanding, State

if TYPE_CHECKING:
    from quarterdeck.talk.state import Ink, Polls


def evolve(state: State, event: events.Event) -> State:
    """Give the state after an event."""
    if isinstance(event, events.PlaceEvent):
        return _place(state, event)
    if isinstance(event, events.ShowEvent):
        return _show(state, event)
    if isinstance(event, events.PollEvent):
        return replace(state, polls=_polls(state.polls, event))
    if isinstance(event, events.QuestionEvent):
        return replace(state, question=event.question if isinstance(event, events.QuestionShown) else None)
    return replace(state, ink=_ink(state.ink, event))


def _place(state: State, event: events.PlaceEvent) -> State:  # noqa: PLR0911  # one for each
    match event:
        case events.Turned():
            return replace(state, turn=state.turn + 1)
        case events.Moved(after=after):
            return replace(state, position=after, live=True, black=False)
        case events.WentLive():
            return replace(state, live=True)
        case events.TalkEnded():
            return replace(state, live=False, black=False)
        case events.Darkened(on=on):
            return replace(state, black=on)
        case events.TimerSet(timer=timer):
            return replace(state, timer=timer, given=frozenset() if timer.fresh else state.given)
        case events.FilmsTurned():
            return state
        case events.Reloaded(position=position, unchanged=unchanged):
            return replace(state, position=position, ink={n: state.ink[n] for n in unchanged if n in state.ink})


def _show(state: State, event: events.ShowEvent) -> State:
    match event:
        case events.ShowOpened(demo=demo) | events.ShowReset(demo=demo):
            return replace(state, given=state.given - {demo})
        case events.ShowStopped(demo=demo):
            return replace(state, given=state.given | {demo})
        case events.StepBegun() | events.ShowCleared():
            return state  # the show says when it stands otherwise
        case events.ShowStood(demo=demo, standing=standing):
            given = state.given | {demo} if _is_over(standing) else state.given
            return replace(state, shows={**state.shows, demo: standing}, given=given)


def _polls(polls: Polls, event: events.PollEvent) -> Polls:
    match event:
        case events.PollsStood(polls=standings):
            return standings
        case events.PollStood(slide=slide, standing=standing):
            return {**polls, slide: standing}
        case events.PollOpened(slide=slide):
            return {**polls, slide: replace(polls.get(slide, PollStanding()), state=PollState.OPEN)}
        case events.PollRevealed(slide=slide):
            return {**polls, slide: replace(polls.get(slide, PollStanding()), revealed=True)}


def _ink(ink: Ink, event: events.InkEvent) -> Ink:
    match event:
        case events.Drawn(part=part):
            return {**ink, part.slide: drawn(ink.get(part.slide, ()), part)}
        case events.Undone(slide=slide):
            return {**ink, slide: ink[slide][:-1]}
        case events.Wiped(slide=slide):
            return {} if slide is None else {n: strokes for n, strokes in ink.items() if n != slide}
        case events.InkTurned():
            return ink


def _is_over(standing: ShowStanding) -> bool:
    """Say whether there is nothing more to give: every step has ended, or there is neither engine nor tape."""
    failed = standing.state is ShowState.CLOSED and standing.problem is not None
    return standing.state is ShowState.DONE or failed
