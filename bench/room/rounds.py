"""What is measured, round after round: each server in turn, so that a slow minute of the machine is everybody's."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from statistics import median
from typing import TYPE_CHECKING, Any

from servers import BOUND, NODE, OURS, Load

if TYPE_CHECKING:
    from collections.abc import Callable

    from servers import Workshop

SLIDE_RATE, FRAME_RATE = 5, 25
SIZES = {"1 KiB": 1024, "8 KiB": 8192}
KINDS = ("slides", *SIZES)
SLEEPERS, HALL = 50, 1000


@dataclass(frozen=True, slots=True)
class Plan:
    """How long and how often; `seconds` is one measurement's."""

    viewers: tuple[int, ...] = (100, 500, 1000, 2000, 4000)
    rounds: int = 3
    seconds: int = 2
    flood: int = 10
    hall: int = HALL

    @property
    def programs(self) -> list[str]:
        """The steps of the talk's demo: frames of each size, and a long flood of the largest."""
        short = [f"{FRAME_RATE} {size} {self.seconds}" for size in SIZES.values()]
        return [*short, f"{FRAME_RATE} {max(SIZES.values())} {self.flood}"]


QUICK = Plan(viewers=(100, 500), rounds=1, seconds=2, flood=6, hall=300)


@dataclass
class Figures:
    """Every measurement by what it is of, and the median of each of its numbers."""

    all: dict[tuple[str, ...], list[dict[str, Any]]] = field(default_factory=lambda: defaultdict(list))

    def add(self, *key: object, **numbers: Any) -> None:
        """Take one measurement down."""
        self.all[tuple(map(str, key))].append(numbers)

    def has(self, *key: object) -> bool:
        """Say whether this was measured."""
        return tuple(map(str, key)) in self.all

    def get(self, *key: object) -> dict[str, float]:
        """Give the medians."""
        rounds = self.all[tuple(map(str, key))]
        names = [name for name, value in rounds[0].items() if isinstance(value, int | float)]
        return {name: median(each[name] for each in rounds) for name in names}


class Bench:
    """The whole of it; `say` is told of each step, so that one sees it going on."""

    def __init__(self, workshop: Workshop, plan: Plan, say: Callable[[str], None]) -> None:
        """Begin without figures."""
        self.figures = Figures()
        self._workshop = workshop
        self._plan = plan
        self._say = say

    def run(self) -> Figures:
        """Measure everything."""
        for number in range(self._plan.rounds):
            for server in (BOUND, OURS, NODE):
                self._say(f"round {number + 1} of {self._plan.rounds}: {server}")
                self._ladder(server)
                self._storm(server)
        for server in (OURS, NODE):
            self._say(f"with clients that offer compression: {server}")
            self._offered(server)
            self._say(f"with {SLEEPERS} viewers asleep: {server}")
            self._asleep(server)
        return self.figures

    def _ladder(self, server: str) -> None:
        with self._workshop.serving(server) as place, Load(self._workshop, place) as load:
            for viewers in self._plan.viewers:
                load.do(f"connect {viewers}")
                for kind in KINDS:
                    self._measure(load, server, kind, viewers)

    def _measure(self, load: Load, *key: Any) -> None:
        """Measure what `key` names: a server, a kind, a number of viewers, and what else is special."""
        kind, viewers = key[1:3]
        if kind == "slides":
            found = load.do(f"slides {SLIDE_RATE} {self._plan.seconds}")
        else:
            step = list(SIZES).index(kind) + 1
            found = load.do(f"frames {step} {FRAME_RATE * self._plan.seconds} {self._plan.seconds}")
        self.figures.add(*key, **found)
        self._say(
            f"  {viewers} viewers, {kind}: p50 {found['p50']:.1f} ms, p99 {found['p99']:.1f} ms, "
            f"{found['cpu']:.1f} µs a delivery, {found['arrived']} of {found['expected']}"
        )

    def _storm(self, server: str) -> None:
        """Everybody connects at once to a server that has just started, then only memory is looked at."""
        with self._workshop.serving(server) as place, Load(self._workshop, place) as load:
            load.do("connect 1")
            found = load.do(f"connect {self._plan.hall + 1}")
            self.figures.add(server, "storm", **found)
            self._say(
                f"  {self._plan.hall} at once: {found['max']:.0f} ms, {found['grown'] / self._plan.hall:.1f} KiB each"
            )

    def _offered(self, server: str) -> None:
        with self._workshop.serving(server) as place, Load(self._workshop, place, deflate=True) as load:
            load.do(f"connect {self._plan.hall}")
            for kind in KINDS:
                self._measure(load, server, kind, self._plan.hall, "offered")

    def _asleep(self, server: str) -> None:
        """Flood twice: everybody reads; then the last fifty do not, and wake after it."""
        with self._workshop.serving(server) as place, Load(self._workshop, place) as load:
            load.do(f"connect {self._plan.hall - SLEEPERS}")
            load.do("narrow")
            load.do(f"connect {self._plan.hall}")
            for name in ("awake", "asleep"):
                if name == "asleep":
                    load.do(f"sleep {SLEEPERS}")
                found = load.do(f"frames {len(SIZES) + 1} {FRAME_RATE * self._plan.flood} {self._plan.flood}")
                self.figures.add(server, name, **found)
                self._say(
                    f"  flood, {name}: p99 {found['p99']:.1f} ms, memory grows by {found['grown'] / 1024:.1f} MiB"
                )
            found = load.do("wake")
            self.figures.add(server, "wake", **found)
            self._say(f"  {found['right']} of {found['sleepers']} right again after {found['seconds']:.2f} s")
