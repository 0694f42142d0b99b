"""What a step writes into its terminal that no program prints: an empty screen, and what it has to say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quarterdeck.columns.width import width
from quarterdeck.source.terminal.heard import plain
from quarterdeck.source.terminal.showing import FRESH_LINE, NEW_LINE

if TYPE_CHECKING:
    from quarterdeck.demo.model import Step
    from quarterdeck.source.terminal.terminal import Terminal

CLEAR = "\x1b[H\x1b[2J\x1b[3J"
DIM, PLAIN = "\x1b[2m", "\x1b[0m"
SIGN = "# "
LEAST = 20  # columns of a comment's line, however long the prompt


def comment(say: str, terminal: Terminal) -> list[str]:
    """Give a sentence as a comment's lines, of which the first stands after the terminal's prompt."""
    prompt = width(plain(terminal.prompt).rpartition("\n")[2])
    room = max(terminal.cols - len(SIGN) - prompt - 1, LEAST)
    return [SIGN + line for line in _lines(say, room)]


def _lines(text: str, room: int) -> list[str]:
    lines: list[str] = []
    for word in text.split():
        if lines and width(f"{lines[-1]} {word}") <= room:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def before_edit(step: Step, terminal: Terminal) -> str:
    """Give what stands before the diff of an edit: in place of the prompt, or below what a program has printed."""
    begun = FRESH_LINE if terminal.at_prompt else NEW_LINE
    begun = CLEAR if step.clear and terminal.at_prompt else begun
    said = NEW_LINE.join(comment(step.say, terminal)) if step.comment else ""
    return f"{begun}{DIM}{said}{PLAIN}{NEW_LINE}" if said else begun
