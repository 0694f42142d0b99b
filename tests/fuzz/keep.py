"""Keeps what a seed makes of a kind, so that it is read ever after: `python -m tests.fuzz.keep KIND SEED [NAME]`."""

import sys
from pathlib import Path

from tests.fuzz.kinds import KINDS
from tests.fuzz.mutate import mutate


def keep(kind, seed, name=""):
    """Write it into kept/, called for what is wrong with it, and give its path."""
    seeds = KINDS[kind].seeds()
    path = Path(__file__).parent / "kept" / kind / (name or f"seed-{seed}")
    path.write_bytes(mutate(seeds[seed % len(seeds)], seeds, seed))
    return path


if __name__ == "__main__":
    print(keep(sys.argv[1], int(sys.argv[2]), *sys.argv[3:4]))
