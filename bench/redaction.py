"""What it costs to keep secrets out of a terminal: `python bench/redaction.py`.

Runs in a real shell a program that prints all that our demos have on their tapes, over and over, once with forty
secrets known, keys among them, and once with none and no shape looked for. Told are the megabytes a second that come
out, and the processor time of one megabyte; of several rounds the best.
"""

from __future__ import annotations

import os
import secrets
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

import gevent

HOME = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(HOME))

from quarterdeck.demo.load import load_demos  # noqa: E402
from quarterdeck.demo.model import Demo, Step  # noqa: E402
from quarterdeck.engines.registry import ENGINES  # noqa: E402
from quarterdeck.events import Ended, Output  # noqa: E402
from quarterdeck.findings import Place  # noqa: E402
from quarterdeck.redaction.redactor import Redactor  # noqa: E402
from quarterdeck.settings import Settings  # noqa: E402
from quarterdeck.source.shell import ShellSource  # noqa: E402
from quarterdeck.tape.read import read_tape  # noqa: E402

MEGABYTES = 8
ROUNDS = 3
KEY = 1700  # characters of a private key


def printed() -> str:
    """Give what the tapes of our demos show, as it was printed."""
    demos, _ = load_demos(HOME / "demos", ENGINES)
    tapes = [read_tape(demo.tape) for demo in demos.values() if demo.tape.exists()]
    events = (timed.event for tape in tapes for timed in tape.events)
    return "".join(event.text for event in events if isinstance(event, Output)).replace("\r\n", "\n")


def run_once(settings: Settings, text: Path) -> tuple[float, float]:
    """Give the seconds that all of it took, and those of the processor."""
    folder = text.parent / "flood"
    folder.mkdir(exist_ok=True)
    step = Step(1, Place(folder, 1), run=f"cat {text}", timeout=300.0)
    source = ShellSource(Demo("flood", folder, "Flood", "", (), (step,)), settings, run=secrets.token_hex(4))
    began, used = time.monotonic(), time.process_time()
    source.step(1)
    for event in source.events():
        if isinstance(event, Ended):
            break
    took = time.monotonic() - began, time.process_time() - used
    source.close()
    return took


def main() -> None:
    """Measure in turns, and print both."""
    with tempfile.TemporaryDirectory() as folder:
        text = Path(folder) / "text"
        once = printed()
        text.write_text(once * (MEGABYTES * 1_000_000 // len(once)))
        plain = Settings(state=Path(folder) / "state", typing=0, environment=dict(os.environ))
        words = {f"TOKEN_{number}": secrets.token_urlsafe(24) for number in range(36)}
        keys = {f"KEY_{number}": secrets.token_urlsafe(KEY) for number in range(4)}
        knowing = replace(plain, environment={**plain.environment, **words, **keys})
        searched, taken = Redactor.feed, lambda _self, piece: piece
        found: dict[str, list[tuple[float, float]]] = {"without": [], "with": []}
        for _ in range(ROUNDS):
            for name, settings, feed in (("without", plain, taken), ("with", knowing, searched)):
                Redactor.feed = feed  # type: ignore[method-assign]  # what it would be if there were none
                found[name].append(run_once(settings, text))
                gevent.sleep(0.2)
        for name, rounds in found.items():
            wall, used = min(wall for wall, _ in rounds), min(used for _, used in rounds)
            print(
                f"{name:8} {MEGABYTES / wall:6.2f} MB/s   {used / MEGABYTES * 1000:6.1f} ms of the processor for a MB"
            )


if __name__ == "__main__":
    main()
