"""The clock that a talk goes by: it goes on evenly, though somebody or the network sets the machine's."""

from __future__ import annotations

import time
from functools import partial

EVEN = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)  # Linux: the one that goes on while a laptop sleeps
now = partial(time.clock_gettime, EVEN)
"""Give seconds since some moment before this process began; what outlives the process is kept in the machine's time."""
