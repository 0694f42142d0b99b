"""Which engines this machine has, looked up all at once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from quarterdeck.engine.docker import find_docker
from quarterdeck.engine.kubernetes import find_kubernetes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from quarterdeck.engine.model import Engine

FINDERS = {"docker": find_docker, "kubernetes": find_kubernetes}


def find_engines(environment: Mapping[str, str]) -> dict[str, Engine]:
    """Look for every engine and give each by its name; blocks for a few seconds at most, so call it in a thread."""
    with ThreadPoolExecutor(len(FINDERS)) as threads:
        looking = {name: threads.submit(find, environment) for name, find in FINDERS.items()}
        return {name: look.result() for name, look in looking.items()}
