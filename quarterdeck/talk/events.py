"""What can happen to a talk, as frozen values; `evolve` says what each makes of its state.

They can be written as JSON and read again, so that a process elsewhere can follow the talk.
"""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003  # msgspec reads these at run time

from msgspec import Struct

from quarterdeck.talk.state import PollStanding, Position, Shown, ShowStanding, Stroke, Timer  # noqa: TC001  # likewise


class TalkEvent(Struct, frozen=True, tag=True):
    """What all of them have in common: a name, when written as JSON."""


class Turned(TalkEvent, frozen=True):
    """A press has done something, so that one meant for the turn before does nothing."""


class WentLive(TalkEvent, frozen=True):
    """Somebody has begun to present."""


class TalkEnded(TalkEvent, frozen=True):
    """Nobody presents any more; it can be taken up again where it stands."""


class Moved(TalkEvent, frozen=True):
    """The talk has gone from one place to another, and is no longer black."""

    before: Position
    after: Position


class Darkened(TalkEvent, frozen=True):
    """The screen shows nothing, or the slide again."""

    on: bool


class TimerSet(TalkEvent, frozen=True):
    """The timer goes on like this; at zero the talk begins anew, with all demos yet to give."""

    timer: Timer


class ShowOpened(TalkEvent, frozen=True):
    """A demo is to be opened, whatever else is open to be ended; a learner's is `alone`.

    The steps before `first` are done unseen, as they are given on an earlier slide.
    """

    demo: str
    alone: bool = False
    first: int = 1


class StepBegun(TalkEvent, frozen=True):
    """A step is to be performed, counted from 1, and its demo to be opened if need be, as `ShowOpened` says."""

    demo: str
    step: int
    alone: bool = False
    first: int = 1


class ShowStopped(TalkEvent, frozen=True):
    """A demo is to be ended, and passed by from now on."""

    demo: str


class ShowCleared(TalkEvent, frozen=True):
    """A demo is to be ended, as the talk has left it; one that is done `keeps` its last picture."""

    demo: str
    keeps: bool = False


class ShowReset(TalkEvent, frozen=True):
    """A demo is to be ended and opened afresh, as `ShowOpened` says."""

    demo: str
    first: int = 1


class ShowStood(TalkEvent, frozen=True):
    """A demo's show has come to stand like this."""

    demo: str
    standing: ShowStanding


class PollsStood(TalkEvent, frozen=True):
    """These are all the polls there are, by their slides."""

    polls: Mapping[int, PollStanding]


class PollStood(TalkEvent, frozen=True):
    """A poll has come to stand like this."""

    slide: int
    standing: PollStanding


class PollOpened(TalkEvent, frozen=True):
    """The talk has come to a poll that waited."""

    slide: int


class PollRevealed(TalkEvent, frozen=True):
    """A press shows a poll's counts."""

    slide: int


class QuestionShown(TalkEvent, frozen=True):
    """A question is on everybody's slide."""

    question: Shown


class QuestionCleared(TalkEvent, frozen=True):
    """No question is on the slide any more."""


class Drawn(TalkEvent, frozen=True):
    """A stroke of `at` points has grown, or has begun; `by` is the connection that drew it, and has it already."""

    part: Stroke
    at: int
    by: str = ""


class Undone(TalkEvent, frozen=True):
    """The last stroke, of this name, has been taken off a slide."""

    slide: int
    stroke: str


class Wiped(TalkEvent, frozen=True):
    """A slide has been cleaned, or all of them."""

    slide: int | None = None


class InkTurned(TalkEvent, frozen=True):
    """The talk has come to a slide where other ink is to be seen than where it was."""


class FilmsTurned(TalkEvent, frozen=True):
    """The talk has come to a slide with films, or has left one."""


class Reloaded(TalkEvent, frozen=True):
    """The deck or a demo was saved; the ink of slides that are no longer as they were is gone."""

    position: Position
    unchanged: tuple[int, ...]


PlaceEvent = Turned | WentLive | TalkEnded | Moved | Darkened | TimerSet | FilmsTurned | Reloaded
ShowEvent = ShowOpened | StepBegun | ShowStopped | ShowCleared | ShowReset | ShowStood
PollEvent = PollsStood | PollStood | PollOpened | PollRevealed
QuestionEvent = QuestionShown | QuestionCleared
InkEvent = Drawn | Undone | Wiped | InkTurned
Event = PlaceEvent | ShowEvent | PollEvent | QuestionEvent | InkEvent
