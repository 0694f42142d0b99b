"""Pictures come from other threads, and are told in the server's own: no two alike, none too often, the last one always."""

import threading

import gevent
import pytest

from quarterdeck.engines.engine import Engine, Run
from quarterdeck.engines.watch import Watch
from quarterdeck.pictures.containers import Container, ContainersPicture
from quarterdeck.source.watching import EVERY, Watching


class Painter(Engine):
    """An engine whose pictures a test draws by hand."""

    name = title = "painter"
    pictures = frozenset({"containers"})

    def find(self, environment):
        raise NotImplementedError

    def watch(self, run, kind, draw):
        self.draw, self.closed = draw, threading.Event()
        return Watch("painter", self._follow, (OSError,))

    def _follow(self, watch):
        watch.hold(self.closed.set)
        self.closed.wait(30)


def picture(*names):
    return ContainersPicture(tuple(Container(name, name, "hello", "running") for name in names))


@pytest.fixture
def painting(tmp_path):
    told, painter = [], Painter()
    watching = Watching(told.append)
    watching.begin(Run("a1b2", "hello", tmp_path, {}), [painter], ["containers", "unknown"])
    yield painter, told
    watching.close()
    assert painter.closed.is_set()


def draw(painter, *pictures):
    thread = threading.Thread(target=lambda: [painter.draw(each) for each in pictures])
    thread.start()
    thread.join()


def test_what_is_drawn_in_another_thread_is_told_here_at_once(painting):
    painter, told = painting
    draw(painter, picture("web"))
    gevent.sleep(EVERY / 2)
    assert told == [picture("web")]


def test_of_many_pictures_the_first_and_the_last_are_told(painting):
    painter, told = painting
    draw(painter, *(picture("web", str(n)) for n in range(50)))
    gevent.sleep(3 * EVERY)
    assert told == [picture("web", "0"), picture("web", "49")]


def test_the_same_picture_is_told_once(painting):
    painter, told = painting
    for _ in range(3):
        draw(painter, picture("web"))
        gevent.sleep(1.5 * EVERY)
    assert told == [picture("web")]
