"""Two thousand people answer a poll within five seconds, on the real server: no vote is lost, and nobody is refused."""

import json
import subprocess
import sys
from pathlib import Path

from tests.nursery import answered
from tests.served import HOME, Person, Served, write_talk

HALL = Path(__file__).with_name("hall.py")
VIEWERS, OPTIONS, SECONDS = 2000, 4, 5
DECK = "# Hello\n\n---\n\n# Which?\n\n[.poll: one]\n\n- one\n- two\n- three\n- four\n"


def test_two_thousand_votes_in_five_seconds_are_all_taken_kept_and_seen(tmp_path):
    deck, state = write_talk(tmp_path / "talk", DECK), tmp_path / "state"
    with Served(deck, state) as served, Person(served, owner=True) as presenter:
        for action in ("open", "reveal"):
            assert presenter.ask("poll", slide=2, action=action)["ok"]
        told = run_hall(served.port, 2, OPTIONS, VIEWERS, SECONDS)
        assert told["answers"] == {'{"ok": true}': VIEWERS}
        assert told["seen"] == {str([VIEWERS // OPTIONS] * OPTIONS): VIEWERS}
        served.kill()
    kept = answered(["results", deck, "--json", "-"], {"QUARTERDECK_STATE": str(state), "PATH": ""})
    assert [answer["votes"] for answer in json.loads(kept.stdout)["polls"][0]["answers"]] == [500] * OPTIONS


def run_hall(*facts):
    """Fill the hall, let it vote, and give what it heard."""
    command = [sys.executable, str(HALL), *map(str, facts)]
    env = {"PYTHONPATH": str(HOME / "bench" / "soak")}
    hall = subprocess.run(command, capture_output=True, text=True, env=env, check=False)
    assert hall.returncode == 0, hall.stderr
    print(hall.stdout)  # what was measured, for whoever asks for it with -s
    return json.loads(hall.stdout)
