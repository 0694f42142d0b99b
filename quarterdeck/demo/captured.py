"""Values that one step takes from what it printed, and later ones are typed with: ``{{POD}}``. Pure."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from quarterdeck.demo.model import Step

    Fill = Callable[[str], str]

NAME = re.compile(r"[A-Z][A-Z0-9_]*")
_PLACE = re.compile(rf"\{{\{{({NAME.pattern})\}}\}}")
WHERE = ("run", "send", "shows", "check")  # what may hold a value, besides keys and patterns
PATTERNS = ("until", "expect")


def values_in(step: Step) -> list[str]:
    """Name the values that a step is to be filled with, each once, in order."""
    texts = [getattr(step, name) or "" for name in WHERE]
    texts += [*step.keys, *(getattr(step, name).pattern for name in PATTERNS if getattr(step, name))]
    return list(dict.fromkeys(name for text in texts for name in _PLACE.findall(text)))


def filled(step: Step, values: Mapping[str, str]) -> Step:
    """Give a step with its values in place, in its patterns as they stand; raises KeyError for one not known."""
    if not values_in(step):
        return step
    texts = {name: _fill(text, values) for name in WHERE if (text := getattr(step, name))}
    patterns = {
        name: re.compile(_fill(pattern.pattern, values, re.escape), pattern.flags)
        for name in PATTERNS
        if (pattern := getattr(step, name))
    }
    keys = tuple(_fill(key, values) for key in step.keys)
    return replace(step, keys=keys, **texts, **patterns)  # type: ignore[arg-type]


def _fill(text: str, values: Mapping[str, str], written: Fill = str) -> str:
    return _PLACE.sub(lambda found: written(values[found[1]]), text)
