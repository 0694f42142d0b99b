"""One build, as BuildKit tells of it while it goes on, and as its image has it in the end. Pure."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from quarterdeck.pictures.layers import Build, Layer

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from quarterdeck.engines.docker.protobuf import Message

COMPLETE = 1  # a record's kind of event
CONFIG, BASE = "containerimage.config", "containerimage.base.config"
DEFAULT = re.compile(r"^docker\.io/(library/)?|:latest$")  # what nobody writes of a name
STEP = re.compile(r"\[(?P<stage>.*\s)?(?P<at>\d+)/\d+\] (?P<instruction>.*)", re.DOTALL)
SHELL = re.compile(r"^RUN (?:\|\d+ .*?)?/bin/sh -c ", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Vertex:
    """A step of a build; `started` and `completed` are in seconds since 1970, None until then."""

    name: str
    cached: bool
    started: float | None
    completed: float | None
    failed: bool

    @property
    def seconds(self) -> float | None:
        """How long it took, None while it has not ended."""
        return None if self.started is None or self.completed is None else round(self.completed - self.started, 3)

    @property
    def state(self) -> Literal["waiting", "running", "built", "cached", "failed"]:
        """How far it has come."""
        if self.failed:
            return "failed"
        if self.completed is not None:
            return "cached" if self.cached else "built"
        return "waiting" if self.started is None else "running"


class BuildProgress:
    """What is known of one build."""

    def __init__(self, ref: str) -> None:
        """Know its name at BuildKit, and no more."""
        self.ref = ref
        self.image = ""  # the image's id, once it is written
        self.created = 0.0
        self.removed = False  # the image is no more
        self._name = ""
        self._completed: float | None = None
        self._failed = False
        self._vertices: dict[str, Vertex] = {}
        self._config: Mapping[str, Any] = {}
        self._base = 0  # layers and other instructions of the image that it began with
        self._sizes: Sequence[int] = ()

    def record(self, record: Message) -> None:
        """Take in what BuildKit keeps of the build: when it was, how it ended, and what came of it."""
        self.created = record.time(6) or 0.0
        self._completed = record.time(7)
        self._failed = bool(record.messages(5))
        made = record.mapping(9)
        self._config = json.loads(made.get(CONFIG) or "{}")
        self._base = len(json.loads(made.get(BASE) or "{}").get("history", ()))

    def status(self, status: Message) -> None:
        """Take in how its steps fare, each of which is told again when it has changed."""
        for vertex in status.messages(1):
            self._vertices[vertex.text(1)] = Vertex(
                name=vertex.text(3),
                cached=bool(vertex.number(4)),
                started=vertex.time(5),
                completed=vertex.time(6),
                failed=bool(vertex.text(7)),
            )
        for told in status.messages(2):
            what, _, rest = told.text(1).partition(" ")
            if what == "writing":
                self.image = rest.removeprefix("image ")
            elif what == "naming":
                self._name = DEFAULT.sub("", rest.removeprefix("to "))

    @property
    def wants_weights(self) -> bool:
        """Say whether its image is written, and what its layers weigh is still unknown."""
        return bool(self.image and self._config and not self._sizes)

    def weigh(self, history: Sequence[Mapping[str, Any]]) -> None:
        """Take in what ``docker history`` says of the image, the newest instruction first."""
        self._sizes = [entry["Size"] for entry in reversed(history)]

    def build(self) -> Build:
        """Draw it: as its steps while it goes on, as its image's history once that is known."""
        made = self._config.get("history", ())
        known = self._completed is not None and len(self._sizes) == len(made) > self._base
        seconds = None if self._completed is None else round(self._completed - self.created, 1)
        layers = tuple(self._made(made) if known else self._under_way())
        return Build(self.ref, self._name, self._state, layers, seconds)

    @property
    def _state(self) -> Literal["running", "built", "failed", "removed"]:
        if self._failed or self.removed:
            return "failed" if self._failed else "removed"
        return "running" if self._completed is None else "built"

    def _steps(self) -> list[tuple[str, str, Vertex]]:
        """Give stage and instruction of each step that is one, in the order of their numbers."""
        found = ((STEP.match(vertex.name), vertex) for vertex in self._vertices.values())
        steps = [(step, vertex) for step, vertex in found if step]
        steps.sort(key=lambda each: int(each[0]["at"]))
        return [(step["stage"] or "", step["instruction"], vertex) for step, vertex in steps]

    def _under_way(self) -> Iterable[Layer]:
        for _, instruction, vertex in self._steps():
            if instruction.startswith("FROM "):
                yield Layer(instruction, "base")
            else:
                yield Layer(instruction, vertex.state, vertex.seconds)

    def _made(self, history: Sequence[Mapping[str, Any]]) -> Iterable[Layer]:
        ours = list(zip(history, self._sizes, strict=True))[self._base :]
        begun, *steps = self._stage(sum(not entry.get("empty_layer") for entry, _ in ours))
        if self._base:
            yield Layer(begun, "base", bytes=sum(self._sizes[: self._base]))
        for entry, size in ours:
            instruction = instruction_of(entry.get("created_by", ""))
            if entry.get("empty_layer"):
                yield Layer(instruction, "none", bytes=size)
            else:
                step = steps.pop(0)
                yield Layer(instruction, step.state if step else "built", step.seconds if step else None, size)

    def _stage(self, layers: int) -> tuple[str, *tuple[Vertex | None, ...]]:
        """Give what the stage of so many layers begins with that ends last, and its steps, None where there is none.

        They are found by their number, as BuildKit names a step with its variables filled in, and an image does not.
        """
        stages: dict[str, list[tuple[str, Vertex]]] = {}
        for stage, instruction, vertex in self._steps():
            stages.setdefault(stage, []).append((instruction, vertex))
        fitting = [stage for stage in stages.values() if len(stage) == layers + 1]
        if not fitting:
            return ("FROM …", *[None] * layers)
        (begun, _), *steps = max(fitting, key=lambda stage: max(vertex.completed or 0.0 for _, vertex in stage))
        return (begun, *(vertex for _, vertex in steps))


def instruction_of(created_by: str) -> str:
    """Write an instruction as it stands in the Dockerfile, from what an image's history has of it."""
    return SHELL.sub("RUN ", created_by.removesuffix(" # buildkit"))
