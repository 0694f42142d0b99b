"""Why something could not be fetched."""

from __future__ import annotations


class DownloadRefused(Exception):  # noqa: N818  # it is an answer, not a fault of ours
    """Nothing was fetched; `str()` is the reason, part of a sentence."""
