"""The talk: what is asked of it and what is reported to it go in, numbered events come out."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from msgspec import Struct

from quarterdeck.catalogue import refusal
from quarterdeck.protocol import commands, demo_commands
from quarterdeck.protocol.states import TimerAction
from quarterdeck.talk import events, ink, moves, shows
from quarterdeck.talk.evolve import evolve
from quarterdeck.talk.state import Position, State, Timer

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from quarterdeck.content import Content
    from quarterdeck.deck.model import Slide
    from quarterdeck.talk.client import Client

TalkCommand = (
    commands.Go
    | commands.Next
    | commands.Back
    | commands.Black
    | commands.End
    | commands.Timer
    | demo_commands.Open
    | demo_commands.Step
    | demo_commands.Stop
    | demo_commands.Reset
    | commands.Stroke
    | commands.Undo
    | commands.Wipe
)
TALK_COMMANDS = get_args(TalkCommand)


class Snapshot(Struct, frozen=True):
    """A talk as it stood after the event with this number."""

    number: int
    state: State


class Talk:
    """What the presenter drives and everybody sees; `followers` are given all that happens, once it has."""

    def __init__(self, content: Content, state: State | None = None, number: int = 0) -> None:
        """Stand where `state` says, else at the first slide; events are numbered from `number` on."""
        self.content = content
        self.state = state or State()
        self.number = number
        self.followers: list[Callable[[Sequence[events.Event]], object]] = []
        self._untold: list[events.Event] = []
        self._telling = False

    @property
    def slide(self) -> Slide:
        """The slide everybody sees."""
        return self.content.deck.slides[self.state.position.slide - 1]

    def handle(self, command: TalkCommand, client: Client, now: float) -> list[events.Event]:
        """Do what a client asks for at a time of the clock, and give what has happened; raises RefusedError."""
        self.expect(getattr(command, "turn", None))
        return self.happen(*decide(command, client, self.state, self.content, now))

    def expect(self, turn: int | None) -> None:
        """Refuse a press meant for another turn than the present one, as it came twice or late; None is for any."""
        if turn not in {None, self.state.turn}:
            raise refusal("moved")

    def happen(self, *happened: events.Event) -> list[events.Event]:
        """Take what has happened, here or elsewhere, and tell the followers; what they make happen is told after it."""
        for event in happened:
            self.state = evolve(self.state, event)
        self.number += len(happened)
        self._untold += happened
        if not self._telling:
            self._telling = True
            try:
                while self._untold:
                    told, self._untold = self._untold, []
                    for follower in self.followers:
                        follower(told)
            finally:
                self._telling = False
        return [*happened]

    def reload(self, content: Content) -> list[events.Event]:
        """Take what was just saved, and stay at the same slide where it still exists; an open show keeps its demo."""
        content = content.keeping(self.content, [name for name, show in self.state.shows.items() if show.run])
        happened = moves.reload(self.state, self.content, content)
        self.content = content
        return self.happen(*happened)

    def snapshot(self) -> Snapshot:
        """Give all that is needed to follow the talk from here."""
        return Snapshot(self.number, self.state)


def decide(  # noqa: PLR0911  # one for each
    command: TalkCommand, client: Client, state: State, content: Content, now: float
) -> Sequence[events.Event]:
    """Say what a command makes happen, and change nothing; raises RefusedError where it may not be."""
    match command:
        case commands.Next():
            return moves.press_next(state, content, now, whole=command.whole)
        case commands.Back():
            return moves.press_back(state, content, now, whole=command.whole)
        case commands.Go():
            return moves.go(state, content, Position(command.slide, command.build), now)
        case commands.Black():
            return [events.Darkened(command.on), events.Turned()]
        case commands.End():
            return moves.end(state, now)
        case commands.Timer():
            return [events.TimerSet(_timed(state.timer, command.action, now))]
        case commands.Stroke() | commands.Undo() | commands.Wipe():
            return ink.decide(command, client, state)
        case demo_commands.Open() | demo_commands.Step() | demo_commands.Stop() | demo_commands.Reset():
            return shows.decide(command, state, content)


def _timed(timer: Timer, action: TimerAction, now: float) -> Timer:
    match action:
        case TimerAction.START:
            return timer.started(now)
        case TimerAction.PAUSE:
            return timer.paused(now)
        case TimerAction.ZERO:
            return Timer()
