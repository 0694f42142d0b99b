"""A small talk, and what the checks say of it on this machine."""

import os
import stat
from dataclasses import replace
from typing import Any

import pytest

from quarterdeck.preflight.checks import CHECKS
from quarterdeck.preflight.scene import look_around
from tests.command.conftest import Folder


class Machine(Folder):
    """A talk's folder and a machine to give it on, whose engines are not there unless a test brings them."""

    def __init__(self, path):
        super().__init__(path)
        self.around = {
            **os.environ,
            "DOCKER_HOST": f"unix://{path}/none.sock",
            "KUBECONFIG": f"{path}/none.yaml",
            "PATH": f"{path}/bin:{os.environ['PATH']}",
        }
        self.changes: dict[str, Any] = {"port": 0}

    @property
    def settings(self):
        return replace(super().settings, environment=self.around, **self.changes)

    def program(self, name, script):
        """Put a program of this name before every other."""
        path = self.path / "bin" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(path.stat().st_mode | stat.S_IXUSR)

    def real(self):
        """Take the engines that this test run has."""
        self.around = dict(os.environ)
        self.changes["node_image"] = os.environ.get("NODE_IMAGE", super().settings.node_image)

    def using(self, engine, *steps, name="uses", more=""):
        """Add a demo that needs an engine and runs these commands."""
        listed = "".join(f"  - run: {step}\n" for step in steps or ("'true'",))
        return self.demo(name, f"title: Uses\nneeds: [{engine}]\n{more}\nsteps:\n{listed}")

    def find(self, check, **asked):
        return CHECKS[check](look_around(self.settings), **asked)

    def mark(self, check, **asked):
        return self.find(check, **asked).severity.mark


@pytest.fixture
def machine(tmp_path):
    return Machine(tmp_path)
