"""Who holds a run: what an engine writes on the things that only one run may have, and reads there of others."""

from __future__ import annotations

import json
import os
import socket
from contextlib import suppress
from dataclasses import asdict
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from quarterdeck.engines.engine import Run
from quarterdeck.errors import SourceError
from quarterdeck.source.run.run_record import Identity, read_record

if TYPE_CHECKING:
    from quarterdeck.settings import Settings
    from quarterdeck.source.run.run_record import RunRecord


def engine_run(record: RunRecord, folder: Path, settings: Settings) -> Run:
    """Give what engines are told of a run."""
    return Run(
        id=record.run,
        demo=record.demo,
        folder=folder,
        environment=settings.environment,
        namespace=record.namespace,
        allow_production=settings.allow_production,
        holder=_holder(record),
        who_holds=partial(who_holds, settings.runs),
        variables=record.env,
    )


def who_holds(runs: Path, run: str, holder: str) -> str:
    """Say which open run holds something, as far as can be known, by what is written there; nothing where it is over.

    `runs` is where this machine's runs have their folders.
    """
    try:
        read = json.loads(holder)
        what = f"{read['demo']} is open since {read['since']}"
        process = Identity(**read["server"])
        place = read["place"]
    except (ValueError, KeyError, TypeError):
        return "who holds it cannot be read"
    if place != _place():
        return f"{what} on {place.partition(' ')[0]}"
    if not process.alive():
        return ""
    if process.pid == os.getpid() and not _is_open(runs / run):
        return ""
    return f"{what} in process {process.pid} on this machine"


def _is_open(folder: Path) -> bool:
    with suppress(SourceError):
        return not read_record(folder).ended
    return False


def _holder(record: RunRecord) -> str:
    since = datetime.now().astimezone().strftime("%H:%M")
    return json.dumps({"demo": record.demo, "since": since, "place": _place(), "server": asdict(record.server)})


def _place() -> str:
    """Name where a process number means a process: the machine, and on Linux the container."""
    numbers = Path("/proc/self/ns/pid")
    inside = f" {numbers.readlink()}" if numbers.is_symlink() else ""
    return f"{socket.gethostname()}{inside}"
