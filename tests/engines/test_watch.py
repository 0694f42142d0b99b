"""A watch goes on through lost connections, and ends at once when it is closed."""

import threading
import time

from quarterdeck.engines.watch import Watch


def test_it_follows_again_when_the_connection_was_lost_or_has_ended():
    told, third = [], threading.Event()

    def follow(_watch):
        told.append(time.monotonic())
        if len(told) == 1:
            raise OSError
        if len(told) == 3:
            third.set()

    watch = Watch("test", follow, (OSError,))
    assert third.wait(5)
    watch.close()
    seen = len(told)
    time.sleep(0.5)
    assert len(told) == seen


def test_closing_ends_the_wait_that_it_is_in():
    closed, waiting = threading.Event(), threading.Event()

    def follow(watch):
        watch.hold(closed.set)
        waiting.set()
        closed.wait(30)

    watch = Watch("test", follow, (OSError,))
    assert waiting.wait(5)
    began = time.monotonic()
    watch.close()
    watch.close()
    assert time.monotonic() - began < 2


def test_a_wait_that_begins_as_it_is_closed_is_ended_too():
    begin, cut = threading.Event(), threading.Event()

    def follow(watch):
        begin.wait(5)
        watch.hold(cut.set)

    watch = Watch("test", follow, (OSError,))
    closing = threading.Thread(target=watch.close)
    closing.start()
    while not watch.over:
        time.sleep(0.01)
    begin.set()
    closing.join(5)
    assert cut.is_set()
