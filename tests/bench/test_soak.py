"""The short form of an evening: people come and go, demos are opened and closed, and the server holds what it held before."""

import subprocess
import sys

import pytest

from tests.served import HOME, write_talk

DEMO = """\
title: Short
needs: []
steps:
  - run: seq 1 500
    say: Many lines.
  - run: while sleep 0.1; do echo tick; done
    until: tick
    say: Something that goes on.
  - run: sleep 60
    say: Something that is interrupted.
"""
DECK = "# Who is here?\n\n[.poll]\n\n- one\n- two\n" + "".join(
    f"\n---\n\n# {name}\n\n[.demo: {name}]\n" for name in ("first", "second", "third")
)


@pytest.mark.timeout(300)  # on a machine that is busy
def test_after_rounds_of_demos_and_votes_the_server_holds_what_it_held_after_the_first(tmp_path):
    deck = write_talk(tmp_path / "talk", DECK, first=DEMO, second=DEMO, third=DEMO)
    soak = [sys.executable, HOME / "bench" / "soak" / "soak.py", "--deck", deck]
    short = ["--people", "40", "--minutes", "0.1", "--seconds", "1", "--calm", "3"]
    done = subprocess.run([*soak, *short], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
