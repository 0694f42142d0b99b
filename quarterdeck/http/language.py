"""In which language somebody reads: as the address says, else as they have chosen, else as their browser does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import g, request

from quarterdeck.http.wording import speak, speak_as_read

if TYPE_CHECKING:
    from werkzeug.wrappers import Response

    from quarterdeck.content import Content

ARGUMENT = "language"  # of an address
COOKIE = "quarterdeck-language"  # no secret: a page's script looks whether the browser has kept it
YEAR = 365 * 24 * 3600  # seconds


def as_asked(content: Content) -> Content:
    """Give the talk in the language that its address names, else in its own, for desk and hall; and speak it."""
    read = content.read_in(request.args.get(ARGUMENT, ""))
    speak(read.deck.language)
    return read


def as_read(content: Content, *, owner: bool = False) -> Content:
    """Give the talk in the language of the browser that asks; an owner's shows it to the hall, and has to be told.

    What the page says of its own is in that language, or in the nearest to what the browser asks for.
    """
    g.varies = True
    wanted = request.args.get(ARGUMENT, ""), request.cookies.get(COOKIE, "")
    named = next((language for language in wanted if language in content.decks), "")
    if owner:
        read = content.read_in(named)
        speak(read.deck.language)
        return read
    speak_as_read(named)
    return content.read_in(named or request.accept_languages.best_match(list(content.decks)) or "")


def choose(content: Content) -> None:
    """Have the browser keep the language that the address names: somebody has chosen it on a page."""
    named = request.args.get(ARGUMENT, "")
    if named in content.decks and named != request.cookies.get(COOKIE):
        g.chosen = named


def remember(answer: Response) -> Response:
    """Write onto an answer what was chosen, and by what it may differ."""
    if g.get("chosen"):
        path = f"{request.script_root}/"  # another talk may lie below another path of this host
        answer.set_cookie(COOKIE, g.chosen, max_age=YEAR, path=path, samesite="Lax")
    if g.get("varies"):
        answer.vary.update(("Accept-Language", "Cookie"))
    return answer
