"""The Flask application and its Socket.IO server, put together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Flask, render_template
from flask_socketio import SocketIO
from werkzeug.exceptions import HTTPException, InternalServerError

from quarterdeck.http.assets import register_assets
from quarterdeck.http.learner import Learning
from quarterdeck.http.pages import Pages
from quarterdeck.http.remote import Remote
from quarterdeck.settings import HOME
from quarterdeck.transport.fanout import Fanout

if TYPE_CHECKING:
    from pathlib import Path

    from flask.typing import ResponseReturnValue

    from quarterdeck.auth.pairing import Pairing
    from quarterdeck.auth.token import Access
    from quarterdeck.show.stage import Stage
    from quarterdeck.urls import Links

LARGEST = 64 * 1024  # bytes in one message from a browser

REMEDIES = {
    403: "This page is the presenter's. Open the link with the token that the server printed at its start.",
    404: "There is nothing at this address; the talk's slides are at /1 and on.",
    405: "This address can only be read.",
}


def create_app(stage: Stage, access: Access, links: Links, pairing: Pairing) -> tuple[Flask, SocketIO]:
    """Build the application for a stage; its Socket.IO messages are registered by `Sockets`."""
    app = Flask("quarterdeck", root_path=str(HOME), static_folder="static", template_folder="templates")
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    pages = Pages(stage, access, links, pairing)
    app.register_blueprint(pages.blueprint())
    app.register_blueprint(Learning(stage, pages).blueprint())
    app.register_blueprint(Remote(stage, access, pairing, links).blueprint())

    def is_shown(path: Path) -> bool:
        """Give away only what the deck shows, not every picture that lies beside it."""
        return any(image.path == path for image in stage.content.deck.images)

    register_assets(app, lambda: stage.content.deck.folder, is_shown)
    app.register_error_handler(HTTPException, _error_page)
    socketio = SocketIO(
        app,
        async_mode="gevent",
        client_manager=Fanout(),
        cors_allowed_origins=[],
        manage_session=False,  # nobody has one
        max_http_buffer_size=LARGEST,
    )
    return app, socketio


def _error_page(error: HTTPException) -> ResponseReturnValue:
    code = error.code or InternalServerError.code
    ours = error.description not in {None, type(error).description}  # said where it was raised
    message = (error.description if ours else REMEDIES.get(code, error.description)) or ""
    return render_template("error.html", status=code, title=error.name, message=message), code
