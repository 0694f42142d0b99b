"""``preflight``: a line for each thing that could go wrong in the room, with its remedy."""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from quarterdeck.auth.token import know_keys
from quarterdeck.command.interrupt import heed_interrupts
from quarterdeck.engines.registry import ENGINES
from quarterdeck.errors import MachineError
from quarterdeck.findings import Finding, Severity
from quarterdeck.preflight.checks import CHECKS, find_all
from quarterdeck.preflight.scene import look_around
from quarterdeck.preflight.setups import try_setups
from quarterdeck.source.known import known_secrets

if TYPE_CHECKING:
    from collections.abc import Callable

    from quarterdeck.preflight.scene import Scene
    from quarterdeck.settings import Settings

COLOURS = {Severity.GOOD: "32", Severity.ERROR: "31"}
QUIET = "33"


def preflight(settings: Settings, *, pull: bool = False) -> int:
    """Print a line for each check, what is to be mended with its remedy; gives 1 when anything is missing, else 0.

    With `pull`, images that demos start from and that are not here are fetched before.
    """
    scene = look_around(settings)
    if pull:
        _pull(scene)
    if any(demo.setup for demo in scene.demos):
        heed_interrupts()
        scene = try_setups(scene, lambda what: print(what, flush=True))
    coloured = sys.stdout.isatty() and not settings.environment.get("NO_COLOR")
    hide, lacking = _hiding(settings), 0
    for name, finding in find_all(scene):
        lacking += finding.severity is Severity.ERROR
        print(_line(name, finding.without_secrets(hide), coloured=coloured), flush=True)
    print(f"{lacking} to mend before the doors open" if lacking else "the doors may open")
    return 1 if lacking else 0


def _hiding(settings: Settings) -> Callable[[str], str]:
    """Give what hides secrets in a text; a state folder that cannot be used has no keys, and a check says so."""
    with suppress(MachineError):
        settings = know_keys(settings)
    return known_secrets(settings).text


def _pull(scene: Scene) -> None:
    """Fetch what the engines lack, one thing after the other, with their own progress."""
    for engine in ENGINES.values():
        for name in engine.lacking(scene.asked(engine.name)):
            print(f"fetching {name}", flush=True)
            engine.fetch(name, scene.settings.environment)


def _line(name: str, finding: Finding, *, coloured: bool) -> str:
    mark = finding.severity.mark
    if coloured:
        mark = f"\x1b[{COLOURS.get(finding.severity, QUIET)}m{mark}\x1b[0m"
    return f"{mark} {name:{max(map(len, CHECKS))}}  {finding}".replace(f"{Path.cwd()}/", "")
