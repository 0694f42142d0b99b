"""Every kind of picture there is: whoever adds one writes it here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import get_args

from quarterdeck.pictures.apps import AppPicture
from quarterdeck.pictures.clusters import ClusterPicture
from quarterdeck.pictures.containers import ContainersPicture
from quarterdeck.pictures.layers import LayersPicture

Picture = LayersPicture | ContainersPicture | ClusterPicture | AppPicture
Draw = Callable[[Picture], object]

KINDS: Mapping[str, type[Picture]] = {str(made.__struct_config__.tag): made for made in get_args(Picture)}


def kind_of(picture: Picture) -> str:
    """Name a picture's kind, as a demo.yaml and the messages do."""
    return str(picture.__struct_config__.tag)
