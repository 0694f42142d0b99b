"""What lets this user into clusters, from the files that kubectl reads."""

from __future__ import annotations

import base64
import binascii
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from quarterdeck.redaction.secret import Secret, secrets_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

USUAL = ".kube/config"  # in the user's home
_PLAIN = {"token": "a token", "password": "a password"}
_ENCODED = {"client-key-data": "a key", "client-certificate-data": "a certificate"}
_FILES = {"client-key": "a key", "client-certificate": "a certificate", "tokenFile": "a token"}
_PROVIDERS = ("access-token", "refresh-token", "id-token", "client-secret")


def credentials(environment: Mapping[str, str]) -> Iterator[Secret]:
    """Give the tokens, passwords, keys and client certificates of every user in the kubeconfig; raises nothing."""
    named = environment.get("KUBECONFIG") or str(Path(environment.get("HOME", ""), USUAL))
    for path in map(Path, filter(None, named.split(os.pathsep))):
        for user in _users(path):
            yield from _secrets(user, path.parent)


def _users(path: Path) -> Iterator[dict[str, Any]]:
    try:
        kept = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError):
        return
    users = kept.get("users") if isinstance(kept, dict) else None
    for user in users if isinstance(users, list) else ():
        if isinstance(user, dict) and isinstance(user.get("user"), dict):
            yield user["user"]


def _secrets(user: Mapping[str, Any], folder: Path) -> Iterator[Secret]:
    for field, what in (_PLAIN | _ENCODED).items():
        if isinstance(user.get(field), str):
            yield Secret(user[field], f"{what} of the kubeconfig")
            yield Secret(_decoded(user[field]) if field in _ENCODED else "", f"{what} of the kubeconfig")
    for field, what in _FILES.items():
        if isinstance(user.get(field), str):
            yield Secret(_read(folder / user[field]), f"{what} of the kubeconfig")
    yield from _of_provider(user)


def _of_provider(user: Mapping[str, Any]) -> Iterator[Secret]:
    """Give what a program that logs in is told, and what an older one has kept."""
    provider, program = user.get("auth-provider"), user.get("exec")
    kept = provider.get("config") if isinstance(provider, dict) else None
    kept = kept if isinstance(kept, dict) else {}
    for field in _PROVIDERS:
        yield Secret(str(kept.get(field, "")), "a token of the kubeconfig")
    given = program.get("env") if isinstance(program, dict) else None
    variables = [each for each in given if isinstance(each, dict)] if isinstance(given, list) else []
    yield from secrets_of({str(each.get("name")): str(each.get("value")) for each in variables})


def _decoded(text: str) -> str:
    try:
        return base64.b64decode(text).decode("ascii")
    except (binascii.Error, UnicodeDecodeError):
        return ""


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii")
    except (OSError, UnicodeDecodeError):
        return ""
