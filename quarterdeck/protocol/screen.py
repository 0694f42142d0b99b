"""What is told of a window of the hall."""

from msgspec import Struct

from quarterdeck.protocol.states import ColorScheme


class Screen(Struct, frozen=True):
    """A hall's window: its size in CSS pixels, the slide on it, and whether it is light or dark."""

    width: int
    height: int
    slide: int
    scheme: ColorScheme = ColorScheme.LIGHT
