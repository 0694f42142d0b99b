"""What is known of an engine, as a frozen value."""

from __future__ import annotations

from dataclasses import dataclass

PATIENCE = 2.0  # seconds an engine has to answer; one that takes longer would leave a talk hanging


@dataclass(frozen=True, slots=True)
class Engine:
    """Docker or Kubernetes as found on this machine.

    `version` is the server's, without a leading v. `problem` is None when it is found, else one sentence with
    what to do about it.
    """

    name: str
    found: bool
    version: str | None = None
    problem: str | None = None
