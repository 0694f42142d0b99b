"""A request's headers as they come: gevent would read them as e-mail, which a hall that comes at once waits for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

LINE = re.compile(rb"([!#$%&'*+.^_`|~0-9A-Za-z-]+):([^\r\n\0]*)\r?\n")  # RFC 9112, 5; what is folded is refused
LONGEST = 8192  # bytes of a line
MOST = 100  # lines


class Headers:
    """What gevent's handler uses of headers; `status` says what is wrong with them, nothing where all is well."""

    def __init__(self, file: BinaryIO) -> None:
        """Read up to the empty line, or to the first that is no header."""
        self.status = ""
        self.headers: list[str] = []
        self._values: dict[str, str] = {}
        for line in self._lines(file):
            header = LINE.fullmatch(line)
            if header is None:
                self.status = "a line is no header"
                return
            self._add(header[1].decode("latin-1"), header[2].decode("latin-1").strip(" \t"))

    def get(self, name: str, default: str | None = None) -> str | None:
        """Give the first header of this name, in whatever case."""
        return self._values.get(name.lower(), default)

    def getheader(self, name: str, default: str | None = None) -> str | None:
        """Give the first header of this name: the handler has two words for it."""
        return self.get(name, default)

    @property
    def typeheader(self) -> str | None:
        """The type of what was posted."""
        return self.get("content-type")

    def __delitem__(self, name: str) -> None:
        """Forget a header that has to be ignored."""
        del self._values[name.lower()]
        self.headers = [line for line in self.headers if line.partition(":")[0].lower() != name.lower()]

    def _lines(self, file: BinaryIO) -> Iterator[bytes]:
        for _ in range(MOST + 1):
            line = file.readline(LONGEST)
            if line in {b"\r\n", b"\n", b""}:
                return
            yield line
        self.status = "too many headers"

    def _add(self, name: str, value: str) -> None:
        self.headers.append(f"{name}: {value}\r\n")
        self._values.setdefault(name.lower(), value)
