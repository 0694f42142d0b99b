"""What the owner of this machine keeps secret, as far as can be known. Reads files, so call it in a thread."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from quarterdeck.engines.registry import ENGINES
from quarterdeck.redaction.redactor import Redaction
from quarterdeck.redaction.secret import Secret, secrets_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quarterdeck.settings import Settings


def known_secrets(settings: Settings) -> Redaction:
    """Gather our own keys, the variables whose names say so, and what the engines let this user in by."""
    return Redaction([*_ours(settings), *_variables(settings), *_engines(settings)])


def _ours(settings: Settings) -> Iterator[Secret]:
    for key in settings.keys:
        yield Secret(key, "a key of this talk")


def _variables(settings: Settings) -> Iterator[Secret]:
    for secret in secrets_of(settings.environment, settings.secrets):
        if not _is_path(secret.text):
            yield secret


def _engines(settings: Settings) -> Iterator[Secret]:
    for engine in ENGINES.values():
        yield from engine.secrets(settings.environment)


def _is_path(text: str) -> bool:
    """Say whether a variable only tells where a secret lies, which may be seen."""
    try:
        return text.startswith(("/", "~")) and Path(text).expanduser().exists()
    except (OSError, ValueError, RuntimeError):
        return False
