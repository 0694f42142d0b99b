"""What the room says: votes and questions in, counts and lists out. Words are text, never HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import gevent
from flask import request
from flask_socketio import SocketIO, join_room

from quarterdeck.errors import QuarterdeckError
from quarterdeck.live.browsers import name_of
from quarterdeck.live.throttle import Pulse
from quarterdeck.show.poll import OPEN, WAITING

if TYPE_CHECKING:
    from quarterdeck.content import Content
    from quarterdeck.show.poll import Poll
    from quarterdeck.show.polls import Polls
    from quarterdeck.show.questions import Question, Questions
    from quarterdeck.show.stage import Stage

    Answer = dict[str, Any]

DESKS, SEATS = "voices:desks", "voices:seats"  # owners are told everything, everybody else what they may see
LISTED = 40  # questions in everybody's list; an owner's holds them all
COUNTS_EVERY, SEATS_EVERY = 0.2, 1.0  # seconds


class Voices:
    """The polls and questions of a talk on the wire."""

    def __init__(self, socketio: SocketIO, polls: Polls, questions: Questions) -> None:
        """Answer for `vote`, `ask`, `support`, `poll` and `question`."""
        self._io = socketio
        self._polls = polls
        self._questions = questions
        self._browsers: dict[str, str] = {}
        self._owners: set[str] = set()
        self._slide = 0
        self._changed: set[int] = set()
        self._counts = Pulse(COUNTS_EVERY, self._tell_polls)
        self._desks = Pulse(COUNTS_EVERY, self._tell_desks)
        self._seats = Pulse(SEATS_EVERY, self._tell_seats)

    def came(self, *, owner: bool, auth: object) -> None:
        """Take in the browser that connects, and tell it all there is; one without a name has its connection's."""
        sid = _sid()
        self._browsers[sid] = name_of(auth, sid)
        if owner:
            self._owners.add(sid)
        join_room(DESKS if owner else SEATS)
        self.tell(sid)

    def left(self) -> None:
        """Forget the connection; what its browser has said stays."""
        self._browsers.pop(_sid(), None)
        self._owners.discard(_sid())

    def tell(self, sid: str) -> None:
        """Tell one connection everything, with what its own browser has said."""
        owner, browser = sid in self._owners, self._browsers.get(sid, "")
        for slide, poll in self._polls.all():
            mine = {"mine": list(poll.votes.get(browser, ()))}
            self._io.emit("poll", {**poll_message(slide, poll, owner=owner), **mine}, to=sid)
        ranked = self._questions.ranked()
        own = {
            "mine": [question.number for question in ranked if browser in question.supporters],
            "asked": [question.number for question in ranked if browser == question.browser],
        }
        self._io.emit("questions", {**self._list(owner=owner), **own}, to=sid)

    def moved(self, stage: Stage) -> None:
        """Take the question off the slide when the talk goes to another, and open the poll that it comes to."""
        slide, before, self._slide = stage.at.slide, self._slide, stage.at.slide if stage.live else 0
        if slide == before or not stage.live:
            return
        if self._questions.shown:
            self._clear()
        if any(number == slide and poll.state == WAITING for number, poll in self._polls.all()):
            gevent.spawn(self._open, slide)

    def goes_first(self, stage: Stage, *, forward: bool = True) -> bool:
        """Say whether a press of next or back was the room's: a question leaves the slide, a poll shows its counts."""
        if stage.black:
            return False
        if self._questions.shown:
            self._clear()
            return True
        whole = stage.at.build >= stage.slide.builds
        return forward and whole and self._reveal(stage.at.slide)

    def recast(self, content: Content) -> None:
        """Take a talk that was just saved, and tell everybody of its polls, and of their own votes in them."""
        self._polls.recast(content)
        for sid in list(self._browsers):
            self.tell(sid)

    def on_vote(self, slide: int, options: list[int]) -> None:
        """Take the sender's answers to a poll."""
        self._polls.vote(slide, self._browser(), options)
        self._count(slide)

    def on_poll(self, slide: int, action: str) -> None:
        """Open, reveal, close or reset a poll, and tell everybody at once: what follows a reset is no part of it."""
        self._polls.act(slide, action)
        self._changed.add(slide)
        self._tell_polls()

    def on_ask(self, text: str) -> Answer:
        """Take the sender's question."""
        question = self._questions.ask(self._browser(), text)
        self._listen()
        return {"question": question.number}

    def on_support(self, question: int) -> Answer:
        """Count the sender among those who want an answer, or no longer."""
        wants = self._questions.support(self._browser(), question)
        self._listen()
        return {"wants": wants}

    def on_question(self, question: int, action: str) -> None:
        """Mark, hide or show a question."""
        self._questions.act(question, action)
        self._tell_desks()
        self._tell_seats()

    def _open(self, slide: int) -> None:
        try:
            self.on_poll(slide, "open")
        except QuarterdeckError as error:
            self._io.emit("notice", {"text": str(error)}, to=DESKS)

    def _reveal(self, slide: int) -> bool:
        """Show the counts of an open poll that somebody has answered, if they are not shown yet."""
        for number, poll in self._polls.all():
            if number == slide and poll.state == OPEN and poll.votes and not poll.revealed:
                self.on_poll(slide, "reveal")
                return True
        return False

    def _clear(self) -> None:
        self._questions.shown = None
        self._tell_desks()
        self._tell_seats()

    def _browser(self) -> str:
        return self._browsers.get(_sid(), _sid())

    def _count(self, slide: int) -> None:
        self._changed.add(slide)
        self._counts.ask()

    def _listen(self) -> None:
        self._desks.ask()
        self._seats.ask()

    def _tell_polls(self) -> None:
        changed, self._changed = self._changed, set()
        for slide, poll in self._polls.all():
            if slide in changed:
                self._io.emit("poll", poll_message(slide, poll, owner=True), to=DESKS)
                self._io.emit("poll", poll_message(slide, poll, owner=False), to=SEATS)

    def _tell_desks(self) -> None:
        self._io.emit("questions", self._list(owner=True), to=DESKS)

    def _tell_seats(self) -> None:
        self._io.emit("questions", self._list(owner=False), to=SEATS)

    def _list(self, *, owner: bool) -> Answer:
        ranked, shown = self._questions.ranked(), self._questions.shown
        seen = ranked if owner else [question for question in ranked if not question.hidden][:LISTED]
        paces = self._polls.pace, self._questions.asking, self._questions.tapping
        return {
            "questions": [question_message(question, owner=owner) for question in seen],
            "shown": {"number": shown.number, "text": shown.text} if shown else None,
            **({"refused": sum(pace.refused for pace in paces)} if owner else {}),
        }


def poll_message(slide: int, poll: Poll, *, owner: bool) -> Answer:
    """Write a poll; how often each answer was given is for owners, until it is revealed."""
    counts = list(poll.counts) if owner or poll.revealed else None
    standing = {"state": poll.state, "revealed": poll.revealed}
    return {"slide": slide, **standing, "voters": len(poll.votes), "counts": counts}


def question_message(question: Question, *, owner: bool) -> Answer:
    """Write a question; that one is hidden is for owners."""
    words = {"number": question.number, "text": question.text, "answered": question.answered}
    return {**words, "votes": len(question.supporters), **({"hidden": question.hidden} if owner else {})}


def _sid() -> str:
    return str(request.sid)  # type: ignore[attr-defined]  # Flask-SocketIO adds it
