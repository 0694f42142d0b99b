"""The phone's pages: `/pair/CODE`, where a scanned code leads, and `/remote`, the desk in a hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

from flask import Blueprint, abort, redirect, request, url_for

from quarterdeck.auth import cookies
from quarterdeck.auth.pairing import PHONE_COOKIE
from quarterdeck.auth.token import COOKIE
from quarterdeck.errors import RefusedError
from quarterdeck.http.draw_page import render
from quarterdeck.http.language import as_asked
from quarterdeck.http.wording import say, say_again, speak_as_read

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

    from quarterdeck.auth.pairing import Pairing
    from quarterdeck.auth.token import Access
    from quarterdeck.store.device_table import DeviceRow
    from quarterdeck.talk.handle import Talk
    from quarterdeck.urls import Links

DAYS = 365


class Remote:
    """Pages for whoever holds a phone: one that pairs it, and one that drives."""

    def __init__(self, talk: Talk, access: Access, pairing: Pairing, links: Links) -> None:
        """Know the talk to drive, and who may."""
        self._talk = talk
        self._access = access
        self._pairing = pairing
        self._links = links

    def blueprint(self) -> Blueprint:
        """Give both addresses as one Flask blueprint."""
        remote = Blueprint("remote", __name__)
        remote.add_url_rule("/remote", view_func=self.remote)
        remote.add_url_rule("/pair/<code>", view_func=self.ask, methods=["GET"])
        remote.add_url_rule("/pair/<code>", view_func=self.pair, methods=["POST"])
        return remote

    def remote(self) -> ResponseReturnValue:
        """Show the remote to a paired phone, and to whoever has the desk."""
        key = self._key()
        if not key:
            _refuse("pair.unpaired")
        content = as_asked(self._talk.content)
        return render("remote.html", content, key=key, slide=content.deck.slides[self._talk.slide.number - 1])

    def ask(self, code: str) -> ResponseReturnValue:
        """Offer a button; looking at the address, as previews of links do, uses no code up."""
        if self._phone():
            return redirect(url_for("remote.remote"), code=303)
        if not self._pairing.is_open(code):
            _refuse("refused.no-code")
        return render("pair.html", as_asked(self._talk.content))

    def pair(self, code: str) -> ResponseReturnValue:
        """Use the code up, and make this phone a remote."""
        answer = redirect(url_for("remote.remote"), code=303)
        if self._phone():
            return answer
        try:
            secret = self._pairing.pair(code, request.headers.get("User-Agent", ""))
        except RefusedError as error:
            speak_as_read()
            abort(403, say_again(error.finding.sentence))
        cookies.keep(answer, PHONE_COOKIE, secret, days=DAYS, links=self._links)
        return answer

    def _key(self) -> str:
        if self._access.owns_cookie(request.cookies.get(COOKIE)):
            return self._access.socket_key()
        phone = self._phone()
        return self._pairing.key_of(phone) if phone else ""

    def _phone(self) -> DeviceRow | None:
        return self._pairing.phone_of(request.cookies.get(PHONE_COOKIE))


def _refuse(key: str, **given: object) -> NoReturn:
    """Answer that this phone may not, in the language of its browser; raises what Flask makes a page of."""
    speak_as_read()
    abort(403, say(key, **given))
