"""The engine at hand, for what is tried in a container: its base image, and a container that is gone when its test is."""

import os
import re
import subprocess
from pathlib import Path

import pytest

HOME = Path(__file__).resolve().parents[2]


def docker(*arguments, **more):
    """Run a command of Docker's and give what it prints."""
    done = subprocess.run(["docker", *arguments], capture_output=True, text=True, check=False, **more)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout.strip()


def base_image():
    """Name an image of Debian with Python alone; without one, here or where images come from, the test is skipped."""
    (usual,) = re.findall(r"^ARG BASE_IMAGE=(.+)$", (HOME / "Dockerfile").read_text(), flags=re.MULTILINE)
    image = os.environ.get("BASE_IMAGE") or usual
    here = ["docker", "image", "inspect", image], ["docker", "pull", "--quiet", image]
    if not any(subprocess.run(each, capture_output=True, check=False).returncode == 0 for each in here):
        pytest.skip(f"{image} is not to be had; name another: BASE_IMAGE=$(.ci/python-image)")
    return image


class Container:
    """A container of an image, until closed."""

    def __init__(self, image, *options, command=()):
        self.id = docker("run", "--detach", *options, image, *command)

    def run(self, *command):
        return docker("exec", self.id, *command)

    def inspect(self, what):
        return docker("inspect", "--format", f"{{{{{what}}}}}", self.id)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        docker("rm", "--force", "--volumes", self.id)
