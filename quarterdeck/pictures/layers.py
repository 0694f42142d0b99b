"""The images that a demo's commands have built, each as its instructions and the layers they made."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct


class Layer(Struct, frozen=True):
    """An instruction of an image, and the layer it made.

    `state` says how it came to be: it waits, is under way, was ``built`` in so many `seconds`, was ``cached``, has
    ``failed``; ``base`` is all of the image that the build began with, and ``none`` an instruction that makes no layer.
    `bytes` is the layer's size, None until the image is there.
    """

    instruction: str
    state: Literal["waiting", "running", "built", "cached", "failed", "base", "none"]
    seconds: float | None = None
    bytes: int | None = None


class Build(Struct, frozen=True):
    """One build of an image, named `image`: its layers from the bottom up, and how many `seconds` it took.

    One whose image is there no longer is ``removed``.
    """

    id: str
    image: str
    state: Literal["running", "built", "failed", "removed"]
    layers: tuple[Layer, ...] = ()
    seconds: float | None = None


class LayersPicture(Struct, frozen=True, tag_field="kind", tag="layers"):
    """The last builds of a run, oldest first."""

    builds: tuple[Build, ...] = ()
