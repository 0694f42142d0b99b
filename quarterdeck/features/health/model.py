"""What the room's health is judged by."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from quarterdeck.protocol.states import HealthState

if TYPE_CHECKING:
    from quarterdeck.transport import Figures

MOST = 0.9  # of those who are awake; some phone always is on a bad line
BUSY, BEHIND = 0.25, 1.0  # seconds; a turned slide that comes later is seen to come late
SOME, HALF = 0.1, 0.5  # of the room asleep


@dataclass(frozen=True, slots=True)
class RoomFigures:
    """How the room fares at one moment, and what it has sent: `refused` messages, and `votes` that are kept."""

    carried: Figures
    refused: int
    votes: int


def delay_of(figures: Figures) -> float | None:
    """Give the seconds within which most pages have answered their last ping; None before there was one."""
    trips = figures.round_trips
    return trips[min(len(trips) - 1, int(MOST * len(trips)))] if trips else None


def state_of(figures: Figures) -> HealthState:
    """Judge by how late the room is, and by how much of it sleeps."""
    delay, asleep = delay_of(figures) or 0.0, figures.sleepers / max(figures.viewers, 1)
    if delay >= BEHIND or asleep > HALF:
        return HealthState.BEHIND
    return HealthState.BUSY if delay >= BUSY or asleep > SOME else HealthState.WELL
