"""A step's patterns in words that a newcomer reads."""

import re
from pathlib import Path

import pytest

from quarterdeck.catalogue import read_catalogues
from quarterdeck.demo.model import Edit, Step
from quarterdeck.demo.outcome import outcome
from quarterdeck.findings import Place
from quarterdeck.settings import HOME

WORDS = HOME / "static" / "words"
PATTERNS = ("until", "expect")


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"run": "a", "outcome": "A picture."}, "A picture."),
        ({"run": "a", "expect": "^Hello"}, "It prints “Hello”."),
        ({"run": "a", "expect": r"(?i)v1\.0 \(new\)$"}, "It prints “v1.0 (new)”."),
        ({"run": "a", "expect": r"^sha256:[0-9a-f]{64}"}, "It ends without an error."),
        ({"run": "a", "until": r"port \d+"}, "It goes on; the step is done once it is ready."),
        ({"run": "a", "until": "Listening"}, "It prints “Listening”, and goes on."),
        ({"run": "a", "status": 3}, "It ends with exit status 3; here that is right."),
        ({"run": "a"}, "It ends without an error."),
        (
            {"edit": Edit("a", "b", "c")},
            "The terminal shows what has changed: what a minus marks is gone, what a plus marks is new.",
        ),
    ],
)
def test_what_to_see_is_said_in_words(fields, words):
    fields = {key: re.compile(value) if key in PATTERNS else value for key, value in fields.items()}
    say = read_catalogues(WORDS)["en"].say
    assert outcome(Step(1, Place(Path()), **fields), say) == words
