"""A little talk to learn from: private notes, notes for learners, and a demo with a check and a tape."""

import os

from tests.nursery import answered
from tests.served import write_talk

SECRET = "For my eyes only"
DECK = f"""\
# Hello

^ {SECRET}, on the first slide.

---

# [fit] A lesson

[.learner]

^ A word for learners.

---

# Do it

[.demo: lesson]

^ {SECRET}, on the third slide.

---

# The end
"""

LESSON = """\
title: Make a file
about: A file is made, and looked at.
needs: [NEEDS]
steps:
  - run: echo made by the step > made.txt; echo it is made
    say: Make a file.
    outcome: A word that says so.
    expect: it is made
    check: echo looking for made.txt; test -f made.txt
    hint: There is no made.txt yet. Run the step, or make it by hand.
  - run: while sleep 0.2; do echo tick; done
    until: tick
    say: Something that goes on.
  - edit:
      file: notes.txt
      old: Hello
      new: Good evening
    say: Change a word.
  - run: cat notes.txt
    expect: Good evening
    say: Look at it.
"""


def write_lesson(folder, deck=DECK, needs=""):
    """Write the talk, with its demo recorded, and give the deck's path."""
    path = write_talk(folder, deck, lesson=LESSON.replace("NEEDS", ""))
    demo = folder / "demos" / "lesson"
    (demo / "notes.txt").write_text("Hello, reader\n")
    around = {**os.environ, "QUARTERDECK_DECK": str(path), "QUARTERDECK_STATE": str(folder / "rehearsed")}
    around["QUARTERDECK_TEMPO"] = "50"
    answered(["rehearse", "lesson", "--record"], around).check_returncode()
    (demo / "demo.yaml").write_text(LESSON.replace("NEEDS", needs))
    return path
