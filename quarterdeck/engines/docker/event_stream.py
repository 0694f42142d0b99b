"""Hears the engine's events in a thread, as nothing else can be waited for beside them."""

from __future__ import annotations

import contextlib
import threading
from typing import TYPE_CHECKING, Any

from quarterdeck.engines.docker.sdk import FAULTS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    Hear = Callable[[Mapping[str, Any] | None], object]


@contextlib.contextmanager
def hearing(client: Any, filters: Mapping[str, str], hear: Hear) -> Iterator[Callable[[], object]]:
    """Call back with each event that passes the filters, and with None once no more come; gives what ends it."""
    stream = client.api.events(decode=True, filters=dict(filters))
    listener = threading.Thread(target=_listen, args=(stream, hear), name="events", daemon=True)
    listener.start()
    try:
        yield stream.close
    finally:
        stream.close()
        listener.join()


def _listen(stream: Iterable[Mapping[str, Any]], hear: Hear) -> None:
    with contextlib.suppress(*FAULTS, AttributeError):  # as the SDK may find its response closed under its hands
        for event in stream:
            hear(event)
    hear(None)
