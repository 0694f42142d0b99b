"""Who owns the talk: whoever holds the token, or one of the keys made from it."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import hmac
import os
import secrets
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from quarterdeck.errors import MachineError
from quarterdeck.findings import Place

if TYPE_CHECKING:
    from pathlib import Path

    from quarterdeck.settings import Settings

COOKIE = "quarterdeck"
LONGEST = 4096  # characters; anything longer is nobody's key and not worth hashing
TOKEN_BYTES = 24


@dataclass(frozen=True, slots=True)
class Access:
    """The owner's token, and what is made from it for a browser and its socket, so that pages never hold the token."""

    token: str = field(repr=False)

    @classmethod
    def load(cls, settings: Settings) -> Access:
        """Take the token from the settings, else the one kept in the state folder; raises MachineError."""
        return cls(settings.token or _kept(settings.state))

    def owns(self, token: object) -> bool:
        """Say whether this is the token; anything may be given."""
        return _same(token, self.token)

    def browser_key(self) -> str:
        """Give what an owner's browser keeps in its cookie."""
        return self.derive("browser")

    def socket_key(self) -> str:
        """Give what an owner's page says when its socket connects."""
        return self.derive("socket")

    def owns_cookie(self, value: object) -> bool:
        """Say whether this cookie is an owner's; anything may be given."""
        return _same(value, self.browser_key())

    def owns_key(self, value: object) -> bool:
        """Say whether this socket's key is an owner's; anything may be given."""
        return _same(value, self.socket_key())

    def derive(self, purpose: str, secret: str = "") -> str:
        """Make a key for one purpose, of a secret where that has one; it tells neither the secret nor the token."""
        text = f"{purpose} {secret}" if secret else purpose
        return hmac.new(_bytes(self.token), _bytes(text), hashlib.sha256).hexdigest()


def know_keys(settings: Settings) -> Settings:
    """Give settings in which the talk's own keys stand, so that no demo shows them; raises MachineError."""
    access = Access.load(settings)
    return replace(settings, keys=(access.token, access.browser_key(), access.socket_key()))


def _same(given: object, wanted: str) -> bool:
    if not isinstance(given, str) or not 0 < len(given) <= LONGEST:
        return False
    return hmac.compare_digest(_bytes(given), _bytes(wanted))


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")  # a client may send half a pair; it must not raise


def _kept(state: Path) -> str:
    """Read the kept token, or make one; two servers starting at once end with the same one."""
    path = state / "token"
    try:
        state.mkdir(mode=0o700, parents=True, exist_ok=True)
        _refuse_anothers(state)
        return _read(path) or _make(path)
    except (OSError, UnicodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not text"
        remedy = "set QUARTERDECK_STATE to a folder of your own, or QUARTERDECK_TOKEN"
        raise MachineError(f"the presenter's token cannot be kept here ({reason})", Place(path), remedy) from error


def _refuse_anothers(state: Path) -> None:
    """Take no token from a folder that somebody else has put there for us, such as one in /tmp."""
    if state.stat().st_uid not in {os.geteuid(), 0} and os.geteuid() != 0:
        raise PermissionError(errno.EPERM, "the folder belongs to somebody else")


def _read(path: Path) -> str:
    try:
        token = path.read_text("utf-8").strip()
    except FileNotFoundError:
        return ""
    path.chmod(0o600)
    return token


def _make(path: Path) -> str:
    draft = path.with_name(f".token-{secrets.token_hex(4)}")
    try:
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with open(descriptor, "w", encoding="utf-8") as file:  # noqa: PTH123  # the descriptor carries the mode
            file.write(f"{secrets.token_urlsafe(TOKEN_BYTES)}\n")
        return _publish(draft, path)
    finally:
        draft.unlink(missing_ok=True)


def _publish(draft: Path, path: Path) -> str:
    """Give the draft its name unless another server was first; an empty file left by a full disk is replaced."""
    if path.exists() and not _read(path):
        draft.replace(path)
    else:
        with contextlib.suppress(FileExistsError):
            os.link(draft, path)
    return _read(path)
