"""The talk's pages: each complete without JavaScript, each safe to show to anybody."""

from __future__ import annotations

from collections import defaultdict
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from flask import Blueprint, abort, jsonify, redirect, request, send_from_directory, url_for

from quarterdeck.auth import cookies
from quarterdeck.auth.pairing import PHONE_COOKIE
from quarterdeck.auth.token import COOKIE
from quarterdeck.demo.files import files_of
from quarterdeck.http import language, lessons
from quarterdeck.http.answer_headers import lasting
from quarterdeck.http.draw_page import files_here, render
from quarterdeck.http.fragments import Fragments
from quarterdeck.http.kept_pages import KeptPages
from quarterdeck.http.panels import panels_of, records_of
from quarterdeck.http.theme import fonts_of
from quarterdeck.http.wording import spoken
from quarterdeck.qr import link_svg, qr_svg
from quarterdeck.talk.schedule import schedule

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from flask.typing import ResponseReturnValue
    from werkzeug.wrappers import Response

    from quarterdeck.auth.pairing import Pairing
    from quarterdeck.auth.token import Access
    from quarterdeck.content import Content
    from quarterdeck.deck.model import Slide
    from quarterdeck.talk.handle import Talk
    from quarterdeck.urls import Links

    Times = Callable[[], Mapping[str, Sequence[float]]]  # the seconds of each step, by the demo's name


