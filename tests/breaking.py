"""A talk whose demo fails live in its second step until somebody mends it, and has a tape of when it did not."""

from quarterdeck.events import Ended, Output, Recorded, Started, Timed
from quarterdeck.tape.model import Tape
from quarterdeck.tape.write import write_tape
from tests.served import Served, write_talk

DECK = """\
# The shop

[.demo: shop]

---

# The end
"""

SHOP = """\
title: A shop
about: It opens, it sells, it closes.
steps:
  - run: echo the shop opens
    say: It opens.
  - run: test -e "$MENDED" && echo sold live
    say: It sells something.
    expect: sold
  - run: echo the shop closes
    say: It closes.
"""
SAID = {
    1: "$ echo open\r\nopened on tape\r\n",
    2: "$ echo sold\r\nsold on tape\r\n",
    3: "$ echo end\r\nclosed on tape\r\n",
}
DAY = "2026-11-23"
WORDS = "The live run failed; a recording of 23 November 2026 goes on from step 2."
CAUSE = "exit status 1 where 0 was expected"


def steps(pause=0.2):
    for number, text in SAID.items():
        yield Timed(pause, Started("main", number))
        yield Timed(pause, Output("main", text))
        yield Timed(pause, Ended("main", number, 0, 0.1))


def serve_shop(folder, deck=DECK, **demos):
    """Serve the talk, or another deck with its demo and more; a file `mended` beside it mends the demo."""
    deck = write_talk(folder / "talk", deck, shop=SHOP, **demos)
    record_shop(folder / "talk")
    return Served(deck, folder / "state", MENDED=str(folder / "mended"))


def record_shop(talk):
    """Write the tape of its demo into a talk's folder."""
    tape = talk / "demos" / "shop" / "tape.cast"
    write_tape(tape, Tape(Recorded(DAY, {}), "shop", "", ("main",), 72, 18, tuple(steps())))
