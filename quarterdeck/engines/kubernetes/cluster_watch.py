"""Has a picture of a run's namespace drawn whenever it is another."""

from __future__ import annotations

from contextlib import closing
from functools import partial
from typing import TYPE_CHECKING

from quarterdeck.engines.kubernetes.cluster_picture import draw_cluster
from quarterdeck.engines.kubernetes.mirror import FAULTS, Mirror
from quarterdeck.engines.watch import Watch

if TYPE_CHECKING:
    from collections.abc import Callable

    from quarterdeck.engines.engine import Run
    from quarterdeck.pictures.clusters import ClusterPicture

GATHER, EACH = 0.1, 0.001  # seconds between two pictures, and more for each pod in them: a crowd is drawn less often


def watch_cluster(run: Run, draw: Callable[[ClusterPicture], object]) -> Watch:
    """Draw a run's namespace, at once and whenever it has changed, until the watch is closed."""
    return Watch(f"picture of {run.id}", partial(_follow, run, draw), FAULTS)


def _follow(run: Run, draw: Callable[[ClusterPicture], object], watch: Watch) -> None:
    drawn = None
    with closing(Mirror(run)) as mirror:
        watch.hold(mirror.changed.set)
        while mirror.changed.wait() and not watch.over:
            mirror.changed.clear()
            there = mirror.everything()
            picture = draw_cluster(run.namespace, there) if there else drawn
            if picture and picture != drawn:
                drawn = picture
                draw(picture)
            watch.wait(GATHER + EACH * len(picture.pods) if picture else 0)
