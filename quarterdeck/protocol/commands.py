"""Every message a browser may send: who may, what it carries, and what it does, as docs/protocol.md says it.

Those that concern a demo stand in demo_commands.
"""

from quarterdeck.protocol.answers import Asked, Nothing, Offered, Supported
from quarterdeck.protocol.message import Command, Numbers, Text
from quarterdeck.protocol.states import ColorScheme, Colour, PollAction, QuestionAction, TimerAction, Who


class Go(Command[Nothing], who=Who.OWNER, frozen=True):
    """Moves the stage."""

    slide: int
    build: int


class Next(Command[Nothing], who=Who.OWNER, frozen=True):
    """Brings back a black screen, else takes the question off the slide, else goes one step on.

    That is the next build, else the counts of the open poll once somebody has answered it, else the next demo step,
    else the next slide. `whole` passes over what is left of the slide, to the next one.
    """

    turn: int | None = None
    whole: bool = False


class Back(Command[Nothing], who=Who.OWNER, frozen=True):
    """Brings back a black screen, else takes the question off the slide, else goes one build back.

    Where there is none, it goes to the slide before with all its builds; `whole` passes over the builds, to that slide.
    """

    turn: int | None = None
    whole: bool = False


class Black(Command[Nothing], who=Who.OWNER, frozen=True):
    """Shows everybody nothing, or the slide again."""

    on: bool
    turn: int | None = None


class End(Command[Nothing], who=Who.OWNER, frozen=True):
    """Ends the talk: nobody is presenting any more, what is open is cleaned up, and the timer rests.

    Where the talk stands is kept, and the next move takes it up again there.
    """


class Timer(Command[Nothing], who=Who.OWNER, frozen=True):
    """To `start`, `pause` or `zero` the talk's timer, which starts by itself with the first move.

    At zero, `next` gives every demo again.
    """

    action: TimerAction


class Pair(Command[Offered], who=Who.DESK, frozen=True):
    """Offers a code that pairs one phone.

    The answer holds `url`, its `qr` code as SVG, and the `seconds` it is good for.
    """


class Revoke(Command[Nothing], who=Who.DESK, frozen=True):
    """Ends a phone's connections, and its key and cookie with them."""

    phone: Text


class Ping(Command[Nothing], frozen=True):
    """Does nothing; a page that wakes up asks whether its connection still lives."""


class Following(Command[Nothing], frozen=True):
    """Counts the sender among those who follow the talk, or no longer."""

    on: bool


class Screen(Command[Nothing], frozen=True):
    """Says that the sender is the hall's window, how large it is in CSS pixels, on which slide, and light or dark."""

    width: int
    height: int
    slide: int
    scheme: ColorScheme = ColorScheme.LIGHT


class Scheme(Command[Nothing], who=Who.OWNER, frozen=True):
    """Turns the hall's windows light or dark; a deck whose theme has a number of its own stays as it is."""

    scheme: ColorScheme


class Vote(Command[Nothing], frozen=True):
    """Answers the slide's poll with these options, in place of the browser's former ones.

    They are numbers counted from 1; an empty list takes the vote back.
    """

    slide: int
    options: Numbers


class Ask(Command[Asked], frozen=True):
    """Asks a question; the answer holds `question`, its number.

    The same words from the same browser are the same question, so that who has heard no answer may send it again.
    """

    text: Text


class Support(Command[Supported], frozen=True):
    """Counts the browser among those who want an answer, or no longer.

    The answer holds `wants`.
    """

    question: int


class Laser(Command[Nothing], who=Who.OWNER, frozen=True):
    """Points at a place of the slide; without a place, no longer."""

    x: int | None = None
    y: int | None = None


class Stroke(Command[Nothing], who=Who.OWNER, frozen=True):
    """Draws on the present slide, whose number `slide` must be.

    It goes on with the stroke of this name, which has `at` points already, or begins it.
    """

    slide: int
    stroke: Text
    colour: Colour
    at: int
    points: Numbers


class Undo(Command[Nothing], who=Who.OWNER, frozen=True):
    """Takes the last stroke off the present slide."""


class Wipe(Command[Nothing], who=Who.OWNER, frozen=True):
    """Cleans the present slide, or all of them."""

    all: bool = False


class Poll(Command[Nothing], who=Who.OWNER, frozen=True):
    """To `open` (again), `reveal`, `close` or `reset` the slide's poll.

    One that waits also opens when the talk comes to its slide.
    """

    slide: int
    action: PollAction


class Question(Command[Nothing], who=Who.OWNER, frozen=True):
    """Marks it `answered` or `unanswered`, or is to `hide`, `unhide`, `show` it on everybody's slide or `clear` it."""

    question: int
    action: QuestionAction
