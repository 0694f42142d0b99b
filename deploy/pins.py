"""Writes what gets installed, each with its version and its hashes, from the short lists that a person edits.

::

    python deploy/pins.py             after a change of a requirements*.in: pin what is new, leave the rest as it is
    python deploy/pins.py --newest    take the newest of everything, the browser's libraries too, and say what changed

`make pins` and `make update` are the same. A list holds for Linux and macOS, and for every Python from 3.11 on; it
names no address.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

HOME = Path(__file__).resolve().parents[1]
LISTS = ("requirements", "requirements-build", "requirements-npm", "requirements-dev")
OLDEST = "3.11"
COMPILE = ["uv", "pip", "compile", "--quiet", "--no-config", "--universal", "--python-version", OLDEST]
COMPILE += ["--generate-hashes", "--annotation-style", "line", "--custom-compile-command", "make pins"]
RENEW = ["npm", "update", "--package-lock-only", "--no-audit", "--no-fund", "--loglevel=error"]


def main(arguments: Sequence[str]) -> int:
    """Write the lists, and say what is in them now that was not; gives the status to exit with."""
    newest = "--newest" in arguments
    before = everything()
    for name in LISTS:
        _run(*COMPILE, *(["--upgrade"] if newest else []), f"{name}.in", "-o", f"{name}.txt")
    if newest:
        _run(*RENEW)
    print("\n".join(changes(before, everything())) or "nothing has changed")
    return 0


def requirements(text: str) -> list[str]:
    """Give what a pinned list requires, without hashes: `h11==0.16.0`, and a marker if not for every machine."""
    return [found.strip() for found in re.findall(r"^([A-Za-z0-9][^\\#\n]*)", text, flags=re.MULTILINE)]


def everything() -> dict[str, str]:
    """Give the version of each thing that is pinned now, by its name."""
    lists = [HOME / f"{name}.txt" for name in LISTS]
    pinned = [each for path in lists if path.exists() for each in requirements(path.read_text())]
    python = dict(each.split(";")[0].strip().split("==") for each in pinned)
    return {**python, **dict(browser(json.loads((HOME / "package-lock.json").read_text())))}


def browser(lock: Mapping[str, Mapping[str, Mapping[str, str]]]) -> Iterator[tuple[str, str]]:
    """Give name and version of each package of npm's lock file; one that is there twice has its place for a name."""
    for place, package in lock["packages"].items():
        if place:
            yield place.removeprefix("node_modules/"), package["version"]


def changes(before: Mapping[str, str], after: Mapping[str, str]) -> list[str]:
    """Say what came, went and changed, a line for each, in the order of their names."""
    names = sorted({*before, *after}, key=str.lower)
    return [_change(name, before.get(name), after.get(name)) for name in names if before.get(name) != after.get(name)]


def _change(name: str, before: str | None, after: str | None) -> str:
    if before is None:
        return f"{name} {after} is new"
    return f"{name} {before} is gone" if after is None else f"{name} {before} -> {after}"


def _run(*command: str) -> None:
    subprocess.run(command, cwd=HOME, check=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
