"""What the server tells, and whom. A news' docstring is what docs/protocol.md says that it carries.

What it tells of a demo that is performed stands in demo_news.
"""

from collections.abc import Mapping
from typing import Literal

from msgspec import UNSET, Struct

from quarterdeck.protocol.message import Absent, News
from quarterdeck.protocol.screen import Screen
from quarterdeck.protocol.states import ColorScheme, Colour, HealthState, PollState, UpcomingKind, Whom


class Upcoming(Struct, frozen=True):
    """What the next press of `next` does: its `kind`, and what it comes to.

    A build is number `build` of `builds`, a slide has its `title`; a step is number `step` of the demo's `steps`, and
    `label` is what it types.
    """

    kind: UpcomingKind
    slide: int | Absent = UNSET
    build: int | Absent = UNSET
    builds: int | Absent = UNSET
    title: str | Absent = UNSET
    demo: str | Absent = UNSET
    step: int | Absent = UNSET
    steps: int | Absent = UNSET
    label: str | Absent = UNSET


class Stage(News, frozen=True):
    """Where the talk stands: `slide`, `build`, and `live` once somebody has presented.

    `black`: the screen shows nothing; `turn`: a number that grows with every move; `shows`: demo name to run id;
    `given`: names of the demos that `next` passes by; `upcoming`: what `next` will do.
    """

    slide: int
    build: int
    live: bool
    black: bool
    turn: int
    shows: Mapping[str, str]
    given: tuple[str, ...]
    upcoming: Upcoming | Absent = UNSET


class Engine(Struct, frozen=True):
    """An engine as found on the server's machine; `problem` is one sentence where it was not."""

    found: bool
    version: str | None
    problem: str | None


class Welcome(News, to=Whom.NEWCOMER, frozen=True):
    """`role` (`owner` or `viewer`), `deck` (version), `stage`, and for an owner `engines`."""

    role: Literal["owner", "viewer"]
    deck: str
    stage: Stage
    engines: Mapping[str, Engine] | Absent = UNSET


class Deck(News, frozen=True):
    """`version`: the deck or a demo was saved, fetch it again."""

    version: str


class Engines(News, to=Whom.OWNERS, frozen=True, bare=True):
    """Every engine by its name, each with `found`, `version`, `problem`."""

    engines: Mapping[str, Engine]


class People(News, to=Whom.OWNERS, frozen=True):
    """`count`: how many browsers are connected, owners' apart and each once however often it is connected.

    `following`: how many of them follow; `refused`: how many messages were no message, or not the sender's to send.
    `screens`: each window of the hall, the largest first, with `width`, `height` in CSS pixels, `slide`, `scheme`.
    """

    count: int
    following: int
    refused: int
    screens: tuple[Screen, ...]


class Health(News, to=Whom.OWNERS, frozen=True):
    """`state`: how the room fares, `well`, `busy` or `behind`; told every 15 seconds, and at connecting.

    `delay`: the seconds in which nine of ten pages that are awake have answered their last ping, left out before there
    was one; `sleepers`: how many have missed something, or are silent.
    """

    state: HealthState
    sleepers: int
    delay: float | Absent = UNSET


class Scheme(News, frozen=True):
    """The hall's windows are to be `light` or `dark`; others do as their devices say."""

    scheme: ColorScheme


class Phone(Struct, frozen=True):
    """A paired phone; `paired` and `seen` are seconds ago."""

    phone: str
    called: str
    paired: int
    seen: int
    here: bool


class Phones(News, to=Whom.DESKS, frozen=True):
    """Every paired phone: `phone` (its name), what it is `called`, seconds since `paired` and `seen`, and if `here`."""

    phones: tuple[Phone, ...]


class Timer(News, to=Whom.OWNERS, frozen=True):
    """`seconds` the talk has been going on, and whether it is `running`."""

    seconds: float
    running: bool


class Notice(News, to=Whom.OWNERS, frozen=True):
    """`text`: one sentence, such as what is wrong in a deck just saved; in the place of the last of its `subject`."""

    text: str
    subject: str | Absent = UNSET


class Faults(News, to=Whom.OWNERS, frozen=True):
    """`faults`: what is wrong with the files just saved, a sentence each with its place; none once all is mended."""

    faults: tuple[str, ...]


class Spot(News, message="laser", frozen=True):
    """`x`, `y` where the laser points, or nothing when it is off; said again every second while it rests."""

    x: int | Absent = UNSET
    y: int | Absent = UNSET


class Part(News, message="stroke", frozen=True):
    """`slide`, `stroke`, `colour`, `at`, `points`: what is new of a stroke that has `at` points already."""

    slide: int
    at: int
    stroke: str
    colour: Colour
    points: tuple[int, ...]


class Stroke(Struct, frozen=True):
    """A line; `points` are x, y, x, y … on the canvas."""

    stroke: str
    colour: Colour
    points: tuple[int, ...]


class Ink(News, frozen=True):
    """`slide`, `strokes`, each with `stroke`, `colour`, `points`: all that is drawn there; at connecting too."""

    slide: int
    strokes: tuple[Stroke, ...]


class Poll(News, frozen=True):
    """One poll as it stands; at connecting, each there is."""

    slide: int
    state: PollState
    revealed: bool
    voters: int
    counts: tuple[int, ...] | None
    mine: tuple[int, ...] | Absent = UNSET


class Question(Struct, frozen=True):
    """A question of the room; `hidden` is there for owners."""

    number: int
    text: str
    answered: bool
    votes: int
    hidden: bool | Absent = UNSET


class Shown(Struct, frozen=True):
    """The question on everybody's slide."""

    number: int
    text: str


class Questions(News, frozen=True):
    """What has been asked, best first, as text; at connecting too."""

    questions: tuple[Question, ...]
    shown: Shown | None
    refused: int | Absent = UNSET
    mine: tuple[int, ...] | Absent = UNSET
    asked: tuple[int, ...] | Absent = UNSET
