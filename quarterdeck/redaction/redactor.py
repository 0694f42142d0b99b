"""Hides secrets in text that comes in pieces, wherever the pieces are cut. Pure: no clock, no file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from quarterdeck.columns.width import ENDLESS, widths
from quarterdeck.redaction.secret import usable
from quarterdeck.redaction.seen import Seen, divide, visible
from quarterdeck.redaction.shapes import SHAPES

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator, Sequence

    from quarterdeck.redaction.secret import Secret
    from quarterdeck.redaction.shapes import Shape

HIDDEN = "•"
EMOJI = 16  # characters of the longest, and more
CONTEXT = 96  # characters kept of what has been given away: enough for what announces a secret
BRIEF = 3  # characters of a secret's beginning that may be seen, where nothing has followed them for a while
UNDECIDED = 1100  # characters, at most, of what has begun as a secret does by its shape
FAR = 2048  # characters at a text's end that are looked at closely where it may end in a secret's beginning
RARE = "_-AJ"  # in most signs, and in little else: one look for each spares most of those for the signs


class Span(NamedTuple):
    """What is to be hidden, from `start` to before `end`; `shape` where that may go on."""

    start: int
    end: int
    what: str
    shape: Shape | None = None


class Redaction:
    """What is known to be secret; each stream of text gets a `Redactor` of its own."""

    def __init__(self, secrets: Iterable[Secret] = ()) -> None:
        """Know these, and what is secret by its shape."""
        self.secrets = usable(secrets)

    def stream(self, cols: int = ENDLESS) -> Redactor:
        """Begin a stream, that of a terminal with so many columns."""
        return Redactor(self.secrets, cols)

    def text(self, text: str) -> str:
        """Give a whole text with its secrets hidden."""
        stream = self.stream()
        return stream.feed(text) + stream.rest()

    def within(self, value: Any) -> Any:
        """Give a plain value, as of JSON, with the secrets in its texts hidden."""
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, dict):
            return {key: self.within(inner) for key, inner in value.items()}
        return [self.within(inner) for inner in value] if isinstance(value, list | tuple) else value


class Redactor:
    """One stream. What may turn out to be a secret's beginning is held back until more has come.

    `found` says what has been hidden, in order; whoever tells of it empties it.
    """

    def __init__(self, secrets: Sequence[Secret], cols: int) -> None:
        """Begin at a terminal's first column."""
        self.found: list[str] = []
        self._secrets = secrets
        self._cols = cols
        self._held = ""
        self._before = ""  # the end of what has been given away, as it was before anything in it was hidden
        self._passed = 0  # characters given away in all
        self._told = 0  # before which everything hidden is in `found`
        self._column = 0
        self._inside: list[Shape] = []  # what goes on in the next piece
        self._open = ""  # an escape sequence whose end has not come
        self._betrayed = 0  # characters, before what is held back, that have been given away of the same beginning

    @property
    def holds(self) -> bool:
        """Say whether something is held back."""
        return bool(self._held or self._open)

    def feed(self, text: str) -> str:
        """Take a piece, and give what may be shown by now."""
        text, self._open = divide(self._held + self._open + text)
        self._held = ""
        flat = self._before.replace("\n", "") + visible(text)
        if self._contains(flat):
            return self._search(text)
        if self._begins(flat):
            clear = self._clear(text)
            return self._pass(text[:clear]) + self._search(text[clear:])
        return self._pass(text)

    def _pass(self, text: str) -> str:
        """Give a text away in which there is nothing to hide."""
        if not text:
            return text
        cut = text.rfind("\n", 0, max(0, len(text) - 2 * CONTEXT)) + 1
        seen = Seen(text[cut:], 0, self._cols) if cut else self._seen(text)
        self._give("\n" * bool(cut) + seen.flat, seen.column(len(seen.flat)))
        return text

    def release(self) -> str:
        """Give what is held back where that is but a letter or two, as nothing has followed them for a while."""
        seen = self._seen(self._held)
        if self._inside or self._betrayed + len(seen.flat) > BRIEF:
            return ""
        text, self._held = self._held, ""
        self._give(seen.flat, seen.column(len(seen.flat)))
        return text

    def rest(self) -> str:
        """Give what is held back: the text ends here, so that what only begins as a secret does is none."""
        seen, text, self._held = self._seen(self._held), self._held, ""
        offset = len(self._before)
        spans = [span for span in self._spans(self._before + seen.flat, offset) if span.end > offset]
        self._tell(spans, offset)
        return _hide(text, seen, _clipped(spans, offset, len(seen.flat))) + self._open

    def end(self) -> str:
        """Give what is held back still, hidden: nothing will follow that says what it is."""
        seen, text, self._held = self._seen(self._held), self._held, ""
        return _hide(text, seen, [(0, len(seen.flat))]) + self._open

    def _seen(self, text: str) -> Seen:
        return Seen(text, self._column, self._cols, self._before[-EMOJI:])

    def _contains(self, flat: str) -> bool:
        """Say whether a text may hold a secret; quick, as nearly none does."""
        return bool(self._inside or _signed(flat)) or any(secret.text in flat for secret in self._secrets)

    def _begins(self, flat: str) -> bool:
        """Say whether a text may end as a secret begins."""
        folded = flat.removesuffix(" ")  # what readline may have put there to fold the line
        return any(
            _beginning(flat, secret.text) < len(flat) or _beginning(folded, secret.text) < len(folded)
            for secret in self._secrets
        )

    def _clear(self, text: str) -> int:
        """Say up to which line's end a text is before all that may begin a secret at its own end."""
        cut = text.rfind("\n", 0, max(0, len(text) - FAR)) + 1
        return cut if len(visible(text[cut:])) > len(self._secrets[0].text) else 0

    def _search(self, text: str) -> str:
        seen, offset = self._seen(text), len(self._before)
        flat = self._before + seen.flat
        if not seen.flat:
            return text
        spans = sorted(
            (span for span in self._spans(flat, offset) if span.end > offset), key=lambda span: (span.start, -span.end)
        )
        hold, self._inside = self._hold(flat, offset, spans)
        shown = [span for span in spans if span.start < hold]
        self._tell(shown, offset)
        at = seen.place(hold - offset)
        given, self._held = text[:at], text[at:]
        given = _hide(given, seen, _clipped(shown, offset, hold - offset))
        self._give(seen.flat[: hold - offset], seen.column(hold - offset))
        return given

    def _spans(self, flat: str, offset: int) -> Iterator[Span]:
        for shape in self._inside:
            more = shape.more.match(flat, offset)
            yield Span(offset, more.end() if more else offset, shape.what, shape)
        for secret in self._secrets:
            at = flat.find(secret.text)
            while at >= 0:
                yield Span(at, at + len(secret.text), secret.what)
                at = flat.find(secret.text, at + 1)
        for shape in _signed(flat):
            for found in shape.whole.finditer(flat):
                yield Span(*found.span(1), shape.what, shape)

    def _hold(self, flat: str, offset: int, spans: Sequence[Span]) -> tuple[int, list[Shape]]:
        """Say from where on to wait for more, and which shapes go on there."""
        begun = [found.start(1) for shape in _signed(flat) if shape.begun and (found := _ends(shape.begun, flat))]
        begun += [_beginning(flat, secret.text) for secret in self._secrets]
        first = min(begun, default=len(flat))
        self._betrayed, hold, inside = max(0, offset - first), max(offset, first), []
        for span in spans:
            if span.start < hold or (span.start == hold and not span.shape and span.end < hold + CONTEXT):
                hold = max(hold, span.end)  # what is hidden may go at once, also where more of it may follow
            if span.shape and span.start < hold and span.end == len(flat):
                inside.append(span.shape)
        return hold - max((len(shape.last) for shape in inside if flat.endswith(shape.last)), default=0), inside

    def _tell(self, spans: Iterable[Span], offset: int) -> None:
        for span in spans:
            if self._passed - offset + span.start >= self._told:
                self.found.append(span.what)
            self._told = max(self._told, self._passed - offset + span.end)

    def _give(self, flat: str, column: int) -> None:
        """Remember what is given away."""
        self._passed += len(flat)
        self._before, self._column = (self._before + flat)[-CONTEXT:], column


