"""How long a deck takes from Markdown to HTML beside marp-cli: `python bench/marp.py` prints both, and how it grows.

Each measurement is a whole process, from its start to its end, in turn: ours reads and draws every slide of our talk,
repeated; marp-cli writes the HTML of the same file. It is installed into a temporary folder by npm.
"""

from __future__ import annotations

import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HOME = Path(__file__).resolve().parents[1]
TALK = HOME / "slides"

SIZES = (143, 400, 800)
BESIDE = 143
ROUNDS = 5
MARP = "@marp-team/marp-cli@4.5.1"
OURS = """import sys
from pathlib import Path
from quarterdeck.deck.load import load_deck
load_deck(Path(sys.argv[1]), Path(sys.argv[2]))"""


def main() -> int:
    """Print the medians, in seconds."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(TALK / "images", folder / "images")
        marp = install(folder)
        decks = {size: folder / f"{size}.md" for size in SIZES}
        for size, deck in decks.items():
            write(deck, size)
        beside(decks[BESIDE], marp)
        for size, deck in decks.items():
            worked = statistics.median(seconds(ours(deck))[1] for _ in range(ROUNDS))
            print(f"{size} slides by the processor: {worked:.2f} s")
    return 0


def write(deck: Path, size: int) -> None:
    """Write our talk again and again, each slide with a number of its own, as equal slides are drawn but once."""
    head, body = (TALK / "deck.md").read_text(encoding="utf-8").split("\n\n", 1)
    slides = body.split("\n---\n")
    numbered = (f"{slides[at % len(slides)]}\n\nNumber {at}\n" for at in range(size))
    deck.write_text(head + "\n\n" + "\n---\n".join(numbered), encoding="utf-8")


def install(folder: Path) -> str:
    """Install marp-cli into a folder, and give its program."""
    subprocess.run(["npm", "install", "--no-audit", "--no-fund", "--loglevel=error", MARP], cwd=folder, check=True)
    return str(folder / "node_modules" / ".bin" / "marp")


def beside(deck: Path, marp: str) -> None:
    """Measure both in turn."""
    theirs = [marp, "--no-stdin", "--no-config-file", str(deck), "-o", str(deck.with_suffix(".html"))]
    pairs = [(seconds(ours(deck)), seconds(theirs)) for _ in range(ROUNDS)]
    for what, at in (("the clock", 0), ("the processor", 1)):
        us, them = (statistics.median(each[at] for each in side) for side in zip(*pairs, strict=True))
        print(f"{BESIDE} slides by {what}: ours {us:.2f} s, marp-cli {them:.2f} s, {us / them:.2f} of its time")


def ours(deck: Path) -> list[str]:
    """Give the command that reads and draws a deck."""
    return [sys.executable, "-c", OURS, str(deck), str(HOME / "demos")]


def seconds(command: list[str]) -> tuple[float, float]:
    """Run a command to its end, and give how long it took, by the clock and by the processor."""
    begun, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, cwd=HOME, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    worked = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
    return time.perf_counter() - begun, worked


if __name__ == "__main__":
    sys.exit(main())
