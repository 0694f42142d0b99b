"""The images Docker has: is one here, fetch it, and where they are all kept."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

from quarterdeck.engines.ask import ask
from quarterdeck.errors import EngineError

if TYPE_CHECKING:
    from collections.abc import Mapping

A_WHILE = 1200  # seconds; a large image over a hall's network


def find_image(environment: Mapping[str, str], name: str) -> bool:
    """Say whether the engine has this image."""
    try:
        ask(environment, "docker", "image", "inspect", "--format", "{{.Id}}", name)
    except EngineError:
        return False
    return True


def pull_image(environment: Mapping[str, str], name: str) -> bool:
    """Fetch an image, with Docker's own progress on our terminal, and say whether it came."""
    command = ["docker", "pull", name]
    try:
        done = subprocess.run(command, env=dict(environment), timeout=A_WHILE, check=False, stdin=subprocess.DEVNULL)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def image_folder(environment: Mapping[str, str]) -> Path | None:
    """Give the folder in which the engine keeps images, None where that is on no disk of ours."""
    try:
        host = ask(environment, "docker", "context", "inspect", "--format", "{{.Endpoints.docker.Host}}")
        root = Path(ask(environment, "docker", "info", "--format", "{{.DockerRootDir}}"))
    except EngineError:
        return None
    return root if host.startswith("unix:") and root.is_absolute() and root.exists() else None
