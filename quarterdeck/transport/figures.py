"""How the carrying goes, in figures: what was sent and how long that took, and who waits for what just now.

What was done is counted by `fanout.Counts` as it goes on; how each viewer fares is looked up when somebody asks.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from quarterdeck.transport.fanout import Counts
    from quarterdeck.transport.send_queue import SendQueue

SILENT = 2.0  # seconds that an awake page never takes to answer a ping


@dataclass(frozen=True, slots=True)
class Figures:
    """How all viewers fare at one moment, and what was done until then.

    Of the `viewers`, `polling` have no websocket, and `sleepers` have missed something or are silent; `waiting` bytes
    are kept for them all. `round_trips` are the seconds that the others' pages took to answer their last ping, in
    growing order.
    """

    viewers: int
    polling: int
    waiting: int
    sleepers: int
    round_trips: tuple[float, ...]
    opened: int
    closed: Mapping[str, int]
    caught_up: int
    deliveries: int
    delays: Sequence[int]
    seconds: float


def look(server: Any) -> Figures:
    """Look at every viewer of a Socket.IO server whose client manager is a `Fanout`."""
    counts: Counts = server.manager.counts
    queues = [viewer.queue for viewer in list(server.eio.sockets.values()) if not viewer.closed]
    now = time.monotonic()
    awake = [queue for queue in queues if not _sleeps(queue, now)]
    return Figures(
        viewers=len(queues),
        polling=sum(queue.websocket is None for queue in queues),
        waiting=sum(queue.size for queue in queues),
        sleepers=len(queues) - len(awake),
        round_trips=tuple(sorted(filter(None, (queue.round_trip for queue in awake)))),
        opened=counts.opened,
        closed=dict(counts.closed),
        caught_up=counts.caught_up,
        deliveries=counts.deliveries,
        delays=tuple(counts.delays),
        seconds=counts.seconds,
    )


def _sleeps(queue: SendQueue, now: float) -> bool:
    return queue.behind or (queue.asked is not None and now - queue.asked > SILENT)
