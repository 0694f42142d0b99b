"""Polls: who may answer what and when, and what is kept of it."""

import json
from pathlib import Path

import gevent
import pytest

from quarterdeck.content import Content
from quarterdeck.deck.model import Ballot, Deck, Slide
from quarterdeck.deck.themes import Worn
from quarterdeck.errors import RefusedError
from quarterdeck.features.polls.feature import Polls, checked
from quarterdeck.features.polls.model import Poll
from quarterdeck.features.throttle import RateLimit
from quarterdeck.findings import Place
from quarterdeck.protocol.states import PollAction
from quarterdeck.store.database import NAME, Store
from quarterdeck.store.poll_table import PollTable
from tests.features.disk import fill

DECK = Path("deck.md")
HANDS = Ballot(("write JavaScript", "use Docker", "use Kubernetes"))
ONE = Ballot(("tabs", "spaces"), single=True)


def talk(*ballots, titles=None):
    place = Place(Path("deck.md"), 1)
    titles = titles or [f"Slide {number}" for number in range(1, len(ballots) + 1)]
    slides = [Slide(n, place, titles[n - 1], "", poll=ballot) for n, ballot in enumerate(ballots, start=1)]
    return Content(Deck(Path("deck.md"), "Talk", tuple(slides), {}, "v1", Worn()), {}, ())


@pytest.fixture(name="store")
def _store(tmp_path):
    store = Store.open(tmp_path)
    yield store
    store.close()


@pytest.fixture(name="polls")
def _polls(store):
    return Polls(talk(HANDS, ONE), PollTable(store, DECK))


def opened(ballot):
    poll = Poll("Title", ballot)
    poll.act(PollAction.OPEN)
    return poll


def vote(poll, browser, options):
    poll.votes[browser] = checked(poll, options)


def test_each_browser_has_one_vote_and_may_change_it():
    poll = opened(HANDS)
    vote(poll, "ana", [1, 2])
    vote(poll, "bob", [2])
    assert poll.counts == (1, 2, 0)
    vote(poll, "ana", [3, 3])
    assert (poll.counts, len(poll.votes)) == ((0, 1, 1), 2)


@pytest.mark.parametrize("answers", [[0], [4], [-1], [1, 99]])
def test_an_answer_that_does_not_exist_is_refused_and_changes_nothing(answers):
    poll = opened(HANDS)
    vote(poll, "ana", [1])
    with pytest.raises(RefusedError, match="answers 1 to 3"):
        vote(poll, "ana", answers)
    assert poll.counts == (1, 0, 0)


def test_a_single_choice_takes_one_answer():
    poll = opened(ONE)
    with pytest.raises(RefusedError, match="one answer"):
        vote(poll, "ana", [1, 2])
    vote(poll, "ana", [1])
    vote(poll, "ana", [2])
    assert poll.counts == (0, 1)


def test_a_poll_takes_votes_from_its_opening_to_its_closing():
    poll = Poll("Title", HANDS)
    for action in (PollAction.REVEAL, PollAction.CLOSE):
        with pytest.raises(RefusedError, match="not open yet"):
            poll.act(action)
    with pytest.raises(RefusedError, match="not open yet"):
        vote(poll, "ana", [1])
    poll.act(PollAction.OPEN)
    vote(poll, "ana", [1])
    poll.act(PollAction.REVEAL)
    vote(poll, "bob", [1])
    poll.act(PollAction.CLOSE)
    with pytest.raises(RefusedError, match="closed"):
        vote(poll, "ana", [2])
    assert (poll.counts, poll.revealed) == ((2, 0, 0), True)
    poll.act(PollAction.OPEN)
    vote(poll, "ana", [2])
    poll.act(PollAction.RESET)
    assert (poll.state, poll.revealed, poll.counts) == ("waiting", False, (0, 0, 0))


def test_a_slide_without_a_poll_has_none(polls):
    with pytest.raises(RefusedError, match="no poll on slide 9"):
        polls.act(9, PollAction.OPEN)


