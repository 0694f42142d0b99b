"""Asks a command line one question within a time limit; it cannot ask back."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

from quarterdeck.errors import EngineError

if TYPE_CHECKING:
    from collections.abc import Mapping

LONGEST = 4.0  # seconds; several questions are asked one after the other, and somebody waits


def ask(environment: Mapping[str, str], *command: str, within: float = LONGEST, given: str = "") -> str:
    """Run a command and give what it prints; raises EngineError where it fails, is missing, or takes too long.

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
        raise EngineError(_last_line(fault.stderr) or f"{command[0]} ended with status {fault.returncode}") from fault
    except subprocess.TimeoutExpired as fault:
        raise EngineError(f"{command[0]} gave no answer within {within:g} s") from fault
    except OSError as fault:
        raise EngineError(f"{command[0]} cannot be started: {fault.strerror}") from fault
    return done.stdout.strip()


def _last_line(text: str) -> str:
    return (text.strip().splitlines() or [""])[-1]
