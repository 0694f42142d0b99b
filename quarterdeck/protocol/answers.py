"""What a command is answered with; on the wire each has `ok` beside its fields."""

from msgspec import UNSET

from quarterdeck.protocol.demo_news import Show
from quarterdeck.protocol.message import Absent, Answer
from quarterdeck.protocol.numbered import Numbered


class Nothing(Answer, frozen=True):
    """That it was done, and no more."""


class Watched(Answer, frozen=True):
    """The whole picture of a show, or the events that were missed of it; neither where the picture was told apart."""

    show: Show | Absent = UNSET
    events: tuple[Numbered, ...] | Absent = UNSET


class Checked(Answer, frozen=True):
    """What a step's check has found: the step's hint where it failed, and the last lines that it printed."""

    passed: bool
    hint: str | None
    lines: tuple[str, ...]


class Offered(Answer, frozen=True):
    """A code for one phone: its address, the same as a QR code in SVG, and the seconds it is good for."""

    url: str
    qr: str
    seconds: int


class Asked(Answer, frozen=True):
    """The number of the question that was asked."""

    question: int


class Supported(Answer, frozen=True):
    """Whether the browser wants the question answered now."""

    wants: bool
