"""A press and a vote go through few files of ours: what a contributor has to read to follow one stays little."""

import subprocess
import sys
from pathlib import Path

import pytest

HOME = Path(__file__).resolve().parents[2]
MOST = {"next": (10, 20), "vote": (8, 20), "ping": (8, 20)}  # files, and changes from one to another
WALKS = 3  # a busy machine may have a heartbeat, or a late answer, fall into one: that adds files, and takes none away


@pytest.mark.timeout(300)  # for three walks on a machine that is busy
def test_a_press_goes_through_ten_files_of_ours_and_a_vote_through_eight():
    over = dict(MOST)
    for _ in range(WALKS):
        measured = walk()
        assert MOST.keys() <= measured.keys()
        over = {name: measured[name] for name in over if any(map(int.__gt__, measured[name], MOST[name]))}
        if not over:
            break
    assert over == {}, "see which files by: python bench/walks.py --path NAME"


def walk():
    """Give the files, and the changes from one to another, of each message in one walk."""
    walks = [sys.executable, str(HOME / "bench" / "walks.py")]
    said = subprocess.run(walks, capture_output=True, text=True, timeout=90, check=True).stdout
    table = said[said.index("message ") :].splitlines()[1:]
    return {line[:14].strip(): tuple(map(int, line[14:].split()))[1:] for line in table if line}
