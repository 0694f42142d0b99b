"""After a SIGKILL: the next server answers at once, and clears away beside what it serves."""

import requests

from tests.served import ECHO, Person, Served, ended, write_talk

SLOW = ECHO.replace('touch "$PROOF"', "sleep 3 && touch $PROOF")
QUICK = ECHO.replace("title: Echo", "title: Quick").replace('touch "$PROOF"', "echo gone")
DECK = "# One\n\n[.demo: echo]\n\n---\n\n# Two\n\n[.demo: quick]\n"


def test_a_server_answers_while_it_clears_away_and_only_the_same_demo_waits_for_that(tmp_path):
    deck, state = write_talk(tmp_path / "talk", DECK, echo=SLOW, quick=QUICK), tmp_path / "state"
    before = Served(deck, state)
    with Person(before, owner=True) as presenter:
        presenter.ask("watch", demo="echo")
        presenter.ask("step", demo="echo", step=1)
        presenter.wait(lambda me: ended(me, 1), "the first step")
        before.kill()
    with Served(deck, state) as after, Person(after, owner=True) as presenter:
        assert requests.get(f"{after.url}/1", timeout=5).ok
        assert not (state / "cleaned").exists()
        presenter.ask("watch", demo="quick")
        presenter.ask("step", demo="quick", step=1)
        presenter.wait(lambda me: ended(me, 1), "a demo that needs nothing of the other")
        assert not (state / "cleaned").exists()
        presenter.ask("stop", demo="quick")
        presenter.ask("open", demo="echo")
        presenter.wait(lambda me: any("opens once echo is cleaned up" in said["text"] for said in me.all("notice")))
        presenter.wait(lambda me: presenter.ask("watch", demo="echo")["show"]["state"] == "ready", "the show")
        assert (state / "cleaned").exists()
        assert any(said["text"].endswith("; cleaned up") for said in presenter.all("notice"))
