"""The words that a state, an action or a role can have; each is written so in the messages."""

from enum import StrEnum


class Role(StrEnum):
    """What a connection is: somebody in the room, a paired phone, or a desk that holds the token."""

    VIEWER = "viewer"
    PHONE = "phone"
    DESK = "desk"


class Who(StrEnum):
    """Who may send a command; `OWNER` is whoever drives the talk, `DESK` the same without phones."""

    ANYBODY = "anybody"
    OWNER = "owner"
    DESK = "desk"


class Whom(StrEnum):
    """Whom a piece of news is told."""

    NEWCOMER = "the one who connects"
    EVERYBODY = "everybody"
    WATCHERS = "the demo's room"
    OWNERS = "owners"
    DESKS = "desks"


class ColorScheme(StrEnum):
    """Whether a page is light or dark."""

    LIGHT = "light"
    DARK = "dark"


class ShowState(StrEnum):
    """How a demo's show stands; `FAILED` is live for another moment, and `RETRYING` still its tape."""

    CLOSED = "closed"
    OPENING = "opening"
    READY = "ready"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    RETRYING = "retrying"
    CLOSING = "closing"


class StepState(StrEnum):
    """How far a step of a demo has come.

    One that is `HELD` stands typed and is run by the next press; one that is `GOING` has been judged, and its command
    goes on.
    """

    WAITING = "waiting"
    HELD = "held"
    RUNNING = "running"
    PASSED = "passed"
    FAILED = "failed"
    GOING = "going"


class PollState(StrEnum):
    """Whether a poll takes votes: not yet, now, or no longer."""

    WAITING = "waiting"
    OPEN = "open"
    CLOSED = "closed"


class PollAction(StrEnum):
    """What a presenter does with a poll."""

    OPEN = "open"
    REVEAL = "reveal"
    CLOSE = "close"
    RESET = "reset"


class QuestionAction(StrEnum):
    """What a presenter does with a question."""

    ANSWERED = "answered"
    UNANSWERED = "unanswered"
    HIDE = "hide"
    UNHIDE = "unhide"
    SHOW = "show"
    CLEAR = "clear"


class TimerAction(StrEnum):
    """What a presenter does with the talk's timer."""

    START = "start"
    PAUSE = "pause"
    ZERO = "zero"


class HealthState(StrEnum):
    """How the room fares: `BUSY` sees what is sent late, `BEHIND` far too late, or most of it sleeps."""

    WELL = "well"
    BUSY = "busy"
    BEHIND = "behind"


class FilmAction(StrEnum):
    """What a presenter does with the films of the slide."""

    PLAY = "play"
    PAUSE = "pause"


class Colour(StrEnum):
    """What a pen writes in."""

    RED = "red"
    BLUE = "blue"
    YELLOW = "yellow"


class UpcomingKind(StrEnum):
    """What the next press does: docs/protocol.md has a table of them under `stage`."""

    BLACK = "black"
    QUESTION = "question"
    BUILD = "build"
    COUNTS = "counts"
    STEP = "step"
    TYPE = "type"
    RUN = "run"
    WAIT = "wait"
    RESCUE = "rescue"
    CLEANUP = "cleanup"
    SLIDE = "slide"
    END = "end"
