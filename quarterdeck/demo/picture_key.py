"""The key `picture` of a demo.yaml: which pictures are drawn of what the demo does, and where its program answers."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import yaml

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from quarterdeck.demo.load import Need
    from quarterdeck.demo.reader import Reader

APP = "app"  # the one picture that no engine draws
HERE = {"localhost", "127.0.0.1"}
EXAMPLE = "write `picture: {app: http://localhost:3000/}`"


def read_pictures(
    reader: Reader, node: yaml.Node | None, engines: Mapping[str, Need], needs: Collection[str]
) -> tuple[tuple[str, ...], str]:
    """Give the kinds of pictures that are wanted, and the address of the picture `app`, empty for none.

    Written as one, or a list; an engine that the demo needs must draw each but `app`, which names an address instead.
    """
    if node is None:
        return (), ""
    kinds, app = [], ""
    for item in reader.items(node, "picture") if isinstance(node, yaml.SequenceNode) else [node]:
        if isinstance(item, yaml.MappingNode):
            app = _address(reader, reader.fields(item, (APP,), "a picture").get(APP), item)
            kinds.append(APP)
        else:
            kinds.append(_kind(reader, item, engines, needs))
    return tuple(dict.fromkeys(kinds)), app


def want_namespace(reader: Reader, node: yaml.Node, kinds: Collection[str], engines: Mapping[str, Need]) -> None:
    """Complain of a picture that shows a namespace, where the demo has none."""
    for kind in kinds:
        if any(engine.makes_namespaces and kind in engine.pictures for engine in engines.values()):
            reader.complain(
                node, f"the picture “{kind}” is of a namespace, and this demo has none", "add `namespace: demo`"
            )


def _kind(reader: Reader, item: yaml.Node, engines: Mapping[str, Need], needs: Collection[str]) -> str:
    kind = reader.text(item, "picture")
    if kind == APP:
        reader.complain(item, "the picture “app” has no address", EXAMPLE)
    drawn = {name for name, engine in engines.items() if kind in engine.pictures}
    if not drawn:
        there = ", ".join([*(kind for engine in engines.values() for kind in sorted(engine.pictures)), APP])
        reader.complain(item, f"there is no picture “{kind}” (there are: {there})")
    if drawn.isdisjoint(needs):
        reader.complain(item, f"a demo with the picture “{kind}” needs {' or '.join(drawn)}", "write it under needs")
    return kind


def _address(reader: Reader, node: yaml.Node | None, item: yaml.Node) -> str:
    """Read an address, which must be one of this machine: the server fetches it for everybody."""
    if node is None:
        reader.complain(item, "the picture “app” has no address", EXAMPLE)
    url = reader.text(node, APP)
    try:
        parts = urlsplit(url)
        fits = parts.scheme == "http" and parts.hostname in HERE and "@" not in parts.netloc and parts.port != 0
    except ValueError:
        fits = False
    if not fits or not url.isascii() or any(sign.isspace() for sign in url):
        reader.complain(
            node, f"“{' '.join(url.split())}” is no address of this machine", f"{EXAMPLE}, with the port it publishes"
        )
    return url
