"""The Flask application and its Socket.IO server, put together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Flask, render_template, url_for
from werkzeug.exceptions import HTTPException, InternalServerError

from quarterdeck.http.assets import register_assets
from quarterdeck.http.language import remember
from quarterdeck.http.learner import Learner
from quarterdeck.http.pages import Pages
from quarterdeck.http.remote import Remote
from quarterdeck.http.static_files import PlainFiles, StaticFiles
from quarterdeck.http.theme import theme_blueprint
from quarterdeck.http.wording import say, speak_as_read, use_wording
from quarterdeck.settings import HOME, PACKAGE

if TYPE_CHECKING:
    from pathlib import Path

    from flask.typing import ResponseReturnValue

    from quarterdeck.auth.pairing import Pairing
    from quarterdeck.auth.token import Access
    from quarterdeck.http.pages import Times
    from quarterdeck.talk.handle import Talk
    from quarterdeck.urls import Links

REMEDIES = {403, 404, 405}  # what went wrong, where the catalogue says what to do


def create_app(
    talk: Talk, access: Access, links: Links, pairing: Pairing, times: Times, *, fetched: Path | None = None
) -> Flask:
    """Build the application for a talk.

    `times` gives what each demo took in rehearsal; `fetched` is the folder of pictures from the net.
    """
    app = Flask("quarterdeck", root_path=str(HOME), static_folder="static", template_folder="templates")
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.extensions["files"] = PlainFiles()
    use_wording(app)
    pages = Pages(talk, access, links, pairing, times)
    app.register_blueprint(pages.blueprint())
    app.register_blueprint(Learner(talk, pages).blueprint())
    app.register_blueprint(Remote(talk, access, pairing, links).blueprint())

    def is_shown(path: Path) -> bool:
        """Give away only what the deck shows, not every picture that lies beside it."""
        return any(image.path == path for image in talk.content.images)

    app.register_blueprint(theme_blueprint(lambda: talk.content.deck))
    register_assets(app, lambda: talk.content.deck.folder, is_shown, fetched)
    app.after_request(remember)
    app.register_error_handler(HTTPException, _error_page)
    return app


def _remedy(code: int) -> str:
    return say(f"error.{code}", first=url_for("pages.slide", number=1)) if code in REMEDIES else ""


def _error_page(error: HTTPException) -> ResponseReturnValue:
    code = error.code or InternalServerError.code
    speak_as_read()
    ours = error.description not in {None, type(error).description}  # said where it was raised
    message = (error.description if ours else _remedy(code) or error.description) or ""
    title = say(f"error.{code}-title") if code in REMEDIES else error.name
    return render_template("error.html", status=code, title=title, message=message), code


def serve_from_memory(app: Flask) -> None:
    """Have a talk's files answered ahead of Flask, under addresses that hold for ever, and its pages name them so."""
    files = StaticFiles(app.wsgi_app, HOME, changing=HOME.parent != PACKAGE)
    app.extensions["files"] = files
    app.wsgi_app = files  # type: ignore[method-assign]
