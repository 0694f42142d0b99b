"""Asks the cluster by kubectl, and hears why it says no."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quarterdeck.engines.ask import FailedError, ask
from quarterdeck.errors import EngineError

if TYPE_CHECKING:
    from collections.abc import Mapping

THERE_ALREADY, FORBIDDEN = "AlreadyExists", "Forbidden"  # reasons of the cluster's own

# The API server answers with a Status, of which kubectl prints the reason in this place, in whatever language.
_REASON = re.compile(r"^Error from server \((\w+)\): ", re.MULTILINE)


class ClusterError(EngineError):
    """The cluster was asked, and says no; `reason` is that of its Status, such as NotFound."""

    def __init__(self, sentence: str, reason: str) -> None:
        """Keep the reason beside the sentence."""
        super().__init__(sentence)
        self.reason = reason


def kubectl(environment: Mapping[str, str], *arguments: str, within: float = 4.0, given: str = "") -> str:
    """Run kubectl and give what it prints; `within` is in seconds, `given` what it reads.

    Raises ClusterError where the cluster says no, and another EngineError where there is no answer.
    """
    limit = f"--request-timeout={within - 1:g}s"
    try:
        return ask(environment, "kubectl", *arguments, limit, within=within, given=given)
    except FailedError as fault:
        reason = _REASON.search(fault.said)
        if reason is None:
            raise
        raise ClusterError(str(fault), reason[1]) from fault
