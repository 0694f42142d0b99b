"""What a learner will see when a step has gone well, in words. Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quarterdeck.demo.model import Step

_FLAGS = re.compile(r"\(\?[aimsx]+\)")
_ESCAPED = re.compile(r"\\([^\w\s])")
_SPECIAL = re.compile(r"[\\.^$*+?{}\[\]|()]")


def outcome(step: Step) -> str:
    """Give the step's own words, else a sentence made of what must be printed and of the exit status."""
    return step.outcome or _made(step)


def _made(step: Step) -> str:
    if step.edit:
        return "The terminal shows what has changed: what a minus marks is gone, what a plus marks is new."
    said = literal(step.until or step.expect)
    if said and step.expect_in and not step.until:
        return f"The terminal “{step.expect_in}” shows “{said}”."
    if step.until:
        return f"It prints “{said}”, and goes on." if said else "It goes on; the step is done once it is ready."
    if step.status:
        return f"It ends with exit status {step.status}; here that is right."
    return f"It prints “{said}”." if said else "It ends without an error."


def literal(pattern: re.Pattern[str] | None) -> str:
    """Give the text that a pattern stands for where it stands for one text only, else nothing."""
    if pattern is None:
        return ""
    text = _FLAGS.sub("", pattern.pattern, count=1).removeprefix("^").removesuffix("$").strip()
    return "" if _SPECIAL.search(_ESCAPED.sub("", text)) else _ESCAPED.sub(r"\1", text)
