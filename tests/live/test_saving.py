"""What is saved while a talk is read and begun to be watched is seen too, however close together that is."""

from dataclasses import replace

import gevent
import pytest

from quarterdeck.serve import assemble, watch_content
from quarterdeck.settings import Settings
from tests.served import write_talk


@pytest.fixture(name="served")
def _served(tmp_path):
    served = assemble(replace(Settings(), deck=write_talk(tmp_path / "talk"), state=tmp_path / "state"))
    yield served
    served.close()


def test_a_deck_that_is_saved_before_its_files_are_watched_is_taken(served):
    deck = served.settings.deck
    deck.write_text(deck.read_text().replace("# Hello", "# Hello again"))
    watching = gevent.spawn(watch_content, served)
    with gevent.Timeout(20):
        while served.talk.content.deck.slides[0].title != "Hello again":
            gevent.sleep(0.02)
    gevent.kill(watching)
