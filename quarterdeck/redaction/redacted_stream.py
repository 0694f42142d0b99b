"""A text stream to write to, in which secrets are hidden: for the log."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TextIO

if TYPE_CHECKING:
    from quarterdeck.redaction.redactor import Redaction


class RedactedStream:
    """Stands in the place of another stream, such as standard error; each line is looked at whole."""

    def __init__(self, stream: TextIO, redaction: Redaction) -> None:
        """Write on to a stream."""
        self._stream = stream
        self._redaction = redaction
        self._line = ""

    def write(self, text: str) -> int:
        """Write every line that is whole by now."""
        lines, newline, self._line = (self._line + text).rpartition("\n")
        if newline:
            self._stream.write(self._redaction.text(lines + newline))
        return len(text)

    def flush(self) -> None:
        """Write the rest, too."""
        rest, self._line = self._line, ""
        if rest:
            self._stream.write(self._redaction.text(rest))
        self._stream.flush()

    def __getattr__(self, name: str) -> Any:
        """Be the other stream in all else."""
        return getattr(self._stream, name)
