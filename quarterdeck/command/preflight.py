"""``preflight``: a line for each thing that could go wrong in the room, with its remedy."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from quarterdeck.engine.images import pull_image
from quarterdeck.preflight.checks import CHECKS, find_all
from quarterdeck.preflight.containers import lacking_images
from quarterdeck.preflight.finding import Finding, State
from quarterdeck.preflight.scene import look_around

if TYPE_CHECKING:
    from quarterdeck.preflight.scene import Scene
    from quarterdeck.settings import Settings

COLOURS = {State.GOOD: "32", State.MISSING: "31", State.NOTE: "33"}


def preflight(settings: Settings, *, pull: bool = False) -> int:
    """Print a line for each check, what is to be mended with its remedy; gives 1 when anything is missing, else 0.

    With `pull`, images that demos start from and that are not here are fetched before.
    """
    scene = look_around(settings)
    if pull:
        _pull(scene)
    coloured = sys.stdout.isatty() and not settings.environment.get("NO_COLOR")
    lacking = 0
    for finding in find_all(scene):
        lacking += finding.state is State.MISSING
        print(_line(finding, coloured=coloured), flush=True)
    print(f"{lacking} to mend before the doors open" if lacking else "the doors may open")
    return 1 if lacking else 0


def _pull(scene: Scene) -> None:
    """Fetch what is lacking, one image after the other, with Docker's own progress."""
    for name in lacking_images(scene):
        print(f"fetching {name}", flush=True)
        pull_image(scene.settings.environment, name)


def _line(finding: Finding, *, coloured: bool) -> str:
    mark = f"\x1b[{COLOURS[finding.state]}m{finding.state}\x1b[0m" if coloured else str(finding.state)
    remedy = f"; {finding.remedy}" if finding.remedy else ""
    return f"{mark} {finding.name:{max(map(len, CHECKS))}}  {finding.sentence}{remedy}".replace(f"{Path.cwd()}/", "")
