"""What lets this user into registries, from the file that the docker command keeps."""

from __future__ import annotations

import base64
import binascii
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from quarterdeck.redaction.secret import Secret

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

FOLDER = ".docker"  # in the user's home
_FIELDS = ("auth", "password", "identitytoken", "registrytoken")


def logins(environment: Mapping[str, str]) -> Iterator[Secret]:
    """Give what is kept for each registry, as it is written and as it is meant; raises nothing."""
    folder = environment.get("DOCKER_CONFIG") or Path(environment.get("HOME", ""), FOLDER)
    for name, kept in _auths(Path(folder, "config.json")).items():
        for field in _FIELDS:
            text = kept.get(field) if isinstance(kept, dict) else None
            if isinstance(text, str):
                yield Secret(text, f"the way into {name}")
                yield Secret(_password(text) if field == "auth" else "", f"the password for {name}")


def _auths(path: Path) -> dict[str, Any]:
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    auths = kept.get("auths") if isinstance(kept, dict) else None
    return auths if isinstance(auths, dict) else {}


def _password(auth: str) -> str:
    """Read “name:password” out of its Base64."""
    try:
        return base64.b64decode(auth).decode().partition(":")[2]
    except (binascii.Error, UnicodeDecodeError):
        return ""
