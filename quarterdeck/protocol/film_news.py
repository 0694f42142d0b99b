"""What is told of films."""

from msgspec import Struct

from quarterdeck.protocol.message import News


class FilmPlace(Struct, frozen=True):
    """A film: the second it is at, and whether it is `playing` on from there."""

    film: int
    seconds: float
    playing: bool


class Films(News, frozen=True):
    """`slide`, `films`: each film and sound there, counted from 1, the second it is at, and if it goes on `playing`."""

    slide: int
    films: tuple[FilmPlace, ...]
