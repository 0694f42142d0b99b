"""Watches what a run builds: every build that carries its label, as BuildKit tells of it."""

from __future__ import annotations

import contextlib
import threading
from functools import partial
from typing import TYPE_CHECKING, Any

from h2.exceptions import ProtocolError

from quarterdeck.engines.docker.build_progress import COMPLETE, BuildProgress
from quarterdeck.engines.docker.buildkit import BuildKit
from quarterdeck.engines.docker.event_stream import hearing
from quarterdeck.engines.docker.labels import SLOW, labels_of
from quarterdeck.engines.docker.protobuf import Message, text_field
from quarterdeck.engines.docker.sdk import FAULTS, ask_versions, connect
from quarterdeck.engines.watch import Watch
from quarterdeck.errors import EngineError
from quarterdeck.pictures.layers import LayersPicture

if TYPE_CHECKING:
    from collections.abc import Mapping

    from quarterdeck.engines.engine import Run
    from quarterdeck.pictures.model import Draw

SHOWN = 2  # builds: the last, and what it is compared with
LABEL = "label:"  # before a label's name, among what a build was asked for


def watch_builds(run: Run, draw: Draw) -> Watch:
    """Draw the last builds of a run, now and whenever one has come further."""
    return Watch(f"builds of {run.id}", partial(_follow, run, draw), (*FAULTS, ProtocolError, EngineError))


def _follow(run: Run, draw: Draw, watch: Watch) -> None:
    api = ask_versions(run.environment)["ApiVersion"]
    with (
        contextlib.closing(connect(run.environment, SLOW, api)) as client,
        contextlib.closing(BuildKit(run.environment)) as buildkit,
    ):
        watch.hold(buildkit.cut)
        builds = Builds(run, buildkit, client)

        def hear(event: Mapping[str, Any] | None) -> None:
            if event and builds.remove(event["Actor"]["ID"]):
                draw(builds.picture())

        with hearing(client, {"type": "image", "event": "delete"}, hear):
            for call, message in buildkit.messages():
                if builds.take(call, message):
                    draw(builds.picture())


class Builds:
    """The builds of one run, over one connection: one call hears of every build, one more follows each of ours.

    It may be asked and told from several threads.
    """

    def __init__(self, run: Run, buildkit: BuildKit, client: Any) -> None:
        """Begin to hear, of those before as well."""
        self._labels = labels_of(run.id)
        self._buildkit = buildkit
        self._client = client
        self._lock = threading.Lock()
        self._known: dict[str, BuildProgress] = {}
        self._calls: dict[int, BuildProgress] = {}
        self._records = buildkit.call("ListenBuildHistory", b"")

    def take(self, call: int, message: bytes | None) -> bool:
        """Take in one message, and say whether it was about a build of ours; raises EngineError at the end of all."""
        with self._lock:
            if call == self._records:
                if message is None:
                    raise EngineError("BuildKit tells no more of its builds")
                return self._record(Message(message))
            build = self._calls[call]
            if message is not None:
                build.status(Message(message))
            self._weigh(build)
            return True

    def remove(self, image: str) -> bool:
        """Note that an image, by its id, is no more, and say whether one of ours was."""
        with self._lock:
            ours = [build for build in self._known.values() if build.image == image]
            for build in ours:
                build.removed = True
            return bool(ours)

    def picture(self) -> LayersPicture:
        """Draw the last of them."""
        with self._lock:
            builds = sorted(self._known.values(), key=lambda build: build.created)
            return LayersPicture(tuple(build.build() for build in builds[-SHOWN:]))

    def _record(self, event: Message) -> bool:
        record = event.messages(2)[0]
        asked = record.mapping(3)
        if not any(f"{name.removeprefix(LABEL)}={value}" in self._labels for name, value in asked.items()):
            return False
        ref = record.text(1)
        if ref not in self._known:
            self._known[ref] = BuildProgress(ref)
            self._calls[self._buildkit.call("Status", text_field(1, ref))] = self._known[ref]
        self._known[ref].record(record)
        if event.number(1) == COMPLETE:
            self._weigh(self._known[ref])
        return True

    def _weigh(self, build: BuildProgress) -> None:
        """Look up what each layer weighs, once the image is there; one that is gone again keeps what is known."""
        if build.wants_weights:
            with contextlib.suppress(*FAULTS):
                build.weigh(self._client.api.history(build.image))
