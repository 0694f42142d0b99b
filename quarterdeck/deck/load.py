"""Reading a deck from disk: everything that can be wrong with it becomes one sentence with its place."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

from quarterdeck.deck.drawn_before import DrawnBefore
from quarterdeck.deck.model import LANGUAGE, Deck
from quarterdeck.deck.parse.document import make_parser, parse
from quarterdeck.deck.render.context import Context
from quarterdeck.deck.render.pictures import shortened
from quarterdeck.deck.render.rules import render_rules
from quarterdeck.deck.themes import worn_by
from quarterdeck.downloads.cache import is_remote
from quarterdeck.errors import DeckError
from quarterdeck.findings import Finding, Place, Severity
from quarterdeck.settings import PROGRAM

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from quarterdeck.deck.model import Image, Slide
    from quarterdeck.deck.themes import Worn
    from quarterdeck.downloads.cache import Cache

LARGEST = 2 * 1024 * 1024
OWN = {"title", "language"}  # keys of a header that each language of a deck says for itself


def load_deck(
    path: Path,
    demos: Path,
    cache: Cache | None = None,
    before: DrawnBefore | None = None,
    original: Deck | None = None,
) -> Deck:
    """Read a deck and draw its slides; `demos` is the folder that `[.file: demos/…]` means.

    Pictures from the net are shown where they are in the `cache`; what was drawn `before` is not drawn again. What the
    header of the `original` says holds for its translation too, unless that says otherwise.

    Raises DeckError when there is nothing to show; anything less is among the deck's `findings`.
    What is shown depends on files of the deck's folder and of `demos`, and on no others.
    """
    text = read_text(path)
    parser = make_parser().use(render_rules)
    before = before or DrawnBefore()
    parsed = parse(text, parser, path, before.page, _shared(original))
    if not parsed.pages:
        raise DeckError("this deck has no slides yet", Place(path), "write a first one, such as “# Hello”")
    context = Context.of(parsed, parser, path, (demos, cache))
    context = replace(context, total=len(original.slides)) if original else context
    language = parsed.header.language or LANGUAGE
    slides = tuple(replace(slide, language=language) for slide in before.draw(parsed, context))
    theme, unfit = worn_by(parsed.header.values.get("theme", ""), Place(path, context.line_of("theme")))
    deck = Deck(
        path,
        parsed.header.values.get("title") or slides[0].title,
        slides,
        parsed.header.values,
        _version(slides, theme),
        theme,
        images=tuple(context.pictures.asked),
        time_budget=parsed.header.time_budget,
        language=language,
    )
    lacking = (*missing_pictures(deck), *unfetched_pictures(deck))
    return replace(deck, findings=(*context.findings, *unfit, *context.fonts.findings, *lacking))


def _shared(original: Deck | None) -> Mapping[str, str]:
    """Give what a deck's header says for its translations too."""
    header = original.header if original else {}
    return {key: value for key, value in header.items() if key not in OWN}


def read_text(path: Path) -> str:
    """Read a deck's text; raises DeckError for a file that is missing, too large, empty or not UTF-8."""
    try:
        size = path.stat().st_size
        content = path.read_bytes() if size <= LARGEST else b""
    except FileNotFoundError:
        raise DeckError(
            "there is no such deck", Place(path), f"name one that is there, or begin one: {PROGRAM} new my-talk"
        ) from None
    except OSError as error:
        reason = error.strerror or "it is not a file"
        raise DeckError(f"this deck cannot be read ({reason})", Place(path), "name a Markdown file") from None
    if size > LARGEST:
        raise DeckError(f"this deck is {size / 2**20:.1f} MiB; the most is {LARGEST >> 20}", Place(path), "split it")
    return _decoded(content, path)


def _decoded(content: bytes, path: Path) -> str:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise DeckError("this line is not UTF-8", Place(path, line), "save the deck in that encoding") from None
    if not text.strip():
        raise DeckError("this deck is empty", Place(path), "write a first slide, such as “# Hello”")
    return text


def missing_pictures(deck: Deck) -> list[Finding]:
    """Name the pictures that are not there in one finding; none where all are."""
    missing = [image for image in deck.missing if not is_remote(image.source)]
    if not missing:
        return []
    what = "this picture is" if len(missing) == 1 else f"these {len(missing)} pictures are"
    sentence = f"{what} missing, and a placeholder is shown: {_named(missing)}"
    return [Finding(missing[0].place, Severity.ERROR, sentence, "put them beside the deck")]


def unfetched_pictures(deck: Deck) -> list[Finding]:
    """Name the pictures in the net that are not in the cache, in one finding; none where all are."""
    missing = [image for image in deck.missing if is_remote(image.source)]
    if not missing:
        return []
    what = "this picture lies" if len(missing) == 1 else f"these {len(missing)} pictures lie"
    sentence = f"{what} in the net, and a placeholder is shown until it is fetched: {_named(missing)}"
    remedy = "a server fetches them while it runs; before that: python -m quarterdeck check --fetch"
    return [Finding(missing[0].place, Severity.WARNING, sentence, remedy)]


def _named(images: Sequence[Image]) -> str:
    return ", ".join(f"{shortened(image.source)} (line {image.place.line})" for image in images)


def _version(slides: tuple[Slide, ...], theme: Worn) -> str:
    """Sum up all that is shown; pictures count through their addresses, which change when they do."""
    return hashlib.sha256(
        f"{theme.name} {theme.variant} {theme.own} {slides!r}".encode("utf-8", "surrogatepass")
    ).hexdigest()[:12]