class Pages:
    """What each address answers; see DESIGN for the promises they keep."""

    def __init__(self, talk: Talk, access: Access, links: Links, pairing: Pairing, times: Times) -> None:
        """Know the talk to show, who owns it, where the room's link leads, and what the demos took in rehearsal."""
        self._times = times
        self._fragments: defaultdict[tuple[str, str], Fragments] = defaultdict(Fragments)  # by languages
        self._kept = KeptPages()
        self._pairing = pairing
        self._talk = talk
        self._access = access
        self._links = links

    def blueprint(self) -> Blueprint:
        """Give every address as one Flask blueprint."""
        pages = Blueprint("pages", __name__)
        views: dict[str, Callable[..., ResponseReturnValue]] = {
            "/": self.room,
            "/<int:number>": self.slide,
            "/presenter": self.presenter,
            "/join": self.join,
            "/join.svg": self.join_drawing,
            "/screen": self.screen,
            "/print": self.printed,
            "/slides": self.slides,
            "/notes.json": self.notes,
            "/deck.json": self.outline,
            "/demos/<name>/<path:file>": self.demo_file,
            "/tapes/<name>.cast": self.tape,
            "/healthz": self.health,
        }
        for rule, view in views.items():
            pages.add_url_rule(rule, view_func=view)
        return pages

    def room(self) -> ResponseReturnValue:
        """Show the live slide, or the first, and follow from there."""
        number = self._talk.state.position.slide if self._talk.state.live else 1
        return self._room(number, following=True)

    def slide(self, number: int) -> ResponseReturnValue:
        """Show one slide to somebody who goes their own way."""
        if not 1 <= number <= len(self._talk.content.deck.slides):
            abort(404)
        return self._room(number, following=False)

    def presenter(self) -> ResponseReturnValue:
        """Show the desk; the token in the link becomes a cookie, and leaves the address bar."""
        admitted = self.admit(url_for("pages.presenter"))
        if admitted is not None:
            return admitted
        if not self.is_owner():
            abort(403)
        content = language.as_asked(self._talk.content)
        return self.page("presenter.html", content, slide=self._slide_of(content), **self._room_link())

    def join(self) -> ResponseReturnValue:
        """Show the room's link and its QR code, large."""
        return self.page("join.html", language.as_asked(self._talk.content), **self._room_link())

    def join_drawing(self) -> ResponseReturnValue:
        """Draw the room's link, for a slide that shows it."""
        return link_svg(self._links.room), {"Content-Type": "image/svg+xml"}

    def screen(self) -> ResponseReturnValue:
        """Show the hall's window: the talk's slide and nothing else, an owner's browser as anybody's without a key."""
        content = language.as_asked(self._talk.content)
        slide = self._slide_of(content)
        panels = panels_of(content, [slide])
        return render("screen.html", content, slide=slide, panels=panels, join=self._links.room)

    def printed(self) -> ResponseReturnValue:
        """Show every slide, one a page, and with `?text` below it what the deck says to learners."""
        content = self.chosen()
        panels = panels_of(content, content.deck.slides)
        return self.page("print.html", content, panels=panels, text="text" in request.args)

    def slides(self) -> ResponseReturnValue:
        """Give every slide as one fragment, which a page fetches once and then turns at once."""
        content = self.read()
        tongues = content.deck.language, spoken()

        def draw() -> str:
            return render("slides.html", content, fragments=self._fragments[tongues].of(content))

        answer = self._kept.give((request.script_root, "slides", *tongues), self._made_of(), draw)
        answer.set_etag(":".join((content.version, *tongues)))
        return lasting(answer, content.version)

    def notes(self) -> ResponseReturnValue:
        """Give the notes, where each slide stands, and what the talk is measured by, to its desk and phones alone."""
        if not self.is_owner() and not self._pairing.phone_of(request.cookies.get(PHONE_COOKIE)):
            abort(403)
        deck, rehearsed = language.as_asked(self._talk.content).deck, self._times()
        records = records_of(self._talk.content)
        measure = schedule(deck.slides, deck.time_budget, rehearsed)
        notes = {slide.number: slide.notes for slide in deck.slides if slide.notes}
        places = [f"{slide.place.path.name}:{slide.place.line}" for slide in deck.slides]
        plan = {"budget": measure.budget, "ends": measure.ends}
        return jsonify(notes=notes, places=places, rehearsed=rehearsed, records=records, **plan)

    def outline(self) -> ResponseReturnValue:
        """Give the outline for programs, without notes."""
        content = self._talk.content
        slides = [
            {
                "number": slide.number,
                "title": slide.title,
                "builds": slide.builds,
                "demos": [cue.name for cue in slide.cues if cue.name in content.demos],
                "poll": slide.poll and slide.poll.options,
            }
            for slide in content.deck.slides
        ]
        return jsonify(title=content.deck.title, version=content.version, slides=slides)

    def demo_file(self, name: str, file: str) -> ResponseReturnValue:
        """Give a file that a demo runs, as plain text."""
        demo = self._talk.content.demos.get(name) or abort(404)
        if PurePosixPath(file) not in files_of(demo):
            abort(404)
        return send_from_directory(demo.folder, file, mimetype="text/plain")

    def tape(self, name: str) -> ResponseReturnValue:
        """Give a demo's tape, to be played by anybody."""
        demo = self._talk.content.demos.get(name) or abort(404)
        return send_from_directory(demo.folder, demo.tape.name, mimetype="application/x-asciicast")

    def health(self) -> ResponseReturnValue:
        """Say that the server answers."""
        return jsonify(status="ok", version=self._talk.content.version)

    def _room(self, number: int, *, following: bool) -> ResponseReturnValue:
        content = self.chosen()
        if self.is_owner():
            return self._drawn(content, number, following=following)
        name = request.script_root, content.deck.language, spoken(), number, following, self._talk.state.live
        return self._kept.give(name, self._made_of(), lambda: self._drawn(content, number, following=following))

    def _drawn(self, content: Content, number: int, *, following: bool) -> str:
        slide = content.deck.slides[number - 1]
        panels = panels_of(content, [slide])
        beside = {} if following else lessons.beside(content, slide)
        given = {"following": following, "way_in": following and not self._talk.state.live, "join": self._links.room}
        given["fonts"] = fonts_of(content.deck.theme, code="<code" in slide.html or bool(panels[number]))
        return self.page("room.html", content, slide=slide, panels=panels, **given, **beside)

    def _made_of(self) -> object:
        """Give all that may change what every visitor is shown: the talk, its tapes, and what pages name."""
        content = self._talk.content
        tapes = tuple(_saved(demo.tape) for demo in content.demos.values())
        return content, tapes, files_here().state()

    def _slide_of(self, content: Content) -> Slide:
        """Give the talk's slide in a language."""
        return content.deck.slides[self._talk.slide.number - 1]

    def admit(self, address: str) -> Response | None:
        """Make a browser that comes with the token the owner's, on its way to an address; None for any other."""
        token = request.args.get("token")
        if token is None or not self._access.owns(token):
            return None
        answer = redirect(address, code=303)
        cookies.keep(answer, COOKIE, self._access.browser_key(), days=30, links=self._links)
        return answer

    def read(self) -> Content:
        """Give the talk in the language of the browser that asks."""
        return language.as_read(self._talk.content, owner=self.is_owner())

    def chosen(self) -> Content:
        """Give it likewise for a whole page, and have the browser keep the language that its address names."""
        language.choose(self._talk.content)
        return self.read()

    def page(self, template: str, content: Content, **context: Any) -> str:
        """Draw a page of the talk for the browser that asks."""
        key = self._access.socket_key() if self.is_owner() else ""
        return render(template, content, key=key, **context)

    def _room_link(self) -> dict[str, Any]:
        elsewhere = self._links.elsewhere() if self._links.reaches_only_here else None
        return {"room_url": self._links.room, "qr": qr_svg(self._links.room), "elsewhere": elsewhere}

    def is_owner(self) -> bool:
        """Say whether the browser that asks is the owner's."""
        return self._access.owns_cookie(request.cookies.get(COOKIE))


def _saved(path: Path) -> int:
    """Say when a file was saved, 0 for none."""
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return 0
