"""What is done unseen before a demo's first step. Waits, so never call it in the server's own thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quarterdeck.errors import SourceError
from quarterdeck.source.terminal.judge import last_words

if TYPE_CHECKING:
    from quarterdeck.demo.model import Demo, Setup
    from quarterdeck.source.sandbox import Sandbox


def run_setup(demo: Demo, number: int, setup: Setup, sandbox: Sandbox) -> None:
    """Run one command that prepares a demo; raises SourceError, as one sentence, where it does not succeed in time."""
    done = sandbox.command(setup.run, setup.timeout, makes=True)
    if done.status == 0:
        return
    what = f"setup {number} of {len(demo.setup)} of {demo.name}, “{setup.run.partition(chr(10))[0]}”,"
    if done.status is None:
        raise SourceError(f"{what} did not end within {setup.timeout:g} s")
    raise SourceError(f"{what} ended with status {done.status}{last_words(done.said.decode(errors='replace'))}")
