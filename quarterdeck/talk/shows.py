"""How a demo's show goes from state to state, and what may be asked of it in each."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

from quarterdeck.catalogue import refusal
from quarterdeck.protocol import demo_commands
from quarterdeck.protocol.states import ShowState, StepState
from quarterdeck.talk import events
from quarterdeck.talk.state import ShowStanding

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quarterdeck.content import Content
    from quarterdeck.demo.model import Demo
    from quarterdeck.talk.state import State

ShowCommand = demo_commands.Open | demo_commands.Step | demo_commands.Stop | demo_commands.Reset


class Happening(Enum):
    """What can happen to a show."""

    OPENED = auto()  # a source is being opened for it
    BROKEN = auto()  # the live run has failed, which is seen for a moment before its tape goes on
    REPLACED = auto()  # its tape goes on where it has been live
    RETRIED = auto()  # while its tape is seen, a live run is made ready to go on in its place
    GIVEN_UP = auto()  # which has not come to that, so that the tape is as it was
    PREPARED = auto()  # every terminal is there
    BEGUN = auto()  # a step is under way
    STEP_HELD = auto()  # it stands typed
    STEP_ENDED = auto()  # and others wait, or it is to be mended
    LAST_ENDED = auto()  # no step waits any more
    STOPPED = auto()  # it is being cleaned up
    GONE = auto()  # nothing of it is left


class ImpossibleError(Exception):
    """A show was said to do what its state does not allow: a fault of ours, and nobody's to mend."""


_S, _H = ShowState, Happening
AFTER = {
    _S.CLOSED: {_H.OPENED: _S.OPENING, _H.REPLACED: _S.OPENING, _H.GONE: _S.CLOSED},
    _S.OPENING: {_H.PREPARED: _S.READY, _H.REPLACED: _S.OPENING, _H.STOPPED: _S.CLOSING, _H.GONE: _S.CLOSED},
    _S.READY: {
        _H.BEGUN: _S.RUNNING,
        _H.BROKEN: _S.FAILED,
        _H.REPLACED: _S.OPENING,
        _H.RETRIED: _S.RETRYING,
        _H.STOPPED: _S.CLOSING,
    },
    _S.RUNNING: {
        _H.STEP_HELD: _S.READY,
        _H.STEP_ENDED: _S.READY,
        _H.LAST_ENDED: _S.DONE,
        _H.BROKEN: _S.FAILED,
        _H.REPLACED: _S.OPENING,
        _H.RETRIED: _S.RETRYING,
        _H.STOPPED: _S.CLOSING,
    },
    _S.DONE: {_H.BEGUN: _S.RUNNING, _H.REPLACED: _S.OPENING, _H.RETRIED: _S.RETRYING, _H.STOPPED: _S.CLOSING},
    _S.FAILED: {_H.REPLACED: _S.OPENING, _H.STOPPED: _S.CLOSING},
    _S.RETRYING: {_H.PREPARED: _S.READY, _H.GIVEN_UP: _S.READY, _H.STOPPED: _S.CLOSING},
    _S.CLOSING: {_H.STOPPED: _S.CLOSING, _H.GONE: _S.CLOSED},
}


def after(state: ShowState, happening: Happening) -> ShowState:
    """Give the state that follows; raises ImpossibleError where none does."""
    following = AFTER[state].get(happening)
    if following is None:
        raise ImpossibleError(f"a show that is {state} cannot be {happening.name}")
    return following


def standing_of(state: State, demo: Demo) -> ShowStanding:
    """Give how a demo's show stands; one that is not on has every step before it, as the demo is now."""
    known = state.shows.get(demo.name)
    if known is None or known.state is ShowState.CLOSED:
        return ShowStanding(ShowState.CLOSED, None, (StepState.WAITING,) * len(demo.steps))
    return known


def is_done(show: ShowStanding) -> bool:
    """Say whether a show is on of which no step is left, whatever became of each."""
    left = {StepState.WAITING, StepState.HELD, StepState.RUNNING} & set(show.steps)
    return show.state in {ShowState.READY, ShowState.DONE} and not left


def decide(command: ShowCommand, state: State, content: Content) -> Sequence[events.Event]:
    """Say what a command to a show makes happen; raises RefusedError where it may not be."""
    demo = find_demo(content, command.demo).name
    match command:
        case demo_commands.Open():
            return open_show(state, content, demo, command.first, alone=command.alone)
        case demo_commands.Step():
            return begin_step(state, content, demo, command.step, alone=command.alone)
        case demo_commands.Stop():
            return [events.ShowStopped(demo)]
        case demo_commands.Reset():
            _require(demo, command.first, len(content.demos[demo].steps))
            return [events.ShowReset(demo, command.first)]


def open_show(state: State, content: Content, demo: str, first: int = 1, *, alone: bool) -> list[events.Event]:
    """Open a demo at a step; refused where it is open."""
    found = find_demo(content, demo)
    _spare_the_room(state, alone=alone)
    if standing_of(state, found).state is not ShowState.CLOSED:
        raise refusal("demo-open", demo=found.title)
    _require(demo, first, len(found.steps))
    return [events.ShowOpened(demo, alone, first), events.Turned()]


def begin_step(state: State, content: Content, demo: str, step: int, *, alone: bool = False) -> list[events.Event]:
    """Perform a step, opening its show if need be; refused while another is under way."""
    found = find_demo(content, demo)
    _spare_the_room(state, alone=alone)
    standing = standing_of(state, found)
    _require(demo, step, len(standing.steps))
    if running := first_in(StepState.RUNNING, standing.steps):
        label = label_of(found, running)
        raise refusal("step-running", label=label)
    if standing.awaited:
        label = label_of(found, standing.awaited)
        raise refusal("step-awaited", label=label)
    if (held := first_in(StepState.HELD, standing.steps)) not in {0, step}:
        label = label_of(found, held)
        raise refusal("step-held", label=label)
    if standing.state is ShowState.CLOSING:
        raise refusal("demo-closing", demo=found.title)
    return [events.StepBegun(demo, step, alone, first_of_part(content, demo, step)), events.Turned()]


def first_of_part(content: Content, demo: str, step: int) -> int:
    """Give the first of the steps that are given on the slide where this one is."""
    cues = (cue for slide in content.deck.slides for cue in slide.cues if cue.name == demo)
    return next((cue.first for cue in cues if cue.has(step)), 1)


def find_demo(content: Content, name: str) -> Demo:
    """Give a demo; refused where there is none of this name."""
    demo = content.demos.get(name)
    if demo is None:
        raise refusal("no-demo", demo=name)
    return demo


def first_in(state: StepState, steps: Sequence[StepState]) -> int:
    """Give the number of the first step in a state, 0 where none is."""
    return steps.index(state) + 1 if state in steps else 0


def label_of(demo: Demo, step: int) -> str:
    """Give a step's label; a demo that was saved while it was on may have fewer of them."""
    return demo.step(step).label if step <= len(demo.steps) else f"step {step}"


def _require(demo: str, step: int, steps: int) -> None:
    if not 1 <= step <= steps:
        raise refusal("no-step", demo=demo, step=step, steps=steps)


def _spare_the_room(state: State, *, alone: bool) -> None:
    """Refuse an owner who learns alone while somebody presents: one show is on at a time."""
    if alone and state.live:
        raise refusal("spare")
