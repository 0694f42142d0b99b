"""A film in the hall: the desk starts and stops it, everybody sees the same second, whoever comes late as well."""

import wave

import pytest

from tests.browser.room import come_to_desk, press
from tests.served import Served, write_talk

pytestmark = pytest.mark.browser

DECK = """\
# Hello

---

# Listen

![inline](long.wav)

---

# The end
"""
STANDS = "() => { const film = document.querySelector('#frame [data-film]'); return [film.currentTime, film.paused] }"
PLAYS = "() => document.querySelector('#frame [data-film]')?.paused === false && document.querySelector('#frame [data-film]').currentTime > 0.5"


def write_sound(path, seconds):
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 1, 8000, 0, "NONE", ""))
        file.writeframes(b"\x80" * 8000 * seconds)


@pytest.fixture(name="filmed")
def _filmed(tmp_path):
    deck = write_talk(tmp_path / "talk", DECK)
    write_sound(deck.parent / "long.wav", 60)
    with Served(deck, tmp_path / "state") as served:
        yield served


def test_one_press_plays_it_for_everybody_and_who_comes_late_is_at_the_same_second(onlooker, filmed):
    presenter, early = come_to_desk(onlooker, filmed), onlooker().open(filmed.url)
    press(presenter, "Space")
    early.sees_slide(2)
    assert early.page.evaluate(STANDS)[1]
    press(presenter, "a")
    early.page.wait_for_function(PLAYS)
    early.page.wait_for_timeout(1500)
    late = onlooker().open(filmed.url)
    late.page.wait_for_function(PLAYS)
    late.page.wait_for_timeout(1200)
    seconds = [person.page.evaluate(STANDS)[0] for person in (early, late, presenter)]
    assert max(seconds) - min(seconds) < 1.5, seconds
    assert min(seconds) > 2
    press(presenter, "a")
    early.page.wait_for_function("() => document.querySelector('#frame [data-film]').paused")
    late.page.wait_for_function("() => document.querySelector('#frame [data-film]').paused")
    assert not presenter.faults + early.faults + late.faults


def test_phones_are_silent_until_they_are_asked_to_be_heard(onlooker, filmed):
    presenter, guest = come_to_desk(onlooker, filmed), onlooker().open(filmed.url)
    press(presenter, "Space")
    presenter.sees_slide(2)
    press(presenter, "a")
    guest.page.wait_for_function(PLAYS)
    muted = "() => document.querySelector('#frame [data-film]').muted"
    assert guest.page.evaluate(muted)
    assert presenter.page.evaluate(muted)
    guest.page.get_by_role("button", name="Sound on").click()
    assert not guest.page.evaluate(muted)


def test_who_goes_their_own_way_has_the_browsers_own_controls(onlooker, filmed):
    alone = onlooker().open(f"{filmed.url}/2").settles()
    assert alone.page.evaluate("() => document.querySelector('#frame [data-film]').controls")


def test_a_part_of_a_film_can_be_fetched_as_players_do(filmed):
    import requests  # noqa: PLC0415

    answer = requests.get(f"{filmed.url}/pictures/long.wav", headers={"Range": "bytes=8-11"}, timeout=10)
    assert (answer.status_code, answer.content, answer.headers["Content-Type"]) == (206, b"WAVE", "audio/wav")
