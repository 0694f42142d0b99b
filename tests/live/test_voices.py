"""A real server, a presenter and a room: who votes and asks, what everybody sees of it, and what a SIGKILL leaves."""

import threading

import pytest

from tests.served import Person, Served

DECK = """\
# Hello

---

# Hands up if you …

[.poll]

- write JavaScript
- use Docker
- use Kubernetes

---

# Tabs or spaces?

[.poll: one]

- tabs
- spaces
"""
HTML = "<img src=x onerror=alert(1)> & <b>why</b>?"


@pytest.fixture(name="presenter")
def _presenter(served):
    with Person(served, owner=True, browser="presenter") as person:
        yield person


def poll_of(person, slide=2):
    return next((poll for poll in reversed(person.all("poll")) if poll["slide"] == slide), {})


def sees(person, slide=2, **facts):
    """Wait until a person has heard this of a poll."""
    person.wait(lambda me: facts.items() <= poll_of(me, slide).items(), f"a poll with {facts}")


def listed(person):
    return [question["text"] for question in (person.all("questions") or [{"questions": []}])[-1]["questions"]]


def test_the_room_votes_and_sees_counts_once_they_are_revealed(served, presenter):
    with Person(served, browser="ana-browser") as ana, Person(served, browser="bob-browser") as bob:
        sees(ana, state="waiting", counts=None, voters=0)
        assert "not open yet" in ana.ask("vote", slide=2, options=[1])["error"]
        assert presenter.ask("poll", slide=2, action="open")["ok"]
        sees(ana, state="open")
        assert ana.ask("vote", slide=2, options=[1, 2])["ok"]
        assert bob.ask("vote", slide=2, options=[2])["ok"]
        sees(presenter, voters=2, counts=[1, 2, 0])
        sees(ana, voters=2, counts=None)
        assert ana.ask("vote", slide=2, options=[3])["ok"]
        presenter.ask("poll", slide=2, action="reveal")
        sees(bob, revealed=True, counts=[0, 1, 1])
        presenter.ask("poll", slide=2, action="close")
        sees(bob, state="closed", counts=[0, 1, 1])
        assert "closed" in bob.ask("vote", slide=2, options=[1])["error"]


def test_one_browser_has_one_vote_however_often_it_connects(served, presenter):
    presenter.ask("poll", slide=3, action="open")
    for option in (1, 2):
        with Person(served, browser="ana-browser") as ana:
            assert ana.ask("vote", slide=3, options=[option])["ok"]
    sees(presenter, slide=3, voters=1, counts=[0, 1])


def test_a_late_viewer_sees_the_poll_and_their_own_vote(served, presenter):
    presenter.ask("poll", slide=2, action="open")
    presenter.ask("poll", slide=2, action="reveal")
    with Person(served, browser="ana-browser") as ana:
        ana.ask("vote", slide=2, options=[3, 1])
    with Person(served, browser="ana-browser") as back, Person(served) as stranger:
        sees(back, mine=[1, 3], counts=[1, 0, 1])
        sees(stranger, mine=[], counts=[1, 0, 1], state="open", revealed=True)


@pytest.mark.parametrize(
    "options", ["1", [1, "2"], [True], [0], [4], [1.5], list(range(1, 100)), {"1": 1}, None], ids=repr
)
def test_a_vote_for_what_is_not_there_is_refused(standing, options):
    with Person(standing, owner=True) as presenter:
        presenter.ask("poll", slide=2, action="open")
        assert presenter.ask("vote", slide=2, options=options)["ok"] is False
        assert presenter.ask("vote", slide=1, options=[1])["ok"] is False
        assert presenter.ask("poll", slide=2, action="explode")["ok"] is False
        sees(presenter, state="open", voters=0)


def test_a_saved_deck_keeps_the_votes(served, presenter, tmp_path):
    presenter.ask("poll", slide=2, action="open")
    presenter.ask("vote", slide=2, options=[2])
    deck = tmp_path / "talk" / "slides" / "deck.md"
    deck.write_text(f"# A new first slide\n\n---\n\n{deck.read_text()}")
    sees(presenter, slide=3, state="open", voters=1, counts=[0, 1, 0], mine=[2])


def test_an_acknowledged_vote_and_question_survive_a_sigkill(served, tmp_path):
    with Person(served, owner=True) as presenter, Person(served, browser="ana-browser") as ana:
        presenter.ask("poll", slide=2, action="open")
        assert ana.ask("ask", text="Will it stay?")["ok"]
        assert ana.ask("vote", slide=2, options=[1, 3])["ok"]
        served.kill()
    with (
        Served(tmp_path / "talk" / "slides" / "deck.md", tmp_path / "state") as again,
        Person(again, owner=True) as presenter,
        Person(again, browser="ana-browser") as ana,
    ):
        sees(presenter, state="open", voters=1, counts=[1, 0, 1])
        sees(ana, mine=[1, 3])
        assert listed(ana) == ["Will it stay?"]
        assert ana.all("questions")[-1]["mine"] == [1]


