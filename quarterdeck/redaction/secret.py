"""What must never be seen, by its very text, and what it is called. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

LEAST = 6  # characters; to hide anything shorter would hide words that have nothing to do with it
LEAST_LINE = 16  # characters, of one line of a text that has several

_TELLING = re.compile(
    r"TOKEN|SECRET|PASSW(?:OR)?D|PASSPHRASE|CREDENTIAL|(?:^|_|API|ACCESS|PRIVATE)KEYS?(?:$|_)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Secret:
    """A text that must not be seen, and `what` it is, in words that may be: “the value of API_TOKEN”."""

    text: str = field(repr=False)
    what: str


def secrets_of(environment: Mapping[str, str], names: Collection[str] = ()) -> list[Secret]:
    """Give the values of the variables whose names say that they are secret, and of those in `names`."""
    telling = [name for name in environment if name in names or _TELLING.search(name)]
    return [Secret(environment[name], f"the value of {name}") for name in telling]


def usable(secrets: Iterable[Secret]) -> tuple[Secret, ...]:
    """Give what is to be looked for, the longest first: each line of each text once, but for what is too short."""
    found: dict[str, Secret] = {}
    for secret in secrets:
        lines = [line.strip() for line in secret.text.strip().splitlines()]
        least = LEAST if len(lines) == 1 else LEAST_LINE
        for line in lines:
            if len(line) >= least and not line.startswith("-----"):
                found.setdefault(line, Secret(line, secret.what))
    return tuple(sorted(found.values(), key=lambda secret: -len(secret.text)))
