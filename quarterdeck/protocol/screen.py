"""What is told of a window of the hall."""

from msgspec import Struct


class Screen(Struct, frozen=True):
    """A hall's window: its size in CSS pixels, and the slide on it."""

    width: int
    height: int
    slide: int
