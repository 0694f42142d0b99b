"""Settings that a slip of the finger has made: variables of the environment that look like ours and are none."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from quarterdeck.findings import Finding, Severity
from quarterdeck.settings import NAMES, OURS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ALIKE = 0.7  # of 1, for what follows that; programs around us have variables of such names too


def stray_settings(variables: Iterable[str]) -> Iterator[Finding]:
    """Find the variables whose names are very near a setting of ours, and none."""
    known = {name.removeprefix(OURS): name for name in NAMES}
    for name in variables:
        near = get_close_matches(name.removeprefix(OURS), known, 1, ALIKE)
        if near and name not in NAMES:
            sentence = f"there is no setting {name}, so that it does nothing"
            yield Finding(None, Severity.WARNING, sentence, f"did you mean {known[near[0]]}?")
