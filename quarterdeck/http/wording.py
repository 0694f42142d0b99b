"""What a page says of its own, in the language of whoever reads it: `say`, in templates and in scripts.

Which language that is, `http.language` finds out when the page is asked for.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from flask import current_app, g, request
from markupsafe import Markup, escape

from quarterdeck.catalogue import ENGLISH, GIVEN, WORDS, Said, nearest, read_catalogues

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from flask import Flask

    from quarterdeck.catalogue import Catalogue, Groups

PHRASES = {  # the groups that the scripts of a page say, besides what all say
    "carried": ("demo", "key-names", "keys", "learning", "overview", "picture", "slides"),
    "contents": ("learning",),
    "join": (),
    "presenter": (
        *("captions-desk", "demo", "desk-keys", "film-control", "films", "key-names", "keys", "overview", "picture"),
        *("poll-control", "polls", "presenting", "question-list", "questions", "refused", "slides", "upcoming"),
    ),
    "print": ("slides",),
    "remote": ("demo", "film-control", "poll-control", "polls", "presenting", "refused", "upcoming"),
    "room": (
        *("demo", "faults", "films", "key-names", "keys", "learning", "line", "overview", "picture"),
        *("polls", "questions", "refused", "slides"),
    ),
    "screen": ("demo", "films", "line", "picture", "polls", "questions", "refused", "slides"),
}


def use_wording(app: Flask, folder: Path = WORDS) -> None:
    """Let an application's templates say things, out of the catalogues in a folder."""
    app.jinja_env.globals.update(say=say, spoken=spoken)
    app.extensions["words"] = folder


def catalogues() -> Mapping[str, Catalogue]:
    """Give what there is to say in each language, read anew when a file of a page was saved."""
    return _read(current_app.extensions["words"], current_app.extensions["files"].state())


@lru_cache(maxsize=2)
def _read(folder: Path, _state: str) -> Mapping[str, Catalogue]:
    return read_catalogues(folder)


def speak(tag: str) -> None:
    """Have this answer said in the catalogue nearest to a language, in English where there is none."""
    known = catalogues()
    g.catalogue = nearest(known, tag) or known[ENGLISH]


def speak_as_read(chosen: str = "") -> None:
    """Have it said in the language that was chosen, else as the browser that asks prefers."""
    known = catalogues()
    wanted = request.accept_languages.best_match(list(known)) or ENGLISH
    g.catalogue = nearest(known, chosen) or known[wanted]


def spoken_here() -> Catalogue:
    """Give what this answer says it from."""
    if "catalogue" not in g:
        speak(ENGLISH)
    here: Catalogue = g.catalogue
    return here


def spoken() -> str:
    """Give the tag of the language that this answer says it in."""
    return spoken_here().language


def say(key: str, **given: object) -> Markup:
    """Give a phrase as HTML; what it is given is escaped, unless it is HTML itself."""
    written = str(escape(spoken_here().phrase(key, given.get("count"))))
    return Markup(GIVEN.sub(lambda named: str(escape(given.get(named[1], named[0]))), written))  # noqa: S704  # escaped just here


def say_again(sentence: str) -> str:
    """Give a sentence of the server's in the language of this answer, where it knows its phrase."""
    return say(sentence.phrase, **sentence.given) if isinstance(sentence, Said) else sentence


def phrases_for(page: str) -> Groups:
    """Give what the scripts of a page say; a page of another name has none."""
    return spoken_here().only(("talk", *PHRASES[page])) if page in PHRASES else {}
