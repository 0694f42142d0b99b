"""What a step writes into its terminal that no program prints: an empty screen, and what it has to say."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from quarterdeck.source.terminal.heard import plain
from quarterdeck.source.terminal.showing import FRESH_LINE, NEW_LINE

if TYPE_CHECKING:
    from quarterdeck.demo.model import Step
    from quarterdeck.source.terminal.terminal import Terminal

CLEAR = "\x1b[H\x1b[2J\x1b[3J"
DIM, PLAIN = "\x1b[2m", "\x1b[0m"
SIGN = "# "
LEAST = 20  # characters of a comment's line, however long the prompt


def comment(say: str, terminal: Terminal) -> list[str]:
    """Give a sentence as a comment's lines, of which the first stands after the terminal's prompt."""
    prompt = len(plain(terminal.prompt).rpartition("\n")[2])
    width = max(terminal.cols - len(SIGN) - prompt - 1, LEAST)
    return [SIGN + line for line in textwrap.wrap(say, width)]


def before_edit(step: Step, terminal: Terminal) -> str:
    """Give what stands before the diff of an edit: in place of the prompt, or below what a program has printed."""
    begun = FRESH_LINE if terminal.at_prompt else NEW_LINE
    begun = CLEAR if step.clear and terminal.at_prompt else begun
    said = NEW_LINE.join(comment(step.say, terminal)) if step.comment else ""
    return f"{begun}{DIM}{said}{PLAIN}{NEW_LINE}" if said else begun
