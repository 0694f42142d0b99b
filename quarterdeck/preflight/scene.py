"""What the checks look at: settings, demos and engines, looked up once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from quarterdeck.demo.load import load_demos
from quarterdeck.engines.checks import Asked
from quarterdeck.engines.registry import ENGINES, find_engines
from quarterdeck.preflight.complaints import check_deck

if TYPE_CHECKING:
    from collections.abc import Mapping

    from quarterdeck.deck.model import Deck
    from quarterdeck.demo.model import Demo
    from quarterdeck.engines.engine import Status
    from quarterdeck.findings import Finding
    from quarterdeck.settings import Settings


@dataclass(frozen=True, slots=True)
class Scene:
    """The talk and the machine it is to be given on.

    `deck` is None if it cannot be shown, `findings` are what is wrong with it. `broken` says what is wrong with the
    demos that cannot be run; `serving` that it is the running talk itself that looks. `prepared` are the demos of which
    the setup was tried, each with what went wrong, None where nobody has tried.
    """

    settings: Settings
    deck: Deck | None
    findings: tuple[Finding, ...]
    demos: tuple[Demo, ...]
    broken: Mapping[str, Finding]
    engines: Mapping[str, Status]
    serving: bool = False
    prepared: Mapping[str, str] | None = None

    def asked(self, engine: str) -> Asked:
        """Give what the talk asks of an engine."""
        demos = tuple(demo for demo in self.demos if engine in demo.needs)
        return Asked(demos, self.engines[engine], self.settings)


def look_around(settings: Settings, *, serving: bool = False) -> Scene:
    """Read deck and demos and look for the engines; takes some seconds where one does not answer."""
    demos, broken = load_demos(settings.demos, ENGINES)
    deck, findings = check_deck(settings, demos, broken)
    engines = find_engines(settings.environment)
    return Scene(settings, deck, tuple(findings), tuple(demos.values()), broken, engines, serving)
