"""The paired phones, kept so that a restart forgets none; a file that cannot be read holds none."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from quarterdeck.errors import MachineError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Phone:
    """A phone that may drive the talk: its `name` for us and what it is `called`, and times in seconds of the clock.

    `lock` is made from the secret that the phone keeps, and opens nothing by itself.
    """

    name: str
    called: str
    lock: str
    paired: float
    seen: float


class Phonebook:
    """A small file in the state folder, readable by its owner alone."""

    def __init__(self, folder: Path) -> None:
        """Keep the phones in this folder."""
        self._file = folder / "phones.json"

    def read(self) -> dict[str, Phone]:
        """Give every phone by its name."""
        try:
            phones = [Phone(**kept) for kept in json.loads(self._file.read_text("utf-8"))]
            return {phone.name: phone for phone in phones if all(map(_is_sound, asdict(phone).items()))}
        except (OSError, ValueError, TypeError, AttributeError):
            return {}

    def write(self, phones: Iterable[Phone]) -> None:
        """Keep these phones and no others, whole or not at all; raises MachineError where that cannot be."""
        draft = self._file.with_suffix(".part")
        try:
            draft.unlink(missing_ok=True)  # its mode may not be ours
            descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with open(descriptor, "w", encoding="utf-8") as file:  # noqa: PTH123  # the descriptor carries the mode
                json.dump([asdict(phone) for phone in phones], file)
                file.flush()
                os.fsync(file.fileno())  # what was revoked must not come back when the power goes
            draft.replace(self._file)
        except OSError as error:
            remedy = "make room there before the server is started again, or set QUARTERDECK_STATE to another folder"
            raise MachineError(
                f"{self._file}: the paired phones cannot be kept ({error.strerror}); {remedy}"
            ) from error


def _is_sound(field: tuple[str, object]) -> bool:
    name, value = field
    return isinstance(value, float if name in {"paired", "seen"} else str)


def describe(agent: str) -> str:
    """Say what a browser runs on, from what it says of itself: one word or two, for the owner of several phones."""
    known: Mapping[str, str] = {
        "iPhone": "iPhone",
        "iPad": "iPad",
        "Android": "Android phone",
        "Macintosh": "Mac",
        "Windows": "Windows",
        "Linux": "Linux",
    }
    return next((words for sign, words in known.items() if sign in agent), "a browser")
