"""A real server, a presenter and attendees on real sockets: who may do what, and what everybody sees."""

import time

import pytest
import requests
import socketio

from quarterdeck.protocol.names import COMMANDS
from quarterdeck.protocol.refusal import fields_of
from quarterdeck.protocol.states import Who
from tests.served import Person, Served, ended, last_text, output_of, write_talk

CONTENT = {
    "demo": "echo",
    "slide": 2,
    "build": 0,
    "step": 1,
    "terminal": "main",
    "scheme": "dark",
    "text": "touch stolen\r",
    "action": "open",
    "question": 1,
    "on": True,
    "stroke": "s1",
    "colour": "red",
    "at": 0,
    "points": [1, 2],
}


def show_of(person):
    return person.ask("watch", demo="echo")["show"]


def test_a_slide_change_reaches_everybody(served, presenter):
    with Person(served) as ana, Person(served, transports=("polling",)) as bob:
        assert presenter.ask("go", slide=2, build=1)["ok"]
        for person in (ana, bob):
            stage = person.wait(lambda me: me.all("stage"), "the stage")[-1]
            assert (stage["slide"], stage["build"], stage["live"]) == (2, 1, True)


def test_next_walks_builds_steps_and_slides(served, presenter):
    presenter.ask("watch", demo="echo")
    seen = []
    for _ in range(5):
        assert presenter.ask("next")["ok"]
        seen.append((presenter.wait(lambda me: me.all("stage"))[-1]["slide"], presenter.all("stage")[-1]["build"]))
    assert seen[:4] == [(2, 0), (2, 1), (2, 2), (3, 0)]
    presenter.wait(lambda me: ended(me, 1), "the first step's end")
    assert "hello from the shell" in output_of(presenter)


def test_a_late_viewer_has_the_same_terminal_and_nothing_twice(served, presenter):
    presenter.ask("watch", demo="echo")
    presenter.ask("step", demo="echo", step=1)
    presenter.wait(lambda me: ended(me, 1), "the end of step 1")
    with Person(served) as late:
        show = show_of(late)
        assert "".join(o["text"] for o in show["output"]) == output_of(presenter)
        presenter.ask("step", demo="echo", step=2)
        late.wait(lambda me: ended(me, 2), "the end of step 2")
        events = [event for content in late.all("events") for event in content["events"]]
        numbers = [event["n"] for event in events]
        assert numbers == list(range(show["number"] + 1, show["number"] + 1 + len(numbers)))


def test_what_a_room_has_seen_is_not_sent_to_it_again(served, presenter):
    presenter.ask("watch", demo="echo")
    presenter.ask("step", demo="echo", step=3)
    presenter.wait(lambda me: ended(me, 3), "the end of step 3")
    presenter.ask("stop", demo="echo")
    presenter.wait(lambda me: me.all("show")[-1]["run"] is None, "the show's end")
    shows = presenter.all("show")
    assert all(show["output"] is None for show in shows if show["number"])
    assert shows[-1]["output"] == []


def test_who_comes_back_is_given_what_they_missed(served, presenter):
    presenter.ask("watch", demo="echo")
    presenter.ask("step", demo="echo", step=1)
    presenter.wait(lambda me: ended(me, 1), "the end of step 1")
    run = presenter.all("events")[-1]["run"]
    with Person(served) as back:
        missed = back.ask("watch", demo="echo", run=run, after=1)["events"]
        assert missed[0]["n"] == 2
        assert back.ask("watch", demo="echo", run="gone", after=1)["show"]["run"] == run


@pytest.mark.parametrize("name", [name for name, command in COMMANDS.items() if command.who is Who.OWNER])
def test_an_attendee_can_make_nothing_happen(standing, name):
    with Person(standing, owner=True) as presenter, Person(standing) as attendee:
        before = show_of(attendee), presenter.all("stage")
        answer = attendee.ask(
            name, **{key: CONTENT[key] for key, field in fields_of(COMMANDS[name]).items() if field.required}
        )
        assert answer["ok"] is False
        assert "only the presenter" in answer["error"]
        assert (show_of(attendee), presenter.all("stage")) == before


def test_no_message_carries_a_command(served, presenter):
    answer = presenter.ask("step", demo="echo", step=1, run="touch stolen")
    assert answer["ok"] is False
    assert presenter.ask("open", demo="../../etc")["ok"] is False
    assert presenter.ask("step", demo="echo", step="1; touch stolen")["ok"] is False
    assert presenter.ask("step", demo="echo", step=99)["ok"] is False


def test_a_wrong_key_is_refused_and_not_taken_for_a_viewers(standing):
    io = socketio.Client(reconnection=False)
    with pytest.raises(socketio.exceptions.ConnectionError):
        io.connect(standing.url, auth={"token": "guess"}, headers={"Origin": standing.url}, transports=["websocket"])


def test_notes_never_reach_an_attendee(standing):
    for address in ("/", "/1", "/3", "/slides", "/print", "/deck.json", "/join", "/healthz"):
        page = requests.get(standing.url + address, timeout=10)
        assert page.status_code == 200
        assert "quietly" not in page.text
        assert "secret for the presenter" not in page.text
    assert requests.get(standing.url + "/notes.json", timeout=10).status_code == 403


