"""Figures written down: as JSON with every round, as the tables of docs/performance.md, and as the plot beside it."""

from __future__ import annotations

import json
import platform
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from plot import draw
from rounds import FRAME_RATE, KINDS, SLEEPERS, SLIDE_RATE, Figures, Plan
from servers import BOUND, HOME, NODE, OURS

if TYPE_CHECKING:
    from collections.abc import Iterable

PAGE = HOME / "docs" / "performance.md"
PLOT = HOME / "docs" / "room-bench.svg"
KEPT = HOME / "bench" / "room" / "results.json"
SERVERS = OURS, NODE, BOUND
TITLES = {"slides": f"Slide changes, {SLIDE_RATE} a second"}
SHORT = 0.995  # of what was to arrive; with less, a row says so


def write_report(figures: Figures, plan: Plan, *, keep: bool) -> None:
    """Print the tables; with `keep`, write results, page and plot too."""
    text = tables(figures, plan)
    print("\n" + text)
    if keep:
        machine = f"{datetime.now(UTC):%d %B %Y}, {_machine()}"
        kept = {" / ".join(key): rounds for key, rounds in figures.all.items()}
        KEPT.write_text(json.dumps({"machine": machine, "rounds": plan.rounds, "figures": kept}, indent=1) + "\n")
        PLOT.write_text(draw(figures, plan))
        fill_in(PAGE, f"Measured {machine}; medians of {plan.rounds} rounds.\n\n{text}")


def fill_in(page: Path, text: str) -> None:
    """Put the tables between a page's marks."""
    before, _, rest = page.read_text().partition("<!-- figures -->\n")
    after = rest.partition("<!-- end of figures -->")[2]
    page.write_text(f"{before}<!-- figures -->\n{text}\n<!-- end of figures -->{after}")


def tables(figures: Figures, plan: Plan) -> str:
    """Write every table as Markdown."""
    parts = [_ladder(figures, plan, kind) for kind in KINDS]
    return "\n\n".join([*parts, _arrivals(figures, plan), _offered(figures, plan), _asleep(figures, plan)])


def title(kind: str) -> str:
    """Name a kind of message for people."""
    return TITLES.get(kind, f"Terminal frames of {kind}, {FRAME_RATE} a second")


def _ladder(figures: Figures, plan: Plan, kind: str) -> str:
    rows = [
        [str(viewers), *_cells(figures, [(server, kind, viewers) for server in SERVERS])] for viewers in plan.viewers
    ]
    return f"### {title(kind)}\n\n" + _table(["viewers", *_heads()], rows)


def _offered(figures: Figures, plan: Plan) -> str:
    rows = []
    for kind in KINDS:
        ours, node = (figures.get(server, kind, plan.hall, "offered") for server in (OURS, NODE))
        compressed = str(int(ours["deflated"] + node["deflated"]))
        rows.append([title(kind), _one(ours), _one(node), compressed, _saved(figures, kind, plan.hall)])
    return f"### {plan.hall} viewers whose browsers offer compression\n\n" + _table(
        ["", f"{OURS}: p50 / p99 ms / µs", f"{NODE}: p50 / p99 ms / µs", "frames compressed", "our bytes to plain"],
        rows,
    )


def _saved(figures: Figures, kind: str, hall: int) -> str:
    """Say how many bytes a delivery takes to what it takes plain, where both were measured."""
    found = [figures.get(*key) for key in ((OURS, kind, hall, "offered"), (OURS, kind, hall)) if figures.has(*key)]
    each = [row["bytes"] / row["arrived"] for row in found if row.get("bytes")]
    return f"{each[0] / each[1]:.2f}" if len(each) > 1 else "not measured"


def _arrivals(figures: Figures, plan: Plan) -> str:
    rows = []
    for server in SERVERS:
        storm = figures.get(server, "storm")
        rows.append([server, f"{storm['max'] / 1000:.2f} s", f"{storm['grown'] / plan.hall:.1f} KiB"])
    return f"### {plan.hall} viewers who come at once\n\n" + _table(
        ["", "until the last one watches", "memory a viewer"], rows
    )


def _asleep(figures: Figures, plan: Plan) -> str:
    rows = []
    for server in (OURS, NODE):
        awake, asleep, wake = (figures.get(server, name) for name in ("awake", "asleep", "wake"))
        p99, grown = f"{awake['p99']:.1f} → {asleep['p99']:.1f} ms", f"{asleep['grown'] / SLEEPERS:.0f} KiB"
        right = f"{wake['right']:.0f} of {wake['sleepers']:.0f} after {wake['seconds']:.2f} s"
        rows.append([server, p99, grown, right])
    return f"### {SLEEPERS} of {plan.hall} viewers stop reading during a flood\n\n" + _table(
        ["", "p99 of the others", "memory a sleeper", "right again"], rows
    )


def _heads() -> Iterable[str]:
    yield from (f"{server}: p50 / p99 ms / µs" for server in SERVERS)
    yield from ("p99 to Node's", "CPU to Node's", "CPU to C's")


def _cells(figures: Figures, keys: list[tuple[str, str, int]]) -> Iterable[str]:
    ours, node, bound = found = [figures.get(*key) for key in keys]
    yield from map(_one, found)
    yield f"{ours['p99'] / node['p99']:.2f}"
    yield f"{ours['cpu'] / node['cpu']:.2f}"
    yield f"{ours['cpu'] / bound['cpu']:.2f}"


def _one(found: dict[str, float]) -> str:
    short = "" if found["arrived"] >= SHORT * found["expected"] else " †"
    return f"{found['p50']:.1f} / {found['p99']:.1f} / {found['cpu']:.1f}{short}"


def _table(heads: list[str], rows: list[list[str]]) -> str:
    lines = [heads, ["---"] + ["---:"] * (len(heads) - 1), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _machine() -> str:
    names = re.findall(r"model name\s*: (.+)", _read("/proc/cpuinfo"))
    kernel = platform.release().partition("-")[0]
    return f"{len(names)} of {names[0] if names else platform.machine()}, {platform.system()} {kernel}"


def _read(path: str) -> str:
    try:
        return Path(path).read_text()
    except OSError:
        return ""


def load_results(path: Path = KEPT) -> tuple[Figures, dict[str, Any]]:
    """Read the figures that the page's tables were made of."""
    kept = json.loads(path.read_text())
    figures = Figures()
    for key, rounds in kept["figures"].items():
        figures.all[tuple(key.split(" / "))] += rounds
    return figures, kept
