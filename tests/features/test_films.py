"""Films play for everybody by one clock: where the talk is, from the right second, and not before a black screen."""

import pytest
from msgspec.structs import replace as changed

from quarterdeck.deck.model import Film as OnSlide
from quarterdeck.errors import RefusedError
from quarterdeck.features.films.feature import Screening
from quarterdeck.protocol.commands import Black, End, Go
from quarterdeck.protocol.film_command import Film
from quarterdeck.protocol.film_news import FilmPlace, Films
from quarterdeck.protocol.states import FilmAction
from quarterdeck.talk.client import Client
from tests.features.outlet import Told
from tests.talk.told import DESK, FOUR, NOON, slide, talk

LATE = Client("late-1", "browser")


class Hall:
    """A talk whose second slide has a film that begins by itself and one that waits, and a clock one can turn."""

    def __init__(self):
        filmed = slide(2)
        object.__setattr__(filmed, "films", (OnSlide(autoplay=True), OnSlide()))
        self.now, self.outlet = NOON, Told()
        self.talk = talk(FOUR[0], filmed, *FOUR[2:])
        self.screening = Screening(self.talk, self.outlet, lambda: self.now)
        self.talk.followers.append(self.screening.follow)

    def goes(self, number):
        self.talk.handle(Go(number, 0), DESK, self.now)

    def acts(self, action, **more):
        self.screening.act(Film(2, action, **more), DESK)

    @property
    def late(self):
        """What somebody is told who comes now: the second and whether it plays, by film."""
        told = [each for each in self.screening.newcomer(LATE) if isinstance(each, Films)]
        return [(film.seconds, film.playing) for film in told[0].films] if told else None


@pytest.fixture(name="hall")
def _hall():
    return Hall()


def test_a_film_begins_by_itself_where_the_deck_says_so_and_a_late_viewer_comes_in_at_its_second(hall):
    assert hall.late is None
    hall.goes(2)
    hall.now += 12.5
    assert hall.late == [(12.5, True), (0, False)]


def test_what_is_stopped_at_the_desk_is_told_to_everybody_and_goes_on_from_there(hall):
    hall.goes(2)
    hall.now += 5
    hall.acts(FilmAction.PAUSE)
    hall.now += 100
    hall.acts(FilmAction.PLAY, film=2)
    hall.now += 1
    assert hall.late == [(5, False), (1, True)]
    hall.acts(FilmAction.PLAY, film=1, at=30.0)
    assert hall.outlet.all(Films, "everybody")[-1] == Films(2, (FilmPlace(1, 30, True), FilmPlace(2, 1, True)))


def test_a_film_ends_when_the_talk_leaves_its_slide_and_begins_anew_when_it_is_back(hall):
    hall.goes(2)
    hall.now += 5
    hall.goes(3)
    assert hall.late is None
    assert hall.outlet.all(Films)[-1] == Films(3, ())
    hall.goes(2)
    assert hall.late == [(0, True), (0, False)]


def test_a_step_on_the_slide_does_not_begin_it_anew(hall):
    hall.goes(2)
    hall.now += 5
    hall.goes(2)
    assert hall.late == [(5, True), (0, False)]


def test_the_black_screen_stops_what_plays_and_nothing_else_goes_on_after_it(hall):
    hall.goes(2)
    hall.now += 5
    hall.talk.handle(Black(True), DESK, hall.now)
    hall.now += 60
    assert hall.late == [(5, False), (0, False)]
    hall.talk.handle(Black(False), DESK, hall.now)
    hall.now += 1
    assert hall.late == [(6, True), (0, False)]


def test_films_end_with_the_talk(hall):
    hall.goes(2)
    hall.talk.handle(End(), DESK, hall.now)
    assert hall.late is None
    assert hall.outlet.all(Films)[-1].films == ()


def test_a_film_that_is_gone_from_a_saved_deck_is_forgotten_and_the_others_go_on(hall):
    hall.goes(2)
    hall.now += 5
    hall.screening.reload(hall.talk.content, [])
    assert hall.late[0] == (5, True)
    object.__setattr__(hall.talk.slide, "films", ())
    hall.screening.reload(hall.talk.content, [])
    assert hall.late is None


@pytest.mark.parametrize(
    ("command", "words"),
    [
        (Film(1, FilmAction.PLAY), "the talk is on slide 2, so the films of slide 1 rest"),
        (Film(2, FilmAction.PLAY, film=3), "slide 2 has the films 1 to 2"),
        (Film(2, FilmAction.PLAY, film=0), "slide 2 has the films 1 to 2"),
    ],
)
def test_a_film_that_is_not_there_is_refused_in_one_sentence(hall, command, words):
    hall.goes(2)
    with pytest.raises(RefusedError, match=words):
        hall.screening.act(command, DESK)


def test_a_slide_without_films_has_nothing_to_play(hall):
    hall.goes(3)
    with pytest.raises(RefusedError, match="there is no film on slide 3"):
        hall.screening.act(changed(Film(2, FilmAction.PLAY), slide=3), DESK)


@pytest.mark.parametrize(("at", "second"), [(-5.0, 0), (1e300, 86_400)])
def test_no_second_is_before_the_beginning_or_past_a_day(hall, at, second):
    hall.goes(2)
    hall.acts(FilmAction.PAUSE, film=1, at=at)
    assert hall.late[0] == (second, False)
