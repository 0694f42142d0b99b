"""The words of the dialect: each stands with what the documents say of it, and with what it does to a slide.

``words`` is their table of contents, of header keys and slide commands.
A new command is a `Word` in the file of its theme; ``python -m quarterdeck.deck`` then writes it into
docs/writing-decks.md.
"""
