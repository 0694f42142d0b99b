"""Where a program sends what is said: plain text, a caption a line, with the owner's token in its head."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, jsonify, request

from quarterdeck.errors import RefusedError

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask.typing import ResponseReturnValue

    from quarterdeck.auth.token import Access

LARGEST = 64 * 1024  # bytes in one request
BEARER = "Bearer "


def caption_inlet(access: Access, say: Callable[[str, str], int]) -> Blueprint:
    """Take lines at `/captions` for `say`, which is given a text and its language and gives how many lines it was."""
    captions = Blueprint("captions", __name__)

    @captions.post("/captions")
    def take() -> ResponseReturnValue:
        if not access.owns(request.headers.get("Authorization", "").removeprefix(BEARER)):
            return "Captions need the owner's token, as “Authorization: Bearer TOKEN”.\n", 403
        if (request.content_length or 0) > LARGEST:
            return f"These are more than {LARGEST >> 10} KiB; send them line by line.\n", 413
        try:
            return jsonify(lines=say(request.get_data().decode(), request.args.get("language", "")))
        except UnicodeDecodeError:
            return "These are not UTF-8.\n", 400
        except RefusedError as error:
            return f"{error}\n", 400

    return captions
