"""Where a demo's events come from: a live shell, a tape, or a script. All three obey `Source`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quarterdeck.events import Event, Recorded
    from quarterdeck.source.verdict import Verdict


class Source(Protocol):
    """One performance of one demo.

    Everything but `events`, `check` and `close` returns at once; what follows from it arrives as events. Calls
    come from greenlets of one thread. `recorded` is None for what happens live.
    """

    recorded: Recorded | None

    def events(self) -> Iterator[Event]:
        """Give each event when it happens, first a `Resized` for every terminal, last one `Closed`."""

    def step(self, number: int, *, quick: bool = False) -> None:
        """Begin a step: `Started` follows, later `Ended`; a press is over when all steps that have begun have ended.

        One that holds comes to `Held`, and goes on when it is begun again. A `quick` one is typed and run at once.
        """

    def type(self, terminal: str, text: str) -> None:
        """Hand the presenter's own keystrokes to a terminal; a tape ignores them."""

    def interrupt(self) -> None:
        """Press Ctrl-C in the terminal of the running step, or in the last one used."""

    def check(self, number: int) -> Verdict:
        """Run a step's check beside the terminals and wait for its verdict; raises RefusedError where none can run."""

    def put_back(self, number: int) -> None:
        """Write the file of a step's edit as it is before that step; raises a QuarterdeckError where it cannot be."""

    def close(self) -> None:
        """End whatever runs, clean up, and wait until nothing is left; safe to call twice."""
