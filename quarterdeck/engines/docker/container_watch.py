"""Watches the containers of a run: each of the engine's events has the container that it tells of looked at anew."""

from __future__ import annotations

import contextlib
import queue
import time
from functools import partial
from typing import TYPE_CHECKING, Any

from docker.errors import NotFound

from quarterdeck.engines.docker.event_stream import hearing
from quarterdeck.engines.docker.labels import SLOW, labels_of
from quarterdeck.engines.docker.roster import Roster
from quarterdeck.engines.docker.sdk import FAULTS, ask_versions, connect
from quarterdeck.engines.watch import Watch

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from quarterdeck.engines.engine import Run
    from quarterdeck.pictures.model import Draw

    Events = queue.SimpleQueue[Mapping[str, Any] | None]

NOISE = ("exec_", "attach", "resize", "top", "archive-path", "extract-to-dir")  # of which a container is no other


def watch_containers(run: Run, draw: Draw) -> Watch:
    """Draw the containers of a run, now and whenever one is otherwise."""
    return Watch(f"containers of {run.id}", partial(_follow, run, draw), FAULTS)


def _follow(run: Run, draw: Draw, watch: Watch) -> None:
    """Draw until the connection ends; what happens between listening and looking is told twice, and does no harm."""
    api = ask_versions(run.environment)["ApiVersion"]
    events: Events = queue.SimpleQueue()
    with (
        contextlib.closing(connect(run.environment, SLOW, api)) as client,
        hearing(client, {"type": "container"}, events.put) as cut,
    ):
        watch.hold(cut)
        roster = Roster()
        for name in _ids(client, run):
            _look(client, roster, name)
        draw(roster.picture(time.monotonic()))
        for event in _each(events, roster):
            if event:
                _take(client, roster, event, run)
            draw(roster.picture(time.monotonic()))


def _each(events: Events, roster: Roster) -> Iterator[Mapping[str, Any] | None]:
    """Give each event as it comes, and nothing whenever the picture changes by itself; ends with the connection."""
    while True:
        try:
            event = events.get(timeout=roster.due(time.monotonic()))
        except queue.Empty:
            yield None
            continue
        if event is None:
            return
        yield event


def _ids(client: Any, run: Run) -> set[str]:
    found = (client.api.containers(all=True, filters={"label": label}) for label in labels_of(run.id))
    return {container["Id"] for containers in found for container in containers}


def _take(client: Any, roster: Roster, event: Mapping[str, Any], run: Run) -> None:
    """Follow one event, where it is of a container of this run."""
    action, attributes = event["Action"], event["Actor"]["Attributes"]
    if action.startswith(NOISE) or not _is_ours(attributes, run):
        return
    name = event["Actor"]["ID"]
    if action == "destroy":
        roster.remove(name, time.monotonic())
        return
    if action == "kill":
        roster.signal(name, int(attributes["signal"]), time.monotonic())
    elif action == "die":
        roster.end(name, int(attributes["exitCode"]))
    _look(client, roster, name)


def _is_ours(attributes: Mapping[str, str], run: Run) -> bool:
    return any(f"{name}={attributes[name]}" in labels_of(run.id) for name in attributes)


def _look(client: Any, roster: Roster, name: str) -> None:
    try:
        roster.see(client.api.inspect_container(name))
    except NotFound:  # it went meanwhile
        roster.remove(name, time.monotonic())
