"""Print frames of a given size at a steady rate, each with the moment of its printing: what every server is to pass on.

`frames.py RATE SIZE SECONDS`: each line begins with `@NANOSECONDS:NUMBER@`, of the clock that all processes share.
"""

import itertools
import sys
import time

WORDS = "Compiling", "linking", "target", "warning", "passed", "layer", "digest", "exporting", "image", "cached", "done"


def filler(size: int) -> str:
    """Make text such as a build prints, without anything that JSON would have to escape."""
    words = itertools.cycle(WORDS)
    text = ""
    while len(text) < size:
        text += f"{next(words)} {len(text) * 2654435761 % 2**32:08x} "
    return text[:size]


def main() -> None:
    """Print, and say nothing else."""
    rate, size, seconds = float(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3])
    rest = filler(size)
    begin = time.monotonic()
    for number in range(round(rate * seconds)):
        time.sleep(max(0.0, begin + number / rate - time.monotonic()))
        line = f"@{time.monotonic_ns()}:{number}@ {rest}"[: size - 1]
        sys.stdout.write(line + "\n")
        sys.stdout.flush()


main()
