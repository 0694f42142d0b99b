"""Whatever a deck, a demo.yaml, a tape or a message has become, reading it ends, in what it is or in one sentence with its place.

Each kind is tried for some seconds, by seeds from 0 on, so that what fails fails again. What ever failed is a file in kept/,
which is read each time: a failure names its seed, and `python -m tests.fuzz.keep KIND SEED` keeps it.
"""

import re
import time
from pathlib import Path

import pytest

from tests.fuzz.kinds import KINDS
from tests.fuzz.mutate import mutate

KEPT = Path(__file__).parent / "kept"
SECONDS = 2  # for each kind
LEAST = 20  # tries on a machine that has other things to do
LONGEST = 5  # seconds of this processor that reading one may take
STAMPED = [(kind, path) for kind in KINDS for path in sorted((KEPT / kind).iterdir()) if path.suffix != ".md"]


def reads(kind, content, folder):
    begun = time.thread_time()
    KINDS[kind].read(content, folder)
    assert time.thread_time() - begun < LONGEST, "it takes too long"


@pytest.mark.parametrize(("kind", "path"), [pytest.param(*each, id=f"{each[0]}-{each[1].name}") for each in STAMPED])
def test_what_once_failed_is_read(kind, path, tmp_path):
    reads(kind, path.read_bytes(), tmp_path)


@pytest.mark.parametrize("kind", KINDS)
def test_whatever_it_has_become_reading_it_ends_in_a_value_or_a_sentence(kind, tmp_path):
    seeds, until, seed = KINDS[kind].seeds(), time.monotonic() + SECONDS, 0
    while seed < LEAST or time.monotonic() < until:
        content = mutate(seeds[seed % len(seeds)], seeds, seed)
        try:
            reads(kind, content, tmp_path)
        except Exception as fault:
            raise AssertionError(f"{kind}, seed {seed}: keep it by python -m tests.fuzz.keep {kind} {seed}") from fault
        seed += 1


def test_an_accident_is_the_same_for_the_same_seed_and_another_for_another():
    made = [mutate(b"# One\n\n---\n\n# Two\n", [b"other"], seed) for seed in range(200)]
    assert made == [mutate(b"# One\n\n---\n\n# Two\n", [b"other"], seed) for seed in range(200)]
    assert len(set(made)) > 150


def test_what_is_kept_is_named_for_what_was_wrong():
    assert [path.name for _, path in STAMPED if not re.fullmatch(r"[a-z0-9-]+", path.name)] == []
