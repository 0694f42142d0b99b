"""What is asked of films."""

from quarterdeck.protocol.answers import Nothing
from quarterdeck.protocol.message import Command
from quarterdeck.protocol.states import FilmAction, Who


class Film(Command[Nothing], who=Who.OWNER, frozen=True):
    """To `play` or `pause` the films and sounds of the present slide, whose number `slide` must be, for everybody.

    `film` means one of them, counted from 1; with `at` it goes on from that second.
    """

    slide: int
    action: FilmAction
    film: int | None = None
    at: float | None = None
