"""A talk to be told: slides, demos, and somebody who drives."""

from pathlib import Path

from quarterdeck.content import Content
from quarterdeck.deck.model import Cue, Deck, Slide
from quarterdeck.deck.themes import Worn
from quarterdeck.demo.model import Demo, Step
from quarterdeck.findings import Place
from quarterdeck.protocol.states import Role
from quarterdeck.talk.client import Client
from quarterdeck.talk.handle import Talk

PLACE = Place(Path("slides/deck.md"), 1)
DESK = Client("desk-1", "desk-browser", Role.DESK)
NOON = 43_200.0


def slide(number, builds=0, *demos, title=None, html="<h1>x</h1>"):
    cues = tuple(Cue(name, PLACE) for name in demos)
    return Slide(number, PLACE, title or f"Slide {number}", html, builds=builds, cues=cues)


def demo(name, steps=2):
    return Demo(name, Path(name), name, "", (), tuple(Step(n, PLACE, run=f"echo {n}") for n in range(1, steps + 1)))


def content(*slides, demos=()):
    return Content(
        Deck(Path("slides/deck.md"), "Talk", slides, {}, "v1", Worn()), {name: demo(name) for name in demos}, ()
    )


def talk(*slides, demos=(), state=None):
    return Talk(content(*slides, demos=demos), state)


FOUR = (
    slide(1, 2),
    slide(2, title="How many?"),
    slide(3, 0, "one", "two", title="Demos"),
    slide(4, 0, "gone", title="The end"),
)
