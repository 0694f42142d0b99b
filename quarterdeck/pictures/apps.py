"""What a browser shows of the program that a demo runs, fetched once for everybody."""

from __future__ import annotations

from msgspec import Struct


class AppPicture(Struct, frozen=True, tag_field="kind", tag="app"):
    """A page: its address, HTTP's `status` (0 where nothing has answered), and its `body`, which is HTML or plain text.

    `problem` says in a few words why there is no page; `cut` that there is more of it.
    """

    url: str
    status: int = 0
    html: bool = False
    body: str = ""
    cut: bool = False
    problem: str = ""