def test_what_was_acknowledged_is_there_after_a_restart(polls, tmp_path):
    polls.act(1, PollAction.OPEN)
    polls.act(1, PollAction.REVEAL)
    polls.vote(1, "ana", [1, 3])
    polls.vote(1, "bob", [1])
    polls.vote(1, "bob", [])
    again = Store.open(tmp_path)  # another connection sees only what is committed
    poll = Polls(talk(HANDS, ONE), PollTable(again, DECK)).on(1)
    again.close()
    assert (poll.state, poll.revealed, poll.votes) == ("open", True, {"ana": (1, 3)})


def test_a_reset_is_kept_too(polls, store):
    polls.act(2, PollAction.OPEN)
    polls.vote(2, "ana", [1])
    polls.act(2, PollAction.RESET)
    assert Polls(talk(HANDS, ONE), PollTable(store, DECK)).on(2).votes == {}


def test_a_saved_deck_keeps_votes_wherever_the_slide_goes_and_begins_anew_when_its_words_change(polls):
    polls.act(1, PollAction.OPEN)
    polls.vote(1, "ana", [2])
    polls.reload(talk(None, None, HANDS, titles=["New", "New", "Slide 1"]))
    assert polls.on(3).counts == (0, 1, 0)
    polls.reload(talk(Ballot(("write JavaScript", "use Podman"))))
    assert polls.on(1).counts == (0, 0)
    polls.reload(talk(HANDS))
    assert polls.on(1).counts == (0, 1, 0)


def test_two_slides_that_ask_the_same_are_two_polls(store):
    polls = Polls(talk(HANDS, HANDS, titles=["Hands up", "Hands up"]), PollTable(store, DECK))
    polls.act(1, PollAction.OPEN)
    polls.vote(1, "ana", [1])
    assert [poll.counts for _, poll in polls.all()] == [(1, 0, 0), (0, 0, 0)]


def test_a_whole_hall_that_votes_at_once_is_kept_whole(polls, tmp_path):
    polls.act(1, PollAction.OPEN)
    votes = [gevent.spawn(polls.vote, 1, f"browser-{n}", [n % 3 + 1]) for n in range(2000)]
    gevent.joinall(votes, raise_error=True)
    rows = Store.open(tmp_path)
    kept = rows.read("SELECT options FROM votes")
    rows.close()
    assert len(kept) == 2000
    assert polls.on(1).counts == (667, 667, 666)
    assert sum(json.loads(vote[0]) == [1] for vote in kept) == 667


def test_a_browser_that_floods_is_refused_and_counted(polls):
    polls.act(1, PollAction.OPEN)
    for _ in range(20):
        polls.limit.take("ana")
    with pytest.raises(RefusedError, match="too many taps"):
        polls.vote(1, "ana", [1])
    polls.vote(1, "bob", [1])
    assert polls.limit.refused == 1


def test_what_a_full_disk_cannot_keep_is_refused_and_does_not_count(polls, store):
    polls.act(1, PollAction.OPEN)
    polls.vote(1, "ana", [1])
    kept = fill(store, lambda number: polls.vote(1, f"browser-{number}", [2]))
    assert polls.on(1).counts == (1, kept, 0)


def test_a_store_that_cannot_be_kept_says_so_and_the_talk_goes_on(tmp_path):
    (tmp_path / NAME).write_text("this is no database, and long enough to be taken for one" * 10)
    store = Store.open(tmp_path)
    assert "cannot be kept here" in str(store.problem)
    polls = Polls(talk(HANDS), PollTable(store, DECK))
    polls.act(1, PollAction.OPEN)
    store.close()


def test_a_pace_lets_the_rested_act_again_and_forgets_them():
    now = [0.0]
    pace = RateLimit(2, 10, clock=lambda: now[0])
    assert [pace.take("ana") for _ in range(3)] == [True, True, False]
    now[0] = 10
    assert [pace.take("ana") for _ in range(2)] == [True, False]
    now[0] = 1000
    for number in range(10_001):
        pace.take(str(number))
    assert "ana" not in pace._rested
