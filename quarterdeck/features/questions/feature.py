"""The room's questions on the wire: to owners all of them, to everybody else what they may see. Words are text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import UNSET
from msgspec.structs import replace

from quarterdeck.features.throttle import Throttle
from quarterdeck.protocol import commands, news
from quarterdeck.protocol.answers import Asked, Nothing, Supported
from quarterdeck.protocol.states import QuestionAction
from quarterdeck.talk import events
from quarterdeck.talk.feature import Feature, Group
from quarterdeck.talk.state import Shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from quarterdeck.content import Content
    from quarterdeck.features.questions.model import Question, Questions
    from quarterdeck.features.throttle import RateLimit
    from quarterdeck.protocol.message import Act, News
    from quarterdeck.talk.client import Client
    from quarterdeck.talk.feature import Outlet
    from quarterdeck.talk.handle import Talk

LISTED = 40  # questions in everybody's list; an owner's holds them all
OWNERS_EVERY, ROOM_EVERY = 0.2, 1.0  # seconds


class Asking(Feature):
    """The questions of a talk, which itself knows the one on the slide."""

    hears = frozenset({events.QuestionShown, events.QuestionCleared})

    def __init__(self, talk: Talk, questions: Questions, limits: Sequence[RateLimit], outlet: Outlet) -> None:
        """Take up these questions; an owner is told how often one of these limits was reached."""
        self._talk = talk
        self._questions = questions
        self._limits = limits
        self._outlet = outlet
        self._owners = Throttle(OWNERS_EVERY, self._tell_owners)
        self._room = Throttle(ROOM_EVERY, self._tell_room)

    def answers(self) -> Iterable[Act[Client]]:
        """Answer for `ask`, `support` and `question`."""
        return [
            commands.Ask.done_by(self.ask),
            commands.Support.done_by(self.support),
            commands.Question.done_by(self.act),
        ]

    def newcomer(self, client: Client) -> Iterable[News]:
        """Tell a connection all it may see, with what its own browser has asked and wants to know."""
        ranked = self._questions.ranked()
        mine = tuple(question.number for question in ranked if client.browser in question.supporters)
        asked = tuple(question.number for question in ranked if client.browser == question.browser)
        return [replace(self._list(owner=client.owner), mine=mine, asked=asked)]

    def follow(self, _happened: Sequence[events.Event]) -> None:
        """Tell everybody at once when a question comes on the slide or leaves it."""
        self._tell()

    def reload(self, _content: Content, clients: Iterable[Client]) -> None:
        """Tell everybody again, as their pages begin anew."""
        for client in clients:
            for told in self.newcomer(client):
                self._outlet.tell(told, client.id)

    def ask(self, command: commands.Ask, client: Client) -> Asked:
        """Take the sender's question."""
        question = self._questions.ask(client.browser, command.text)
        self._owners.ask()
        self._room.ask()
        return Asked(question.number)

    def support(self, command: commands.Support, client: Client) -> Supported:
        """Count the sender among those who want an answer, or no longer."""
        wants = self._questions.support(client.browser, command.question)
        self._owners.ask()
        self._room.ask()
        return Supported(wants)

    def act(self, command: commands.Question, _client: Client) -> Nothing:
        """Mark, hide or show a question; one that is hidden leaves the slide."""
        question = self._questions.act(command.question, command.action)
        shown = self._talk.state.question
        if command.action is QuestionAction.SHOW:
            self._talk.happen(events.QuestionShown(Shown(question.number, question.text)))
        elif command.action is QuestionAction.CLEAR or (shown and question.hidden and shown.number == question.number):
            self._talk.happen(events.QuestionCleared())
        else:
            self._tell()
        return Nothing()

    def _tell(self) -> None:
        self._tell_owners()
        self._tell_room()

    def _tell_owners(self) -> None:
        self._outlet.tell(self._list(owner=True), Group.OWNERS)

    def _tell_room(self) -> None:
        self._outlet.tell(self._list(owner=False), Group.ROOM)

    def _list(self, *, owner: bool) -> news.Questions:
        ranked, shown = self._questions.ranked(), self._talk.state.question
        seen = ranked if owner else [question for question in ranked if not question.hidden][:LISTED]
        return news.Questions(
            questions=tuple(question_news(question, owner=owner) for question in seen),
            shown=news.Shown(shown.number, shown.text) if shown else None,
            refused=sum(limit.refused for limit in self._limits) if owner else UNSET,
        )


def question_news(question: Question, *, owner: bool) -> news.Question:
    """Write a question; that one is hidden is for owners."""
    hidden = question.hidden if owner else UNSET
    return news.Question(question.number, question.text, question.answered, len(question.supporters), hidden)
