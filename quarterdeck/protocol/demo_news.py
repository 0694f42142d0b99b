"""What the server tells of a demo that is performed, and whom."""

from collections.abc import Mapping

from msgspec import UNSET, Struct

from quarterdeck.pictures.model import Picture
from quarterdeck.protocol.message import Absent, News
from quarterdeck.protocol.numbered import Numbered
from quarterdeck.protocol.states import ShowState, StepState, Whom


class Recorded(Struct, frozen=True):
    """When and on what a tape was recorded: an ISO date, and versions by the names of engines."""

    date: str
    engines: Mapping[str, str]


class Size(Struct, frozen=True):
    """A terminal and its size, in character cells."""

    name: str
    cols: int
    rows: int


class Step(Struct, frozen=True):
    """A step of a demo and how far it has come; `seconds` is null until it has ended. A `hidden` one is not seen."""

    number: int
    label: str
    say: str
    state: StepState
    seconds: float | None
    hidden: bool | Absent = UNSET


class Written(Struct, frozen=True):
    """What a terminal shows, as the text that draws it."""

    terminal: str
    text: str


class Phrase(Struct, frozen=True):
    """Something that the interface says: its key in the catalogues, and what stands in its braces."""

    phrase: str
    given: dict[str, int]


class Show(News, to=Whom.WATCHERS, frozen=True):
    """The whole picture of a show; its `output` is null where the room has had it: who has not, asks with `watch`.

    `rescued`: the step from which the tape goes on, as the live run has failed there.
    """

    demo: str
    run: str | None
    state: ShowState
    recorded: Recorded | None
    number: int
    terminals: tuple[Size, ...]
    steps: tuple[Step, ...]
    output: tuple[Written, ...] | None
    pictures: tuple[Picture, ...] | Absent = UNSET  # the newest of each kind; left out as output is
    rescued: int | Absent = UNSET
    usual: tuple[float, ...] | Absent = UNSET  # seconds that each step took in rehearsal
    waits: str | Absent = UNSET  # what it waits for while it opens
    waits_as: Phrase | Absent = UNSET  # the same for a page in another language
    elapsed: float | Absent = UNSET  # seconds since it began to open, or its running step began


class Events(News, to=Whom.WATCHERS, frozen=True):
    """`demo`, `run`, `events`: new events in order of their numbers."""

    demo: str
    run: str
    events: tuple[Numbered, ...]


class Trouble(News, to=Whom.OWNERS, frozen=True):
    """`demo`, `problem`: what has gone wrong with a show, in the words of shell or engine, null once it is mended.

    At connecting, each there is. The room is told that a step has failed, and no more.
    """

    demo: str
    problem: str | None
