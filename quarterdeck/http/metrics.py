"""The room's figures in Prometheus' format, for the owner and for this very machine."""

from __future__ import annotations

import ipaddress
from collections.abc import Callable
from itertools import accumulate
from typing import TYPE_CHECKING

from flask import Blueprint, Response, request

from quarterdeck.auth.token import COOKIE
from quarterdeck.features.health.model import RoomFigures
from quarterdeck.transport import BOUNDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from flask.typing import ResponseReturnValue
    from prometheus_client.core import Metric

    from quarterdeck.auth.token import Access

BEARER = "Bearer "
PASSED_ON = "Forwarded", "X-Forwarded-For", "X-Forwarded-Proto", "X-Forwarded-Host", "X-Real-Ip", "Via"
REFUSED = (
    "The room's figures are the owner's, with “Authorization: Bearer TOKEN”; without it they are for programs "
    "on this very machine, where no proxy stands in front.\n"
)
QUANTILES = 0.5, 0.9, 0.99
Read = Callable[[RoomFigures], float]
GAUGES: dict[str, tuple[str, Read]] = {
    "viewers": ("Connections there are, owners' among them.", lambda room: room.carried.viewers),
    "polling": ("Those of them without a websocket.", lambda room: room.carried.polling),
    "sleepers": ("Those who missed something, or are silent for two seconds.", lambda room: room.carried.sleepers),
    "waiting_bytes": ("Bytes kept for who does not take them yet.", lambda room: room.carried.waiting),
}
COUNTERS: dict[str, tuple[str, Read]] = {
    "connections_opened": ("Connections that were made.", lambda room: room.carried.opened),
    "deliveries": ("Messages times the viewers they were handed to.", lambda room: room.carried.deliveries),
    "caught_up": ("Times that who had missed something was told what holds.", lambda room: room.carried.caught_up),
    "messages_refused": ("Messages that were none, or not their sender's to send.", lambda room: room.refused),
    "votes_kept": ("Votes that were written to the disk.", lambda room: room.votes),
}
CLOSED = "Connections that have ended, by Engine.IO's reason."
DELIVERY = "Seconds in which a message was handed to the connections of all it was for."
ROUND_TRIP = "Seconds that pages which are awake took to answer their last ping."


def metrics(access: Access, look: Callable[[], RoomFigures], *, public: bool) -> Blueprint:
    """Give figures at `/metrics`; to a talk that is `public`, being known by another address, a proxy leads."""
    figures = Blueprint("metrics", __name__)

    @figures.get("/metrics")
    def show() -> ResponseReturnValue:
        if not _owns(access) and (public or not _asks_here()):
            return Response(REFUSED, 403, content_type="text/plain; charset=utf-8")
        return Response(written(look()), content_type="text/plain; version=0.0.4; charset=utf-8")

    return figures


def written(room: RoomFigures) -> bytes:
    """Write figures as Prometheus reads them."""
    # Most talks are never asked, and a start should not wait for it.
    from prometheus_client import CollectorRegistry, generate_latest  # noqa: PLC0415

    registry = CollectorRegistry(auto_describe=False)
    registry.register(Collected([*_plain(room), *_by_label(room)]))
    return generate_latest(registry)


class Collected:
    """Families of metrics, as a registry collects them."""

    def __init__(self, families: Sequence[Metric]) -> None:
        """Keep them."""
        self._families = families

    def collect(self) -> Sequence[Metric]:
        """Give them all."""
        return self._families


def _plain(room: RoomFigures) -> Iterator[Metric]:
    from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily  # noqa: PLC0415

    for name, (about, read) in GAUGES.items():
        yield GaugeMetricFamily(f"quarterdeck_{name}", about, value=read(room))
    for name, (about, read) in COUNTERS.items():
        yield CounterMetricFamily(f"quarterdeck_{name}", about, value=read(room))


def _by_label(room: RoomFigures) -> Iterator[Metric]:
    from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, HistogramMetricFamily  # noqa: PLC0415

    closed = CounterMetricFamily("quarterdeck_connections_closed", CLOSED, labels=["reason"])
    for reason, number in sorted(room.carried.closed.items()):
        closed.add_metric([reason], number)
    trips, took = (
        GaugeMetricFamily("quarterdeck_round_trip_seconds", ROUND_TRIP, labels=["quantile"]),
        room.carried.round_trips,
    )
    for part in QUANTILES if took else ():
        trips.add_metric([str(part)], took[int(part * len(took))])
    buckets = list(zip([*map(str, BOUNDS), "+Inf"], accumulate(room.carried.delays), strict=True))
    yield from (closed, trips)
    yield HistogramMetricFamily(
        "quarterdeck_delivery_seconds", DELIVERY, buckets=buckets, sum_value=room.carried.seconds
    )


def _owns(access: Access) -> bool:
    given = request.headers.get("Authorization", "").removeprefix(BEARER)
    return access.owns(given) or access.owns_cookie(request.cookies.get(COOKIE))


def _asks_here() -> bool:
    """Say whether the program that asks runs on this machine itself, and not somebody by its proxy."""
    try:
        peer = ipaddress.ip_address(request.remote_addr or "")
    except ValueError:
        return False
    mapped = getattr(peer, "ipv4_mapped", None) or peer
    return bool(mapped.is_loopback) and not any(name in request.headers for name in PASSED_ON)
