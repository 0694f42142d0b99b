"""Where a talk stands, as frozen values that outlive the server."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Position:
    """Where the talk stands: a slide counted from 1, and a build counted from 0."""

    slide: int = 1
    build: int = 0


@dataclass(frozen=True, slots=True)
class Timer:
    """How long the talk has been going on: `before` seconds, and since the clock's time `since` where it runs."""

    since: float | None = None
    before: float = 0.0

    @property
    def fresh(self) -> bool:
        """Whether it has never run since it was last put to zero."""
        return self.since is None and self.before == 0

    def elapsed(self, now: float) -> float:
        """Give the seconds that have passed while it ran; `now` is in seconds of the clock."""
        return self.before + (0.0 if self.since is None else max(0.0, now - self.since))

    def started(self, now: float) -> Timer:
        """Let it run."""
        return replace(self, since=now) if self.since is None else self

    def paused(self, now: float) -> Timer:
        """Let it rest."""
        return Timer(None, self.elapsed(now))


@dataclass(frozen=True, slots=True)
class Standing:
    """All of a talk that a restart gives back; `given` names the demos that "next" passes by."""

    at: Position = field(default_factory=Position)
    black: bool = False
    timer: Timer = field(default_factory=Timer)
    given: tuple[str, ...] = ()


class Keeper(Protocol):
    """Remembers where a talk stands while the server is away."""

    def keep(self, standing: Standing) -> None:
        """Take down where it stands; must not wait."""

    def settle(self, seconds: float | None = None) -> None:
        """Wait until it is taken down, at most for some seconds."""

    def recall(self) -> Standing | None:
        """Give what was taken down last."""
