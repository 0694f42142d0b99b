"""Every message a browser may send that concerns a demo: who may, what it carries, and what it does."""

from quarterdeck.protocol.answers import Checked, Nothing, Watched
from quarterdeck.protocol.message import Command, Text
from quarterdeck.protocol.states import Who


class Watch(Command[Watched], frozen=True):
    """Joins the demo's room.

    The answer holds `show` (the whole picture) or, if `run` is still on and every event past number `after` is still
    kept, `events`. With `apart` the picture comes as the news `show`, ahead of an answer that holds neither: so it is
    written and compressed once for all who come to the same picture.
    """

    demo: Text
    run: Text | None = None
    after: int = 0
    apart: bool = False


class Unwatch(Command[Nothing], frozen=True):
    """Leaves the demo's room."""

    demo: Text


class Open(Command[Nothing], who=Who.OWNER, frozen=True):
    """Opens a show: live if its engines answer, else from the tape.

    `alone`, a learner's, is refused while somebody presents, and no tape takes over from a step that fails. What comes
    before the step `first` is done unseen.
    """

    demo: Text
    alone: bool = False
    first: int = 1


class Step(Command[Nothing], who=Who.OWNER, frozen=True):
    """Runs the step with this number; `alone` as for `open`.

    Where no show is on, what the deck gives on earlier slides is done unseen.
    """

    demo: Text
    step: int
    alone: bool = False


class Check(Command[Checked], who=Who.OWNER, frozen=True):
    """Runs the step's check and waits for it, 20 seconds at most.

    The answer holds `passed`, `hint` (null where it passed; else which steps before it have not been done, and what is
    wrong) and `lines`, the last that it printed.
    """

    demo: Text
    step: int


class Restore(Command[Nothing], who=Who.OWNER, frozen=True):
    """Writes the file that the step edits as it is before that step, in the run's own copy."""

    demo: Text
    step: int


class Interrupt(Command[Nothing], who=Who.OWNER, frozen=True):
    """Presses Ctrl-C."""

    demo: Text
    turn: int | None = None


class Type(Command[Nothing], who=Who.DESK, frozen=True):
    """Types into a live terminal."""

    demo: Text
    terminal: Text
    text: Text


class Tape(Command[Nothing], who=Who.OWNER, frozen=True):
    """Goes on from the tape, at the step where the show is."""

    demo: Text
    turn: int | None = None


class Retry(Command[Nothing], who=Who.OWNER, frozen=True):
    """Tries to go on live where the tape is: what comes before is done again unseen, while the tape stays.

    Where that fails, the tape is as it was.
    """

    demo: Text
    turn: int | None = None


class Stop(Command[Nothing], who=Who.OWNER, frozen=True):
    """Ends the show and cleans up."""

    demo: Text
    turn: int | None = None


class Reset(Command[Nothing], who=Who.OWNER, frozen=True):
    """Ends the show and opens it afresh; `first` as for `open`."""

    demo: Text
    first: int = 1
