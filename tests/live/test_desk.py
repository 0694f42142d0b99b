"""A real server and its desks: the black screen, the timer, and who is counted, through a SIGKILL."""

import requests

from tests.served import Person, Served, write_talk


def stage_of(person):
    return (person.all("stage") or [person.all("welcome")[-1]["stage"]])[-1]


def last(person, name):
    return (person.all(name) or [{}])[-1]


def sees(person, name, **facts):
    """Wait until the last message of this name says so."""
    person.wait(lambda me: facts.items() <= last(me, name).items(), f"{name} with {facts}")


def test_a_black_screen_is_everybodys_until_the_next_press(served, presenter):
    with Person(served) as ana:
        assert presenter.ask("black", on=True)["ok"]
        sees(ana, "stage", black=True, slide=1)
        with Person(served) as late:
            assert late.all("welcome")[0]["stage"]["black"] is True
        presenter.ask("next")
        sees(ana, "stage", black=False, slide=1)


def test_what_a_desk_has_set_outlives_a_sigkill(tmp_path):
    deck, state = write_talk(tmp_path / "talk"), tmp_path / "state"
    before = Served(deck, state)
    with Person(before, owner=True) as presenter:
        assert last(presenter, "timer") == {"seconds": 0, "running": False}
        presenter.ask("go", slide=2, build=1)
        presenter.ask("black", on=True)
        sees(presenter, "timer", running=True)
        before.kill()
    with Served(deck, state) as after, Person(after, owner=True) as presenter:
        stage = stage_of(presenter)
        assert (stage["slide"], stage["build"], stage["black"]) == (2, 1, True)
        sees(presenter, "timer", running=True)
        assert last(presenter, "timer")["seconds"] > 0


def test_a_whole_slide_is_passed_over_with_its_builds_and_its_demo(served, presenter):
    seen = []
    for _ in range(3):
        presenter.ask("next", whole=True)
        seen.append(stage_of(presenter)["slide"])
    assert (seen, stage_of(presenter)["shows"]) == ([2, 3, 4], {})
    for _ in range(2):
        presenter.ask("back", whole=True)
    sees(presenter, "stage", slide=2, build=2)


def test_every_desk_has_the_same_timer(served, presenter):
    with Person(served, owner=True) as other:
        presenter.ask("timer", action="start")
        sees(other, "timer", running=True)
        other.ask("timer", action="pause")
        sees(presenter, "timer", running=False)
        presenter.ask("timer", action="zero")
        sees(other, "timer", running=False, seconds=0)
        assert "one of start, pause, zero" in other.ask("timer", action="sing")["error"]


def test_people_are_counted_and_those_who_follow_without_the_desks(served, presenter):
    with Person(served) as ana, Person(served) as bob:
        ana.ask("following", on=True)
        bob.ask("following", on=True)
        bob.ask("following", on=False)
        presenter.ask("following", on=True)
        sees(presenter, "people", count=2, following=1)
    sees(presenter, "people", count=0, following=0)
    assert not ana.all("people")


def test_a_hall_that_comes_back_before_its_old_connections_have_ended_is_counted_once(served, presenter):
    halls = [[Person(served, browser=f"browser-{n}") for n in range(6)] for _ in range(3)]
    for hall in halls:
        for person in hall:
            person.ask("following", on=True)
    sees(presenter, "people", count=6, following=6)
    for person in halls[0] + halls[1]:
        person.close()
    halls[2][0].ask("following", on=False)
    sees(presenter, "people", count=6, following=5)
    for person in halls[2]:
        person.close()
    sees(presenter, "people", count=0, following=0)


def test_a_desk_hears_of_the_halls_window_which_is_nobody_of_the_room(served, presenter):
    sees(presenter, "people", screens=[])
    with Person(served) as ana, Person(served) as hall:
        ana.ask("following", on=True)
        hall.ask("following", on=True)
        assert hall.ask("screen", width=1920, height=1080, slide=1)["ok"]
        sees(presenter, "people", screens=[{"width": 1920, "height": 1080, "slide": 1, "scheme": "light"}])
        sees(presenter, "people", count=1, following=1)
        assert "only the presenter" in hall.ask("next")["error"]
        assert "pixels" in hall.ask("screen", width=0, height=10**9, slide=1)["error"]
        with Person(served, owner=True) as late:
            sees(late, "people", screens=[{"width": 1920, "height": 1080, "slide": 1, "scheme": "light"}])
    sees(presenter, "people", screens=[])
    assert not ana.all("people")


def test_the_halls_window_has_no_key_even_in_the_presenters_browser(served):
    browser = requests.Session()
    assert "quarterdeck-key" in browser.get(served.desk, timeout=10).text
    page = browser.get(served.url + "/screen", timeout=10).text
    assert "quarterdeck-key" not in page
    assert 'id="slide-1"' in page


def test_an_attendee_cannot_black_the_screen_or_touch_the_timer(served, presenter):
    with Person(served) as ana:
        assert "only the presenter" in ana.ask("black", on=True)["error"]
        assert "only the presenter" in ana.ask("timer", action="start")["error"]
        assert "true or false" in ana.ask("following", on=1)["error"]
        assert stage_of(ana)["black"] is False
