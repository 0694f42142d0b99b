"""What is told of captions."""

from msgspec import Struct

from quarterdeck.protocol.message import News


class CaptionLine(Struct, frozen=True):
    """A line: `language` is its own, empty where it is the deck's."""

    text: str
    language: str


class Captions(News, frozen=True):
    """`lines`, of which the first has the number `first`, each with `text`, `language`; if the `hall` shows them.

    At connecting all that are kept; later those that are new, none where only the hall has changed. `kept` is the
    number of the oldest one that still counts; with the end of the talk none does.
    """

    first: int
    lines: tuple[CaptionLine, ...]
    hall: bool
    kept: int
