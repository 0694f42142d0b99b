"""The ladder as a drawing: how late the last of a hundred hears, and what each delivery costs, by the room's size."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from rounds import KINDS
from servers import BOUND, NODE, OURS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rounds import Figures, Plan

WIDTH, HEIGHT, LEFT, TOP, GAP = 270, 190, 56, 64, 64
LINES = {OURS: "ours", NODE: "node", BOUND: "bound"}
NAMES = {"slides": "slide changes, 5 a second", "1 KiB": "1 KiB, 25 a second", "8 KiB": "8 KiB, 25 a second"}
ROWS = {"p99": ("p99, ms", (1, 10, 100, 1000)), "cpu": ("CPU a delivery, µs", (5, 10, 20, 40))}
STYLE = """
text { font: 13px system-ui, sans-serif; fill: #333 }
.small { font-size: 11px }
.grid { stroke: #8884; fill: none }
.limit { stroke: #c62; stroke-dasharray: 4 4; fill: none }
.line { fill: none; stroke-width: 2.5 }
.ours { stroke: #0a6ed1 } .node { stroke: #3a8b3a } .bound { stroke: #888 }
.dot.ours { fill: #0a6ed1 } .dot.node { fill: #3a8b3a } .dot.bound { fill: #888 }
@media (prefers-color-scheme: dark) { text { fill: #ddd } .ours { stroke: #58a6ff } .dot.ours { fill: #58a6ff } }
"""


def draw(figures: Figures, plan: Plan) -> str:
    """Give the drawing as SVG."""
    width, height = LEFT + len(KINDS) * (WIDTH + GAP), TOP + len(ROWS) * (HEIGHT + GAP)
    parts = [*_legend()]
    for column, kind in enumerate(KINDS):
        for row, measure in enumerate(ROWS):
            panel = _Panel(LEFT + column * (WIDTH + GAP), TOP + row * (HEIGHT + GAP), measure, plan.viewers)
            parts += panel.frame(f"{NAMES[kind]}: {ROWS[measure][0]}")
            for server, name in LINES.items():
                values = [figures.get(server, kind, viewers)[measure] for viewers in plan.viewers]
                parts += panel.line(name, values)
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img">'
    about = "<title>Delivery time and processor time by the number of viewers, for three servers</title>"
    return "\n".join([head, about, f"<style>{STYLE}</style>", *parts, "</svg>", ""])


def _legend() -> Iterator[str]:
    for place, (server, name) in enumerate(LINES.items()):
        x = LEFT + place * 210
        yield f'<path class="line {name}" d="M{x} 22h28"/><text x="{x + 36}" y="26">{server}</text>'


class _Panel:
    """One small plot; both axes are logarithmic."""

    def __init__(self, left: int, top: int, measure: str, viewers: tuple[int, ...]) -> None:
        self._left, self._top, self._measure = left, top, measure
        self._viewers = viewers
        self._ticks = ROWS[measure][1]

    def frame(self, name: str) -> Iterator[str]:
        """Draw the axes under a name."""
        yield f'<text x="{self._left}" y="{self._top - 10}">{name}</text>'
        for tick in self._ticks:
            y = self._y(tick)
            kind = "limit" if (self._measure, tick) == ("p99", 100) else "grid"
            yield f'<path class="{kind}" d="M{self._left} {y:.1f}h{WIDTH}"/>'
            yield f'<text class="small" x="{self._left - 6}" y="{y + 4:.1f}" text-anchor="end">{tick}</text>'
        for viewers in self._viewers:
            place = f'x="{self._x(viewers):.1f}" y="{self._top + HEIGHT + 18}"'
            yield f'<text class="small" {place} text-anchor="middle">{viewers}</text>'

    def line(self, name: str, values: list[float]) -> Iterator[str]:
        """Draw one server's line, its points at the numbers of viewers."""
        points = [(self._x(v), self._y(value)) for v, value in zip(self._viewers, values, strict=True)]
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        yield f'<polyline class="line {name}" points="{path}"/>'
        yield from (f'<circle class="dot {name}" cx="{x:.1f}" cy="{y:.1f}" r="3.5"/>' for x, y in points)

    def _x(self, viewers: int) -> float:
        return self._left + 12 + (WIDTH - 24) * _share(viewers, self._viewers[0], self._viewers[-1])

    def _y(self, value: float) -> float:
        low, high = self._ticks[0], self._ticks[-1] * 1.6
        return self._top + HEIGHT * (1 - min(1.0, max(0.0, _share(value, low, high))))


def _share(value: float, low: float, high: float) -> float:
    return math.log(max(value, low) / low) / math.log(high / low)
