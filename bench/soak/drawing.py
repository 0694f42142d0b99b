"""An evening as a drawing: what the server held, minute by minute, and where each round ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gauge import Reading

WIDTH, HEIGHT, LEFT, TOP, GAP = 420, 120, 56, 40, 52
PANELS = {
    "people": "people in the hall",
    "memory": "memory, MiB",
    "files": "file descriptors",
    "processes": "processes",
}
COLUMNS = 2
STYLE = """
text { font: 13px system-ui, sans-serif; fill: #333 }
.small { font-size: 11px }
.grid { stroke: #8884; fill: none }
.rest { stroke: #c62; stroke-dasharray: 4 4; fill: none }
.line { fill: none; stroke-width: 1.5; stroke: #0a6ed1 }
@media (prefers-color-scheme: dark) { text { fill: #ddd } .line { stroke: #58a6ff } }
"""


def draw(glances: list[Reading], rests: list[Reading]) -> str:
    """Give the drawing as SVG: `glances` are the lines, and each of `rests` the end of a round."""
    rows = -(-len(PANELS) // COLUMNS)
    width, height = COLUMNS * (LEFT + WIDTH) + LEFT // 2, TOP + rows * (HEIGHT + GAP)
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img">'
    about = "<title>People, memory, file descriptors and processes of the server, minute by minute</title>"
    parts = [head, about, f"<style>{STYLE}</style>"]
    for place, name in enumerate(PANELS):
        row, column = divmod(place, COLUMNS)
        parts += _panel(name, LEFT + column * (LEFT + WIDTH), TOP + row * (HEIGHT + GAP), glances, rests)
    return "\n".join([*parts, "</svg>", ""])


def _panel(name: str, left: int, top: int, glances: list[Reading], rests: list[Reading]) -> Iterator[str]:
    most, end = max(each[name] for each in glances) * 1.1 or 1.0, glances[-1]["minute"]

    def x(minute: float) -> float:
        return left + minute / end * WIDTH

    def y(value: float) -> float:
        return top + HEIGHT * (1 - value / most)

    yield f'<text x="{left}" y="{top - 10}">{PANELS[name]}</text>'
    for value in (0.0, max(each[name] for each in glances)):
        yield f'<path class="grid" d="M{left} {y(value):.1f}h{WIDTH}"/>'
        yield f'<text class="small" x="{left - 6}" y="{y(value) + 4:.1f}" text-anchor="end">{value:.0f}</text>'
    for each in rests:
        yield f'<path class="rest" d="M{x(each["minute"]):.1f} {top}v{HEIGHT}"/>'
    yield f'<text class="small" x="{left + WIDTH}" y="{top + HEIGHT + 18}" text-anchor="end">{end:.0f} min</text>'
    points = " ".join(f"{x(each['minute']):.1f},{y(each[name]):.1f}" for each in glances)
    yield f'<polyline class="line" points="{points}"/>'
