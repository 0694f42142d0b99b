"""What a learner will see when a step has gone well, in words. Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from quarterdeck.demo.model import Step

_FLAGS = re.compile(r"\(\?[aimsx]+\)")
_ESCAPED = re.compile(r"\\([^\w\s])")
_SPECIAL = re.compile(r"[\\.^$*+?{}\[\]|()]")


def outcome(step: Step, say: Callable[..., str]) -> str:
    """Give the step's own words, else a sentence made of what must be printed and of the exit status.

    `say` puts it as a catalogue of the interface does.
    """
    return step.outcome or _made(step, say)


def _made(step: Step, say: Callable[..., str]) -> str:
    if step.edit:
        return say("lesson.shows-change")
    said = literal(step.until or step.expect)
    if said and step.expect_in and not step.until:
        return say("lesson.shows-in", terminal=step.expect_in, text=said)
    if step.until:
        return say("lesson.prints-on", text=said) if said else say("lesson.goes-on")
    if step.status:
        return say("lesson.status", status=step.status)
    return say("lesson.prints", text=said) if said else say("lesson.ends")


def literal(pattern: re.Pattern[str] | None) -> str:
    """Give the text that a pattern stands for where it stands for one text only, else nothing."""
    if pattern is None:
        return ""
    text = _FLAGS.sub("", pattern.pattern, count=1).removeprefix("^").removesuffix("$").strip()
    return "" if _SPECIAL.search(_ESCAPED.sub("", text)) else _ESCAPED.sub(r"\1", text)
