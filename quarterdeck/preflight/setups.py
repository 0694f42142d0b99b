"""What prepares demos out of sight, tried as a run would do it, and taken away again."""

from __future__ import annotations

import secrets
from dataclasses import replace
from typing import TYPE_CHECKING

from quarterdeck.errors import SourceError
from quarterdeck.findings import Finding, good, missing, note
from quarterdeck.source.shell import ShellSource

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from quarterdeck.demo.model import Demo
    from quarterdeck.preflight.scene import Scene
    from quarterdeck.settings import Settings


def try_setups(scene: Scene, say: Callable[[str], object]) -> Scene:
    """Prepare each demo that has a setup and whose engines answer, and give the scene with what failed.

    `say` is told how it goes. Takes as long as they do, and waits in a greenlet.
    """
    demos = [demo for demo in scene.demos if demo.setup and all(scene.engines[need].found for need in demo.needs)]
    tried: Mapping[str, str] = {demo.name: _try(demo, scene.settings, say) for demo in demos}
    return replace(scene, prepared=tried)


def find_setups(scene: Scene) -> Finding:
    """Look whether every demo could be prepared, where that was tried."""
    asked = [demo.name for demo in scene.demos if demo.setup]
    problems = [problem for problem in (scene.prepared or {}).values() if problem]
    if not asked:
        return good("no demo has anything to prepare")
    if problems:
        more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
        return missing(f"{problems[0]}{more}", "until then its tape plays")
    untried = [name for name in asked if name not in (scene.prepared or {})]
    if untried:
        return note(f"not tried: {', '.join(untried)}", "look from the command line, where its engines answer")
    return good(f"{', '.join(asked)} could be prepared")


def _try(demo: Demo, settings: Settings, say: Callable[[str], object]) -> str:
    """Give what is wrong, one sentence or nothing."""
    try:
        source = ShellSource(demo, settings, run=secrets.token_hex(4), say=lambda what: say(f"{demo.name}: {what}"))
    except SourceError as error:
        return str(error)
    try:
        source.wait_until_ready()
    except SourceError as error:
        return str(error)
    finally:
        source.close()
    return "; ".join(source.problems)


CHECKS = {"setups": find_setups}