def test_the_presenters_link_becomes_a_cookie_and_leaves_the_address(standing):
    browser = requests.Session()
    page = browser.get(standing.desk, timeout=10)
    assert (page.status_code, page.url) == (200, f"{standing.url}/presenter")
    assert "quietly" in str(browser.get(f"{standing.url}/notes.json", timeout=10).json())
    assert standing.token not in page.text
    assert requests.get(f"{standing.url}/presenter?token=guess", timeout=10).status_code == 403


def test_the_token_is_never_logged_and_survives_a_restart(served, tmp_path):
    requests.get(served.desk, timeout=10)
    served.close()
    told = [line.strip() for line in served.log.read_text().splitlines() if served.token in line]
    assert told == [
        f"the presenter  {served.url}/presenter?token={served.token}",
        f"learn alone    {served.url}/contents?token={served.token}",
    ]
    with Served(tmp_path / "talk" / "slides" / "deck.md", tmp_path / "state") as again:
        assert again.token == served.token
        mode = (tmp_path / "state" / "token").stat().st_mode & 0o777
        assert mode == 0o600


@pytest.mark.parametrize("address", ["/0", "/abc", "/9999", "/demos/echo/../../app.py", "/tapes/none.cast"])
def test_a_slide_that_does_not_exist_leads_back(standing, address):
    page = requests.get(standing.url + address, timeout=10)
    assert page.status_code == 404
    assert 'href="/' in page.text


def test_a_saved_deck_is_fetched_again_and_a_broken_one_leaves_the_talk_on(served, presenter, tmp_path):
    deck = tmp_path / "talk" / "slides" / "deck.md"
    presenter.ask("go", slide=2, build=0)
    deck.write_text(deck.read_text().replace("# Builds", "# Rebuilt"))
    presenter.wait(lambda me: me.all("deck"), "the news of a new deck")
    assert "Rebuilt" in requests.get(served.url + "/2", timeout=10).text
    deck.write_bytes(b"\xff\xfe broken")
    notice = presenter.wait(lambda me: me.all("notice"), "a notice")[-1]["text"]
    assert "deck.md" in notice
    assert "Rebuilt" in requests.get(served.url + "/", timeout=10).text


def test_stopping_a_demo_cleans_up_after_it(served, presenter, tmp_path):
    presenter.ask("watch", demo="echo")
    presenter.ask("step", demo="echo", step=1)
    presenter.wait(lambda me: ended(me, 1), "the end of step 1")
    presenter.ask("stop", demo="echo")
    presenter.wait(lambda me: me.all("show") and me.all("show")[-1]["state"] == "closed", "the show's end")
    assert (tmp_path / "state" / "cleaned").exists()
    assert not list((tmp_path / "state" / "runs").glob("*"))


def test_what_a_sigkill_leaves_is_swept_by_the_next_start(served, presenter, tmp_path):
    presenter.ask("watch", demo="echo")
    presenter.ask("step", demo="echo", step=2)
    presenter.wait(lambda me: ended(me, 2), "the end of step 2")
    presenter.close()
    served.kill()
    assert list((tmp_path / "state" / "runs").glob("*"))
    with Served(tmp_path / "talk" / "slides" / "deck.md", tmp_path / "state") as after, Person(after) as ana:
        ana.wait(lambda _: not list((tmp_path / "state" / "runs").glob("*")), "the sweep")
        assert (tmp_path / "state" / "cleaned").exists()


def test_typing_goes_into_the_live_terminal(served, presenter):
    presenter.ask("watch", demo="echo")
    presenter.ask("step", demo="echo", step=1)
    presenter.wait(lambda me: ended(me, 1), "the end of step 1")
    assert presenter.ask("type", demo="echo", terminal="main", text="echo $((6*7))\r")["ok"]
    presenter.wait(lambda me: "\n42\r" in output_of(me), "the answer")


def test_the_server_answers_while_a_terminal_floods(tmp_path):
    flood = "title: Flood\nabout: A flood.\nneeds: []\nsteps:\n  - {run: 'yes', until: 'y'}\n"
    deck = write_talk(tmp_path / "talk", "# A\n\n[.demo: flood]\n", flood=flood)
    with Served(deck, tmp_path / "state") as served, Person(served, owner=True) as presenter:
        presenter.ask("watch", demo="flood")
        presenter.ask("step", demo="flood", step=1)
        presenter.wait(lambda me: len(output_of(me)) > 100_000, "a flood")
        asked = time.monotonic()
        presenter.ask("interrupt", demo="flood")
        presenter.wait(lambda me: "^C" in last_text(me), "the end of the flood")
        assert time.monotonic() - asked < 10


def test_only_the_pictures_a_deck_shows_are_given_away(tmp_path):
    deck = write_talk(tmp_path / "talk", "# A\n\n![inline](shown.png)\n")
    for name in ("shown.png", "holiday.png"):
        (deck.parent / name).write_bytes(b"\x89PNG")
    with Served(deck, tmp_path / "state") as served:
        assert requests.get(f"{served.url}/pictures/shown.png", timeout=10).status_code == 200
        assert requests.get(f"{served.url}/pictures/holiday.png", timeout=10).status_code == 404
