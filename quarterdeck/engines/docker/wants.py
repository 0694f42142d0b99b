"""What demos will ask of Docker, read from their files: images, ports and registries."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from quarterdeck.engines.demo_files import commands_of, files_named, mappings_in, text_of, yaml_trees
from quarterdeck.engines.docker.started import started_images

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from quarterdeck.demo.model import Demo

REGISTRY = "localhost:5001"

_VARIABLE = re.compile(r"\$\{?REGISTRY\b(?::?-(?P<default>[^}]*))?\}?")
_FROM = re.compile(r"^\s*FROM\s+(?:--\S+\s+)*(?P<image>\S+)(?:\s+AS\s+(?P<stage>\S+))?", re.IGNORECASE | re.MULTILINE)
_TAGGED = re.compile(r"\s(?:-t|--tag)[ =](\S+)|\bdocker (?:image )?tag \S+ (\S+)")
_PUSHED = re.compile(r"\bdocker (?:image )?push (?:-\S+ )*(\S+)")
_PUBLISHED = re.compile(r"\s(?:-p|--publish)[ =](?:[\d.]+:|\[[\d:a-f]*\]:)?(\d+):\d+")
_COMPOSED = re.compile(r"(?:[\d.]+:|\[[\d:a-f]*\]:)?(\d+):\d+(?:/tcp)?")


def wanted_images(demos: Iterable[Demo], base: str, environment: Mapping[str, str]) -> list[str]:
    """Name the images that must be there before: the base image, and what files and steps name and no step makes."""
    demos = tuple(demos)
    made = {_tagged(name) for demo in demos for name in _made(demo, environment)}
    named = {name for demo in demos for name in (*_from_dockerfiles(demo.folder), *_from_yaml(demo.folder))}
    named |= {name for demo in demos for command in commands_of(demo) for name in started_images(command)}
    return [base, *sorted(name for name in named if _tagged(name) not in made | {_tagged(base)})]


def published_ports(demo: Demo) -> set[int]:
    """Give the ports of this machine that a demo's commands and Compose files publish."""
    commands = {int(port) for command in commands_of(demo) for port in _PUBLISHED.findall(command)}
    return commands | {port for tree in yaml_trees(demo.folder) for port in _composed_ports(tree)}


def wanted_registries(demos: Iterable[Demo], environment: Mapping[str, str]) -> list[str]:
    """Give the addresses of the registries that demos push to; ``REGISTRY`` in a command is that of the environment."""
    pushed = (name for demo in demos for command in commands_of(demo) for name in _PUSHED.findall(command))
    hosts = {_filled(name, environment).strip("'\"").partition("/")[0] for name in pushed if "/" in name}
    return sorted(host for host in hosts if "." in host or ":" in host or host == "localhost")


def pushed_images(demos: Iterable[Demo], environment: Mapping[str, str]) -> list[str]:
    """Name the images that steps push, by registry, name and tag."""
    pushed = {name for demo in demos for command in commands_of(demo) for name in _PUSHED.findall(command)}
    return sorted(_tagged(_filled(name, environment).strip("'\"")) for name in pushed)


def _made(demo: Demo, environment: Mapping[str, str]) -> Iterator[str]:
    for command in commands_of(demo):
        for names in (*_TAGGED.findall(command), *((name,) for name in _PUSHED.findall(command))):
            yield from (_filled(name, environment).strip("'\"") for name in names if name)


def _filled(name: str, environment: Mapping[str, str]) -> str:
    return _VARIABLE.sub(lambda found: environment.get("REGISTRY") or found["default"] or REGISTRY, name)


def _tagged(name: str) -> str:
    """Write an image's name in full, so that two ways to name one are equal."""
    return name if ":" in name.rpartition("/")[2] or "@" in name else f"{name}:latest"


def _from_dockerfiles(folder: Path) -> Iterator[str]:
    for path in files_named(folder, "*ockerfile*"):
        stages = {"scratch"}
        for found in _FROM.finditer(text_of(path)):
            if found["image"] not in stages and "$" not in found["image"]:
                yield found["image"]
            stages.add(found["stage"])


def _from_yaml(folder: Path) -> Iterator[str]:
    for tree in yaml_trees(folder):
        for node in mappings_in(tree):
            image = node.get("image")
            if isinstance(image, str) and "build" not in node and "$" not in image:
                yield image


def _composed_ports(tree: Any) -> Iterator[int]:
    services = tree.get("services") if isinstance(tree, dict) else None
    for service in services.values() if isinstance(services, dict) else ():
        for port in service.get("ports", ()) if isinstance(service, dict) else ():
            text = f"{port.get('published')}:{port.get('target')}" if isinstance(port, dict) else str(port)
            found = _COMPOSED.fullmatch(text)
            if found:
                yield int(found[1])
