"""Every word of the dialect: those that mean something here, and those that are only known."""

from __future__ import annotations

from quarterdeck.deck.dialect import ballot, builds, cues, layout, look, outline, styles, transition

# On a slide the words act in this order.
WORDS = (
    *outline.WORDS,
    *cues.WORDS,
    *builds.WORDS,
    *layout.WORDS,
    *look.WORDS,
    *styles.WORDS,
    *transition.WORDS,
    *ballot.WORDS,
)

HEADER_KEYS = frozenset(word.name for word in WORDS if word.key)
COMMANDS = frozenset(word.name for word in WORDS if word.commands)

# Deckset's other words, accepted and without effect, so that a deck written for it opens unchanged.
OTHERS = frozenset({
    "pause-screen-text", "pause-screen-image",
})  # fmt: skip
# What some write and nobody documents.
UNDRAWN = frozenset({"alternating-colors", "line-numbers"})
# What other tools write between the `---` lines on top of a file.
FOREIGN = frozenset({"author", "date", "description", "lang", "layout", "marp", "paginate", "size", "subtitle", "tags"})

TAKES = {word.name: word.takes for word in WORDS if word.takes}

KNOWN_KEYS = HEADER_KEYS | OTHERS
KNOWN_COMMANDS = COMMANDS | OTHERS | UNDRAWN
