"""Asks a command line one question within a time limit; it cannot ask back."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

from quarterdeck.errors import EngineError

if TYPE_CHECKING:
    from collections.abc import Mapping

LONGEST = 4.0  # seconds; several questions are asked one after the other, and somebody waits


class NotInstalledError(EngineError):
    """There is no such command on this machine."""


class TooLateError(EngineError):
    """The command gave no answer in time."""


class FailedError(EngineError):
    """The command ended with an error; `said` is all it had to say of it."""

    def __init__(self, command: str, status: int, said: str) -> None:
        """Take the last line of what was said for the sentence."""
        super().__init__((said.strip().splitlines() or [f"{command} ended with status {status}"])[-1])
        self.said = said


def ask(environment: Mapping[str, str], *command: str, within: float = LONGEST, given: str = "") -> str:
    """Run a command and give what it prints; raises an EngineError where it fails, is missing, or takes too long.

    `given` is what it reads on standard input, `within` is in seconds.
    """
    try:
        done = subprocess.run(
            command,
            env=dict(environment),
            capture_output=True,
            text=True,
            timeout=within,
            check=True,
            input=given,
        )
    except subprocess.CalledProcessError as fault:
        raise FailedError(command[0], fault.returncode, fault.stderr) from fault
    except subprocess.TimeoutExpired as fault:
        raise TooLateError(f"{command[0]} gave no answer within {within:g} s") from fault
    except FileNotFoundError as fault:
        raise NotInstalledError(f"{command[0]} cannot be started: {fault.strerror}") from fault
    except OSError as fault:
        raise EngineError(f"{command[0]} cannot be started: {fault.strerror}") from fault
    return done.stdout.strip()
