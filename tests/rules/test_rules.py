"""Rules that server and browser both judge by: each case is a line of a file, which `node --test` plays too."""

import json
from pathlib import Path

import pytest

from quarterdeck import events
from quarterdeck.columns.width import width
from quarterdeck.deck.model import Ballot
from quarterdeck.demo.model import Demo, Step
from quarterdeck.errors import RefusedError
from quarterdeck.features.polls.model import Poll
from quarterdeck.features.questions.model import LONGEST, plain_text
from quarterdeck.findings import Place
from quarterdeck.protocol.states import PollAction
from quarterdeck.show.progress import Steps

HERE = Path(__file__).parent
EVENTS = {
    cls.__name__.lower(): cls
    for cls in (events.Output, events.Resized, events.Started, events.Held, events.Ended, events.Closed)
}


def cases(name):
    """Read the cases of a rule, each under its own name."""
    read = json.loads((HERE / f"{name}.json").read_text())
    return [pytest.param(case, id=case.get("case", f"{name} {number}")) for number, case in enumerate(read, 1)]


@pytest.mark.parametrize("case", cases("steps"))
def test_a_step_has_come_as_far_as_its_terminal_says(case):
    steps = [Step(n, Place(HERE), terminal=terminal) for n, terminal in enumerate(case["terminals"], 1)]
    progress = Steps(Demo("pods", HERE, "Pods", "", (), tuple(steps)))
    for event in case["events"]:
        progress.note(EVENTS[event["type"]](**{key: value for key, value in event.items() if key != "type"}))
    seen = progress.snapshot()
    assert [step.state for step in seen] == case["steps"]
    assert [step.seconds for step in seen] == case["seconds"]
    assert [step.problem for step in seen] == case["problems"]
    assert (progress.running or progress.held or progress.next) == case["current"]


@pytest.mark.parametrize("case", cases("polls"))
def test_a_poll_can_just_what_the_desk_offers(case):
    for action in PollAction:
        poll = standing(case)
        if action in case["refused"]:
            with pytest.raises(RefusedError):
                poll.act(action)
        else:
            poll.act(action)
        assert described(poll) == case["may"].get(action, described(standing(case)))


def standing(case):
    poll = Poll("Ready?", Ballot(("yes", "no"), single=True))
    if case["state"] != "waiting":
        poll.act(PollAction.OPEN)
    for voter in range(case["voters"]):
        poll.votes[f"browser-{voter}"] = (1,)
    if case["revealed"]:
        poll.act(PollAction.REVEAL)
    if case["state"] == "closed":
        poll.act(PollAction.CLOSE)
    return poll


def described(poll):
    return {"state": poll.state, "revealed": poll.revealed, "voters": len(poll.votes)}


@pytest.mark.parametrize("case", cases("questions"))
def test_a_question_is_cleaned_and_measured_alike(case):
    assert plain_text(case["text"]) == case["plain"]
    assert LONGEST - len(case["plain"]) == case["left"]


@pytest.mark.parametrize("case", cases("columns"))
def test_a_text_takes_as_many_columns_as_terminals_give_it(case):
    assert width(case["text"]) == case["columns"]