def test_hundreds_of_votes_at_once_all_count(served, presenter):
    presenter.ask("poll", slide=2, action="open")
    rooms = [Person(served, browser=f"browser-{number}") for number in range(20)]
    answers: list[bool] = []

    def vote(person):
        answers.extend(person.ask("vote", slide=2, options=[n % 3 + 1])["ok"] for n in range(10))

    threads = [threading.Thread(target=vote, args=(person,)) for person in rooms]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    sees(presenter, voters=20, counts=[20, 0, 0])
    for person in rooms:
        person.close()
    assert answers == [True] * 200
    assert len(presenter.all("poll")) < 150  # told a few times a second, not at every vote


def test_questions_are_ranked_and_supported_once_a_browser(served, presenter):
    with Person(served, browser="ana-browser") as ana, Person(served, browser="bob-browser") as bob:
        first = ana.ask("ask", text="  Why\nnot a VM? ")["question"]
        bob.ask("ask", text="How much memory?")
        assert ana.ask("support", question=first)["wants"] is False
        assert ana.ask("support", question=first)["wants"] is True
        assert bob.ask("support", question=first)["wants"] is True
        for person in (presenter, ana, bob):
            person.wait(lambda me: listed(me) == ["Why not a VM?", "How much memory?"], "the ranked list")
        assert presenter.ask("question", question=first, action="answered")["ok"]
        ana.wait(lambda me: listed(me) == ["How much memory?", "Why not a VM?"], "the answered one last")


def test_a_hidden_question_is_the_presenters_alone(served, presenter):
    with Person(served) as ana:
        number = ana.ask("ask", text="Something rude")["question"]
        ana.wait(listed, "the question")
        presenter.ask("question", question=number, action="hide")
        ana.wait(lambda me: listed(me) == [], "an empty list")
        presenter.wait(lambda me: me.all("questions")[-1]["questions"][0]["hidden"], "the hidden one")
        assert "no longer there" in ana.ask("support", question=number)["error"]
    with Person(served) as late:
        late.wait(lambda me: me.all("questions"), "the questions")
        assert listed(late) == []


def test_a_question_on_the_slide_reaches_everybody_and_leaves_with_the_slide(served, presenter):
    with Person(served) as ana:
        number = ana.ask("ask", text=HTML)["question"]
        presenter.ask("question", question=number, action="show")
        shown = ana.wait(lambda me: me.all("questions")[-1]["shown"], "the question on the slide")
        assert shown == {"number": number, "text": HTML}  # words as they are: the page sets them as text
        presenter.ask("next")
        ana.wait(lambda me: me.all("questions")[-1]["shown"] is None, "a slide without it")


def test_the_talk_opens_the_poll_it_comes_to_and_next_shows_its_counts_before_it_moves_on(served, presenter):
    with Person(served) as ana:
        presenter.ask("next")
        sees(ana, state="open", revealed=False)
        ana.ask("vote", slide=2, options=[1])
        presenter.ask("next")
        sees(ana, revealed=True, counts=[1, 0, 0])
        assert ana.all("stage")[-1]["slide"] == 2
        presenter.ask("next")
        sees(ana, slide=3, state="open")
        assert presenter.ask("next")["error"] == "this is the last slide"  # nobody has answered: no counts to show
        presenter.ask("poll", slide=2, action="reset")
        sees(ana, state="waiting", voters=0)
        presenter.ask("back")
        sees(ana, state="open", revealed=False, voters=0)


def test_a_press_takes_the_question_off_the_slide_and_moves_nothing(served, presenter):
    number = presenter.ask("ask", text="Why?")["question"]
    presenter.ask("go", slide=2, build=0)
    for press, slide in {"next": 2, "back": 2}.items():
        presenter.ask("question", question=number, action="show")
        presenter.ask("black", on=True)
        presenter.ask(press)  # first the slide comes back from the black screen, with the question
        assert presenter.all("questions")[-1]["shown"]
        presenter.ask(press)
        presenter.wait(lambda me: me.all("questions")[-1]["shown"] is None, "a slide without it")
        assert presenter.all("stage")[-1]["slide"] == slide


def test_who_asks_the_same_again_has_asked_once_and_knows_it_for_their_own(served, presenter):
    with Person(served, browser="ana-browser") as ana:
        first = ana.ask("ask", text="Is this on?")["question"]
        assert ana.ask("ask", text=" Is this  on?")["question"] == first
        assert presenter.ask("ask", text="Is this on?")["question"] != first
    with Person(served, browser="ana-browser") as back:
        assert back.wait(lambda me: me.all("questions"), "the questions")[-1]["asked"] == [first]


def test_a_flood_is_refused_and_counted_and_nobody_else_notices(served, presenter):
    presenter.ask("poll", slide=2, action="open")
    with Person(served, browser="flood-browser") as flood, Person(served, browser="ana-browser") as ana:
        for _ in range(200):
            flood.io.emit("vote", {"slide": 2, "options": [1]})
        asked = [flood.ask("ask", text=f"spam {number}")["ok"] for number in range(5)]
        assert asked == [True, False, False, False, False]
        assert ana.ask("vote", slide=2, options=[2])["ok"]
        assert ana.ask("ask", text="And now?")["ok"]
        sees(presenter, voters=2, counts=[1, 1, 0])
        presenter.wait(lambda me: me.all("questions")[-1]["refused"] > 100, "the count of the refused")
        ana.wait(lambda me: listed(me) == ["And now?", "spam 0"], "two questions")
