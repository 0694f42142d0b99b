"""Try the tests that failed once more, when all others have ended: `once_more.py LOG`, with what the run has printed.

It is done only where so few failed that each may be chance. Whatever comes of it, what each said the first time is said
again, and the end says which passed only the second time.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

KEPT = Path(".pytest_cache/v/cache/lastfailed")  # where pytest keeps them, and pytest-xdist adds each one's group
GROUP = re.compile(r"@(engines|docker|kubernetes|tests/[^@\[\]]*\.py)$")
WHOLE = re.compile(r"^make: \*\*\* \[[^]]*\btests\] Error 1$", re.MULTILINE)  # else pytest did not come to its end
MOST = 3


def main(log: Path) -> int:
    """Give 0 where all that failed has passed now."""
    said, failed = log.read_text(errors="replace"), read_failed()
    if not WHOLE.search(said):
        print("what failed is not a test, or the tests did not come to their end: none is tried again")
        return 1
    if not 0 < len(failed) <= MOST:
        print(f"{len(failed)} tests failed: none is tried again, which is done for one to {MOST}")
        return 1
    status = subprocess.run([sys.executable, "-m", "pytest", "-q", *failed], check=False).returncode
    print(first_failures(said))
    now = "PASSED THE SECOND TIME" if status == 0 else "NOT ALL PASSED THE SECOND TIME"
    for name in failed:
        print(f"FAILED ONCE, {now}: {name}")
    return status


def read_failed() -> list[str]:
    """Name the tests that failed, as pytest takes them."""
    kept = json.loads(KEPT.read_text()) if KEPT.exists() else {}
    return sorted({GROUP.sub("", name) for name in kept})


def first_failures(log: str) -> str:
    """Give the part of a run's output that says how each failed."""
    found = re.search(r"^=+ (?:FAILURES|ERRORS) =+$.*?(?=^=+ short test summary)", log, re.MULTILINE | re.DOTALL)
    return found[0] if found else "(the first run does not say how)"


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
