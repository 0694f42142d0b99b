"""Every engine there is, by its name: whoever adds one writes its line here."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from quarterdeck.engines.docker.engine import Docker
from quarterdeck.engines.kubernetes.engine import Kubernetes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from quarterdeck.engines.engine import Engine, Status

ENGINES: Mapping[str, Engine] = {
    engine.name: engine
    for engine in (
        Docker(),
        Kubernetes(),
    )
}


def find_engines(environment: Mapping[str, str]) -> dict[str, Status]:
    """Look for every engine at once and give how each stands by its name.

    Blocks for a few seconds at most, so call it in a thread.
    """
    with ThreadPoolExecutor(len(ENGINES)) as threads:
        looking = {name: threads.submit(engine.find, environment) for name, engine in ENGINES.items()}
        return {name: look.result() for name, look in looking.items()}
