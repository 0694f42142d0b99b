"""What is asked of captions."""

from quarterdeck.protocol.answers import Nothing
from quarterdeck.protocol.message import Command, Text
from quarterdeck.protocol.states import Who


class Caption(Command[Nothing], who=Who.OWNER, frozen=True):
    """Says what has just been said, a caption a line, to everybody who reads along.

    `language` is the one it is in, where that is not the deck's own.
    """

    text: Text
    language: Text = ""


class Captions(Command[Nothing], who=Who.OWNER, frozen=True):
    """Shows the captions in the hall's windows, or no longer."""

    on: bool
