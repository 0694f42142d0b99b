"""``rehearse``: see whether every demo still does what its author promised, here and today."""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import gevent

from quarterdeck.auth.token import know_keys
from quarterdeck.command.budget import read_budget
from quarterdeck.command.record import record
from quarterdeck.command.rehearsal import Rehearsal
from quarterdeck.demo.load import load_demos, unknown_demo
from quarterdeck.engines.registry import ENGINES, find_engines
from quarterdeck.errors import MachineError, QuarterdeckError
from quarterdeck.findings import Place
from quarterdeck.show.rehearsed import keep_times
from quarterdeck.source.known import known_secrets
from quarterdeck.source.run.sweep import sweep
from quarterdeck.store.database import Store
from quarterdeck.store.rehearsal_table import RehearsalTable

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from quarterdeck.demo.model import Demo
    from quarterdeck.engines.engine import Status
    from quarterdeck.events import Ended
    from quarterdeck.settings import Settings

HUMAN = 0.04  # seconds a character on a tape, as somebody types who knows what to write
BREATH = 1.2  # seconds after each step on a tape


@dataclass(frozen=True, slots=True)
class Wishes:
    """What to rehearse: `names` (none: every demo), whether to record, and whether a missing engine is fine."""

    names: tuple[str, ...] = ()
    record: bool = False
    allow_missing: bool = False


def rehearse(settings: Settings, wishes: Wishes) -> int:
    """Run demos on the real engines, saying how each step went; gives the exit status, 0 when all went well."""
    began, settings = time.monotonic(), know_keys(settings)
    pool = gevent.get_hub().threadpool
    for sentence in pool.apply(sweep, (settings,)):
        print(sentence)
    demos, wrong = _chosen(settings, wishes.names)
    engines = pool.apply(find_engines, (settings.environment,))
    budget, took = read_budget(settings), 0.0
    for demo in demos:
        problem = _missing(demo, engines)
        if problem:
            print(f"{demo.name}: skipped. {problem}")
            wrong += not wishes.allow_missing
            continue
        seconds = _perform(demo, settings, engines, wishes)
        if not seconds:
            wrong += 1
            continue
        print(f"  passed {sum(seconds):7.2f} s  in all{budget.share(sum(seconds))}")
        _keep(demo, seconds, settings)
        took += sum(seconds)
    print(f"their steps took {took:.2f} s{budget.share(took)}")
    count = f"{len(demos)} demo{'s' if len(demos) != 1 else ''}"
    print(f"{count} in {time.monotonic() - began:.0f} s, {f'{wrong} went wrong' if wrong else 'all well'}")
    return 1 if wrong else 0


def _chosen(settings: Settings, names: Sequence[str]) -> tuple[list[Demo], int]:
    """Give the demos to run, and how many there are of which that cannot be said."""
    demos, broken = load_demos(settings.demos, ENGINES)
    there = {*demos, *broken}
    findings = [finding for name, finding in broken.items() if not names or name in names]
    findings += [unknown_demo(name, Place(settings.demos), there) for name in names if name not in there]
    hide = known_secrets(settings).text
    for finding in findings:
        print(finding.without_secrets(hide), file=sys.stderr)
    return [demo for name, demo in demos.items() if not names or name in names], len(findings)


def _missing(demo: Demo, engines: Mapping[str, Status]) -> str:
    return " ".join(engines[name].problem or "" for name in demo.needs if not engines[name].found)


def _perform(demo: Demo, settings: Settings, engines: Mapping[str, Status], wishes: Wishes) -> tuple[float, ...]:
    """Run a demo and give the seconds each step took; none where it went wrong, which has been said."""
    print(f"{demo.name}: {demo.title}")
    pace, pause = (HUMAN / settings.tempo, BREATH / settings.tempo) if wishes.record else (0.0, 0.0)
    rehearsal = Rehearsal(demo, replace(settings, typing=pace), pause=pause)
    try:
        endings = list(_told(demo, rehearsal.perform()))
        for number in rehearsal.doubts:
            print(f"  note: the check of step {number} passes before the step, so it may prove nothing")
        for sentence in rehearsal.hidden:
            print(f"  note: {sentence}")
        if endings[-1].problem:
            _show_end(endings[-1], rehearsal)
            return ()
        if wishes.record:
            path = record(demo, rehearsal.events, engines, private=(settings.state, demo.folder))
            print(f"  recorded {path}")
    except QuarterdeckError as error:
        print(f"  {error}")
        return ()
    return tuple(ended.seconds for ended in endings)


def _keep(demo: Demo, seconds: Sequence[float], settings: Settings) -> None:
    """Remember the times for the desk; a demo that went well has done so even where they cannot be kept."""
    try:
        with Store.open(settings.state) as store:  # a server of this talk may have it open as well
            keep_times(demo, seconds, RehearsalTable(store))
    except MachineError as error:
        print(f"  {error}")


def _told(demo: Demo, endings: Iterator[Ended]) -> Iterator[Ended]:
    """Say how each step went as it ends, and which is under way."""
    _announce(demo, 1)
    for ended in endings:
        word = "FAILED" if ended.problem else "ok"
        print(f"{_fresh()}  {word:6} {ended.seconds:7.2f} s  {_label(demo, ended.step)}", flush=True)
        if not ended.problem:
            _announce(demo, ended.step + 1)
        yield ended


def _announce(demo: Demo, number: int) -> None:
    """On a screen, say what is under way, on a line that its ending will replace."""
    if sys.stdout.isatty() and number <= len(demo.steps):
        print(f"{_fresh()}  …                 {_label(demo, number)}", end="", flush=True)


def _fresh() -> str:
    return "\r\x1b[K" if sys.stdout.isatty() else ""


def _label(demo: Demo, number: int) -> str:
    first, *more = demo.step(number).label.split("\n")
    return f"{number}/{len(demo.steps)} {first}{' …' if more else ''}"


def _show_end(failed: Ended, rehearsal: Rehearsal) -> None:
    print(f"  {failed.problem}")
    for line in rehearsal.last_lines():
        print(f"    | {line}")
