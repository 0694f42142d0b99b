"""The fonts a deck may name, and which of ours stands for one that is not here."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quarterdeck.findings import Finding, Place, Severity

if TYPE_CHECKING:
    from pathlib import Path

# The families that are served from here, by the custom property that names each in static/css/fonts.css.
BUNDLED = {
    "sans": "Source Sans 3",
    "grotesque": "Inter",
    "serif": "Source Serif 4",
    "mono": "JetBrains Mono",
    "condensed": "Oswald",
    "hand": "Shantell Sans",
}
# Words by which a family's kind is known; the first line that holds one of a name's words decides.
KINDS = (
    (
        "mono",
        "mono code courier console consolas menlo monaco terminal typewriter hack inconsolata cousine andale fixedsys",
    ),
    ("hand", "hand marker script comic brush chalk chalkboard sketch pencil caveat noteworthy bradley kalam felt"),
    (
        "condensed",
        "condensed cond compressed narrow impact oswald ostrich anton bebas knockout league haettenschweiler",
    ),
    ("serif", "serif slab times georgia garamond baskerville merriweather palatino didot bodoni playfair lora caslon"),
    ("serif", "minion cambria crimson hoefler rockwell tisa charter iowan libre antiqua bookman cochin century"),
    ("grotesque", "inter helvetica arial roboto"),
)
WEIGHTS = {
    "hairline": 100, "thin": 100, "extralight": 200, "ultralight": 200, "light": 300, "book": 400, "regular": 400,
    "roman": 400, "normal": 400, "medium": 500, "demi": 600, "demibold": 600, "semibold": 600, "bold": 700,
    "extrabold": 800, "heavy": 800, "black": 900, "ultra": 900,
}  # fmt: skip
SLANTED = frozenset({"italic", "oblique"})
NAME = re.compile(r"\w[\w .+'&-]*")
COMPOUND = re.compile(r"[ _-]*(semi|demi|extra|ultra)[ _-]*(bold|light)\b", re.IGNORECASE)
JOINT = re.compile(r"(?<=[a-z])(?=[A-Z])|[\s_-]+")  # AvenirNext-Bold is Avenir Next Bold


@dataclass(frozen=True, slots=True)
class Font:
    """A font as it is shown here: `kind` is a key of BUNDLED, empty where only a weight or a slant was named.

    `family` is what the deck called it, `here` says that it is one of ours.
    """

    family: str
    kind: str
    here: bool
    weight: int | None
    slanted: bool


class StandIns:
    """Keeps account of the fonts that a deck names and that are not here."""

    def __init__(self, deck: Path) -> None:
        """Know whose fonts they are."""
        self._deck = deck
        self._found: dict[str, tuple[int, str]] = {}

    def note(self, font: Font, line: int) -> None:
        """Remember a font that is not here, and the first line that names it."""
        if not font.here:
            self._found.setdefault(font.family, (line, BUNDLED[font.kind]))

    @property
    def found(self) -> dict[str, tuple[int, str]]:
        """The families that are not here, each with the first line that names it and what stands for it."""
        return self._found

    @property
    def findings(self) -> list[Finding]:
        """All of them in one finding; none where all are here."""
        if not self._found:
            return []
        said = [f"{ours} for {family} (line {line})" for family, (line, ours) in self._found.items()]
        what = "a font is" if len(said) == 1 else f"{len(said)} fonts are"
        sentence = f"{what} not here, and the nearest is shown: {', '.join(said)}"
        remedy = f"to choose yourself, name one of {', '.join(BUNDLED.values())}"
        return [
            Finding(
                Place(self._deck, min(line for line, _ in self._found.values())), Severity.WARNING, sentence, remedy
            )
        ]


def read_font(text: str) -> Font | None:
    """Read a font's name with its weight, such as ``Avenir Next Bold``; None for what cannot be a name."""
    said = COMPOUND.sub(lambda found: f" {found[1]}{found[2]}".lower(), text.strip().strip("\"'"))
    if not NAME.fullmatch(said):
        return None
    words = [word for word in JOINT.split(said) if word]
    plain = [word for word in words if word.lower() not in SLANTED | WEIGHTS.keys()]
    weights = [WEIGHTS[word.lower()] for word in words if word.lower() in WEIGHTS]
    family = " ".join(plain)
    kind, here = _kind(family)
    return Font(family, kind, here, weights[-1] if weights else None, any(word.lower() in SLANTED for word in words))


def _kind(family: str) -> tuple[str, bool]:
    """Give the kind of the family that stands for one, and whether it is the very same."""
    if not family:
        return "", True
    bare = family.lower().removesuffix(" pro").removesuffix(" variable")
    for kind, ours in BUNDLED.items():
        if bare in {ours.lower(), ours.lower().rstrip(" 0123456789")}:
            return kind, True
    words = set(bare.split())
    kinds = (kind for kind, known in KINDS if words & set(known.split()) and not (kind == "serif" and "sans" in words))
    return next(kinds, "sans"), False
