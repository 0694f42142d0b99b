"""Everything that can be set, frozen; the only reader of the environment."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from quarterdeck.errors import MachineError

if TYPE_CHECKING:
    from collections.abc import Mapping

VERSION = "0.1.0"
PACKAGE = Path(__file__).resolve().parent
# Templates, scripts and our own talk: beside the package in a checkout, inside it where it was installed from a wheel.
HOME = next(
    (folder for folder in (PACKAGE / "home", PACKAGE.parent) if (folder / "templates").is_dir()), PACKAGE.parent
)
OWN_DECK = HOME / "slides" / "deck.md"
# What whoever reads a message can type: an installed command, or in a checkout the module.
PROGRAM = "quarterdeck" if Path(sys.argv[0]).stem == "quarterdeck" else "python -m quarterdeck"
NODE_IMAGE = "node:26-alpine"
PORT = 5000
LAST_PORT = 65535
FASTEST = 1000
OURS = "QUARTERDECK_"
# Every variable of the environment that is ours to read.
NAMES = frozenset({
    "QUARTERDECK_ALLOW_PRIVATE_PICTURES", "QUARTERDECK_ALLOW_PRODUCTION", "QUARTERDECK_DECK", "QUARTERDECK_HOST",
    "QUARTERDECK_PORT", "QUARTERDECK_PUBLIC_URL", "QUARTERDECK_SECRETS", "QUARTERDECK_SHELL_RC", "QUARTERDECK_STATE",
    "QUARTERDECK_TEMPO", "QUARTERDECK_TLS_CERT", "QUARTERDECK_TLS_KEY", "QUARTERDECK_TOKEN",
})  # fmt: skip


def usual_state() -> Path:
    """Give the folder for what outlives the server, where nobody has said another."""
    import platformdirs  # noqa: PLC0415  # half as slow to import as all the rest of this

    return Path(platformdirs.user_state_dir("quarterdeck"))


@dataclass(frozen=True, slots=True)
class Settings:
    """How this server is run.

    `typing` is the pace of a step typed into a terminal, in seconds a character; a tape plays, and is recorded,
    `tempo` times as fast as it would. `environment` is what a demo's shell starts from, without our own
    secrets. `node_image` is the demos' base image. With `tls_cert`, and
    `tls_key` unless the certificate's file holds its key too, the talk is served over HTTPS. `allow_production` lets
    demos run on a cluster whose name looks like production. `shell_rc` is a file that the demos' shells read first.
    `secrets` names variables whose values nobody may see, besides those whose names say so; `keys` are our own.
    `allow_private_pictures` lets a deck's pictures be fetched from this machine and private networks.
    """

    deck: Path = OWN_DECK
    host: str = "127.0.0.1"
    port: int = PORT
    token: str | None = None
    public_url: str | None = None
    tls_cert: Path | None = None
    tls_key: Path | None = None
    state: Path = field(default_factory=usual_state)
    node_image: str = NODE_IMAGE
    typing: float = 0.02
    tempo: float = 1.0
    allow_production: bool = False
    shell_rc: Path | None = None
    allow_private_pictures: bool = False
    secrets: tuple[str, ...] = ()
    keys: tuple[str, ...] = field(default=(), repr=False)
    environment: Mapping[str, str] = field(default_factory=dict, repr=False)

    @property
    def scheme(self) -> str:
        """How this server is spoken to: http or https."""
        return "https" if self.tls_cert else "http"

    @property
    def demos(self) -> Path:
        """The folder of the deck's demos: beside the deck, or beside its folder; there may be none."""
        beside = self.deck.parent / "demos", self.deck.parent.parent / "demos"
        return next((folder for folder in beside if folder.is_dir()), beside[0])

    @property
    def fetched(self) -> Path:
        """The folder that keeps what was fetched from the net."""
        return self.state / "fetched"

    @property
    def runs(self) -> Path:
        """The folder that holds one folder for each open run, and none when all is quiet."""
        return self.state / "runs"


def from_environment() -> Settings:
    """Read the settings from the environment; raises MachineError for a value that cannot be used."""
    env = os.environ
    plain = Settings()
    tempo = _tempo(env.get("QUARTERDECK_TEMPO"))
    return Settings(
        deck=Path(env.get("QUARTERDECK_DECK") or plain.deck),
        host=env.get("QUARTERDECK_HOST") or plain.host,
        port=_port(env.get("QUARTERDECK_PORT")),
        token=env.get("QUARTERDECK_TOKEN") or None,
        public_url=env.get("QUARTERDECK_PUBLIC_URL") or None,
        tls_cert=_file(env.get("QUARTERDECK_TLS_CERT")),
        tls_key=_file(env.get("QUARTERDECK_TLS_KEY")),
        state=Path(env.get("QUARTERDECK_STATE") or plain.state).expanduser(),
        node_image=env.get("NODE_IMAGE") or NODE_IMAGE,
        typing=plain.typing / tempo,
        tempo=tempo,
        allow_production=_yes("QUARTERDECK_ALLOW_PRODUCTION", env.get("QUARTERDECK_ALLOW_PRODUCTION")),
        shell_rc=_file(env.get("QUARTERDECK_SHELL_RC")),
        allow_private_pictures=_yes(
            "QUARTERDECK_ALLOW_PRIVATE_PICTURES", env.get("QUARTERDECK_ALLOW_PRIVATE_PICTURES")
        ),
        secrets=tuple((env.get("QUARTERDECK_SECRETS") or "").replace(",", " ").split()),
        environment=_shell(env),
    )


def variables_called_ours() -> list[str]:
    """Give the names of all variables of the environment that begin as our settings do, in their order."""
    return sorted(name for name in os.environ if name.startswith(OURS))


def _port(text: str | None) -> int:
    if not text:
        return PORT
    if not text.isdigit() or not 0 <= int(text) <= LAST_PORT:
        raise MachineError(f"QUARTERDECK_PORT is {text!r}", remedy=f"it must be a number from 0 to {LAST_PORT}")
    return int(text)


def _tempo(text: str | None) -> float:
    try:
        tempo = float(text or 1.0)
    except ValueError:
        tempo = 0.0
    if not 0 < tempo <= FASTEST:
        remedy = f"it must be a number above 0, at most {FASTEST}"
        raise MachineError(f"QUARTERDECK_TEMPO is {text!r}", remedy=remedy)
    return tempo


def _file(text: str | None) -> Path | None:
    return Path(text).expanduser() if text else None


def _yes(name: str, text: str | None) -> bool:
    if text not in {None, "", "0", "1"}:
        raise MachineError(f"{name} is {text!r}", remedy="it must be 1, for yes, or 0, for no")
    return text == "1"


def _shell(env: Mapping[str, str]) -> dict[str, str]:
    kept = {name: value for name, value in env.items() if not name.startswith(OURS)}
    return {**kept, "NODE_IMAGE": env.get("NODE_IMAGE") or NODE_IMAGE}
