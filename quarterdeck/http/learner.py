"""The learner's addresses: the contents, what stands beside each slide, and the demos' files to take home."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, abort, make_response, url_for

from quarterdeck.deck.parts import parts_of
from quarterdeck.demo.files import archive
from quarterdeck.http.lessons import lesson
from quarterdeck.http.wording import spoken

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask.typing import ResponseReturnValue

    from quarterdeck.deck.model import Slide
    from quarterdeck.demo.model import Demo
    from quarterdeck.http.pages import Pages
    from quarterdeck.talk.handle import Talk


class Learner:
    """What a learner asks for; each page is complete without JavaScript."""

    def __init__(self, talk: Talk, pages: Pages) -> None:
        """Know what is shown, and the pages to draw with."""
        self._talk = talk
        self._pages = pages
        self._lessons: dict[tuple[str, str], tuple[str, str]] = {}  # by languages, the talk's version and its lessons

    def blueprint(self) -> Blueprint:
        """Give every address as one Flask blueprint."""
        learner = Blueprint("learner", __name__)
        views: dict[str, Callable[..., ResponseReturnValue]] = {
            "/contents": self.contents,
            "/lessons": self.lessons,
            "/demos/<name>.zip": self.archive,
        }
        for rule, view in views.items():
            learner.add_url_rule(rule, view_func=view)
        return learner

    def contents(self) -> ResponseReturnValue:
        """Show the talk's parts; the token in the link becomes a cookie, and leaves the address bar."""
        admitted = self._pages.admit(url_for("learner.contents"))
        if admitted is not None:
            return admitted
        content = self._pages.chosen()
        slides = content.deck.slides
        shown = {slide.number: self._demos(slide) for slide in slides}
        given = {"parts": parts_of(slides), "names": content.names, "demos": shown, "digests": content.digests}
        return self._pages.page("contents.html", content, live=self._talk.state.live, **given)

    def lessons(self) -> ResponseReturnValue:
        """Give what stands beside each slide as one fragment, which a page fetches once."""
        content = self._pages.read()
        tongues = content.deck.language, spoken()
        if self._lessons.get(tongues, ("", ""))[0] != content.version:
            drawn = {slide.number: lesson(content, slide) for slide in content.deck.slides}
            page = self._pages.page("lessons.html", content, lessons=drawn, names=content.names)
            self._lessons[tongues] = content.version, page
        answer = make_response(self._lessons[tongues][1])
        answer.set_etag(":".join((content.version, *tongues)))
        return answer

    def archive(self, name: str) -> ResponseReturnValue:
        """Give a demo's files in one."""
        demo = self._talk.content.demos.get(name) or abort(404)
        answer = make_response(archive(demo))
        answer.headers["Content-Type"] = "application/zip"
        answer.headers["Content-Disposition"] = f'attachment; filename="{name}.zip"'
        return answer

    def _demos(self, slide: Slide) -> list[Demo]:
        known = self._talk.content.demos
        return [known[cue.name] for cue in slide.cues if cue.name in known]
