"""Work that would hold up everybody else, done in a thread of its own while they go on."""

from __future__ import annotations

from concurrent.futures import Future
from typing import TYPE_CHECKING, TypeVar

import gevent

from quarterdeck.errors import QuarterdeckError

if TYPE_CHECKING:
    from collections.abc import Callable

Result = TypeVar("Result")


def in_thread(work: Callable[..., Result], *given: object) -> Result:
    """Give what the work gives, or raise what it raises.

    What is expected, ours and the system's, comes to the caller alone, where gevent would also print a traceback.
    """
    done: Future[Result] = Future()

    def settle() -> None:
        try:
            done.set_result(work(*given))
        except (OSError, QuarterdeckError) as error:
            done.set_exception(error)

    gevent.get_hub().threadpool.apply(settle)
    return done.result()