def _signed(flat: str) -> list[Shape]:
    absent = {letter for letter in RARE if letter not in flat}
    return [shape for shape in SHAPES if absent.isdisjoint(shape.sign) and _has(flat, shape)]


def _has(flat: str, shape: Shape) -> bool:
    return shape.sign in (flat.lower() if shape.any_case else flat)


def _ends(begun: re.Pattern[str], flat: str) -> re.Match[str] | None:
    return begun.search(flat, max(0, len(flat) - UNDECIDED))


def _beginning(flat: str, secret: str) -> int:
    """Say where the beginning of a secret stands at a text's end, the text's length where none does."""
    at = flat.find(secret[0], max(0, len(flat) - len(secret) + 1))
    while at >= 0:
        if secret.startswith(flat[at:]):
            return at
        at = flat.find(secret[0], at + 1)
    return len(flat)


def _clipped(spans: Iterable[Span], offset: int, end: int) -> list[tuple[int, int]]:
    """Give the part of each span that has not been given away, counted from where that begins."""
    return [(max(span.start - offset, 0), min(span.end - offset, end)) for span in spans]


def _hide(text: str, seen: Seen, spans: Iterable[tuple[int, int]]) -> str:
    """Put a mark as wide in the place of each character that is seen."""
    letters = list(text)
    for start, end in spans:
        for at, wide in enumerate(widths(seen.flat[start:end]), start):
            if seen.flat[at] != "\n":
                letters[seen.place(at)] = HIDDEN * wide
    return "".join(letters)
