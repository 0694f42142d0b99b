"""Where one press leads: the one rule of what `next` does, which desk and phone are told before it is pressed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from quarterdeck.catalogue import refusal
from quarterdeck.protocol import news
from quarterdeck.protocol.states import PollState, ShowState, StepState, UpcomingKind
from quarterdeck.talk import events
from quarterdeck.talk.shows import begin_step, first_in, is_done, label_of, standing_of
from quarterdeck.talk.state import Position, Timer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quarterdeck.content import Content
    from quarterdeck.deck.model import Cue, Slide
    from quarterdeck.demo.model import Demo
    from quarterdeck.talk.state import PollStanding, ShowStanding, State

    Events = list[events.Event]


def where(state: State, content: Content) -> news.Stage:
    """Say where the talk stands, and what the next press does."""
    return news.Stage(
        slide=state.position.slide,
        build=state.position.build,
        live=state.live,
        black=state.black,
        turn=state.turn,
        shows={name: show.run for name, show in state.shows.items() if show.run},
        given=tuple(sorted(state.given)),
        upcoming=upcoming(state, content),
    )


def upcoming(state: State, content: Content) -> news.Upcoming:  # one for each thing a press can do
    """Say what the next press of `next` does: of what there is to do, the first in this order."""
    at = state.position
    slide = content.deck.slides[at.slide - 1]
    if state.black:
        return news.Upcoming(UpcomingKind.BLACK, at.slide, at.build)
    if state.question:
        return news.Upcoming(UpcomingKind.QUESTION, at.slide, at.build)
    if at.build < slide.builds:
        return news.Upcoming(UpcomingKind.BUILD, at.slide, at.build + 1, slide.builds)
    if _has_counts_to_show(state.polls.get(at.slide)):
        return news.Upcoming(UpcomingKind.COUNTS, at.slide, at.build)
    if step := _step_to_begin(state, content, slide):
        return step
    return _slide_after(at, content)


def press_next(state: State, content: Content, now: float, *, whole: bool = False) -> Events:
    """Do what is upcoming; refused where that is to wait, and after the last slide.

    `whole` passes over the slide's builds, counts and steps, also one that runs, and starts none of them.
    """
    at, to = state.position, upcoming(state, content)
    if whole and not _is_covered(state):
        to = _slide_after(at, content)
    match to.kind:
        case UpcomingKind.BLACK | UpcomingKind.QUESTION:
            return _come_back(state)
        case UpcomingKind.BUILD:
            return go(state, content, Position(at.slide, at.build + 1), now)
        case UpcomingKind.SLIDE:
            return go(state, content, Position(at.slide + 1), now)
        case UpcomingKind.COUNTS:
            return [events.PollRevealed(at.slide), events.Turned()]
        case (
            UpcomingKind.STEP
            | UpcomingKind.TYPE
            | UpcomingKind.RUN
            | UpcomingKind.WAIT
            | UpcomingKind.RESCUE
            | UpcomingKind.CLEANUP
        ):
            step = begin_step(state, content, str(to.demo), int(to.step or 0))
            return [*_start(state, now), *_arrive(state, at), events.WentLive(), *step]
        case UpcomingKind.END:
            raise refusal("last-slide")


def press_back(state: State, content: Content, now: float, *, whole: bool = False) -> Events:
    """Bring a black screen back, else take the question off, else go one build back, else one slide with all on it.

    `whole` passes over the builds.
    """
    at = state.position
    if _is_covered(state):
        return _come_back(state)
    if at.build and not whole:
        return go(state, content, Position(at.slide, at.build - 1), now)
    if at.slide > 1:
        return go(state, content, Position(at.slide - 1, content.deck.slides[at.slide - 2].builds), now)
    raise refusal("first-slide")


def go(state: State, content: Content, to: Position, now: float) -> Events:
    """Move to a slide and build, which everybody sees again; refused for a slide that does not exist."""
    slides = content.deck.slides
    if not 1 <= to.slide <= len(slides):
        raise refusal("no-slide", slide=to.slide, slides=len(slides))
    after = Position(to.slide, max(0, min(to.build, slides[to.slide - 1].builds)))
    moved = events.Moved(state.position, after)
    films = [events.FilmsTurned()] if _turns_films(state, slides, to.slide) else []
    shown = [*_start(state, now), moved, *films, *_arrive(state, after)]
    return [*shown, *_leave(state, slides[to.slide - 1]), events.Turned()]


def end(state: State, now: float) -> Events:
    """End the talk where it stands, and whatever demo is on; refused where nobody is presenting."""
    if not state.live:
        raise refusal("nothing-to-end")
    question: Events = [events.QuestionCleared()] if state.question else []
    timer: Events = [] if state.timer.since is None else [events.TimerSet(state.timer.paused(now))]
    return [*(events.ShowCleared(demo) for demo in state.shows), *question, *timer, events.TalkEnded(), events.Turned()]


def reload(state: State, before: Content, content: Content) -> Events:
    """Stay at the same slide of what was just saved where it still exists; ink goes with the slide it was drawn on."""
    slides, was = content.deck.slides, {slide.number: slide.html for slide in before.deck.slides}
    slide = min(state.position.slide, len(slides))
    at = Position(slide, min(state.position.build, slides[slide - 1].builds))
    unchanged = tuple(slide.number for slide in slides if was.get(slide.number) == slide.html)
    arrived = _arrive(state, at) if state.live else []
    return [events.Reloaded(at, unchanged), *arrived]


def _has_counts_to_show(poll: PollStanding | None) -> bool:
    return poll is not None and poll.state is PollState.OPEN and poll.answered and not poll.revealed


def _step_to_begin(state: State, content: Content, slide: Slide) -> news.Upcoming | None:
    """Find the first demo on a slide that has a step to begin, or one under way, which is waited for."""
    for cue in slide.cues:
        demo = content.demos.get(cue.name)
        if demo is None or demo.name in state.given:
            continue
        standing = standing_of(state, demo)
        busy = standing.awaited or first_in(StepState.RUNNING, standing.steps)
        held = first_in(StepState.HELD, standing.steps)
        step = busy or held or _first_waiting(standing, cue)
        if not step:
            continue
        kind = UpcomingKind.WAIT if busy else _kind_of(demo, step, held=bool(held))
        if standing.awaited:
            kind = UpcomingKind.RESCUE
        if standing.state is ShowState.CLOSING:
            kind = UpcomingKind.CLEANUP
        upcoming = news.Upcoming(kind, slide.number, slide.builds, step=step, steps=len(standing.steps))
        return replace(upcoming, demo=demo.name, label=label_of(demo, step))
    return None


def _first_waiting(standing: ShowStanding, cue: Cue) -> int:
    """Give the step of a slide's demo that comes next, 0 where none is left for this slide.

    What an earlier slide has left of a show that is on comes first; one that is not on begins here.
    """
    before = cue.first - 1 if standing.state is ShowState.CLOSED else 0
    found = first_in(StepState.WAITING, standing.steps[before : cue.last])
    return found and before + found


def _kind_of(demo: Demo, step: int, *, held: bool) -> UpcomingKind:
    """Say what a press does with a step: all of it, or only type it, or only run what stands typed."""
    if held:
        return UpcomingKind.RUN
    return UpcomingKind.TYPE if step <= len(demo.steps) and demo.step(step).hold else UpcomingKind.STEP


def _slide_after(at: Position, content: Content) -> news.Upcoming:
    slides = content.deck.slides
    if at.slide < len(slides):
        return news.Upcoming(UpcomingKind.SLIDE, at.slide + 1, 0, title=slides[at.slide].title)
    return news.Upcoming(UpcomingKind.END)


def _is_covered(state: State) -> bool:
    """Say whether nobody sees the slide, so that every press brings it back first and moves nothing."""
    return state.black or state.question is not None


def _turns_films(state: State, slides: Sequence[Slide], to: int) -> bool:
    """Say whether going to a slide begins or ends a film."""
    return bool(slides[state.position.slide - 1].films or slides[to - 1].films)


def _leave(state: State, slide: Slide) -> Events:
    """Have what is done cleared away now, not while the next demo opens before the room; what goes on stays.

    A slide that shows the picture of whichever demo is on keeps it.
    """
    if slide.picture and not slide.cues:
        return []
    here = {cue.name for cue in slide.cues}
    left = [name for name, show in state.shows.items() if name not in here and is_done(show)]
    return [events.ShowCleared(name, keeps=True) for name in left]


def _come_back(state: State) -> Events:
    return [events.Darkened(on=False) if state.black else events.QuestionCleared(), events.Turned()]


def _start(state: State, now: float) -> Events:
    """Let the timer run from the talk's first move; one that was paused rests until it is asked to go on."""
    return [events.TimerSet(Timer(since=now))] if state.timer == Timer() else []


def _arrive(state: State, at: Position) -> Events:
    """Say what coming to another slide brings: no question is on it, its poll opens, and its ink is seen."""
    if state.live and at.slide == state.position.slide:
        return []
    cleared: Events = [events.QuestionCleared()] if state.question else []
    poll, before = state.polls.get(at.slide), state.position.slide
    opened: Events = [events.PollOpened(at.slide)] if poll and poll.state is PollState.WAITING else []
    inked = at.slide != before and (state.ink.get(before) or state.ink.get(at.slide))
    return [*cleared, *opened, *([events.InkTurned()] if inked else [])]
