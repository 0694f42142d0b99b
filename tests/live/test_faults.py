"""What is wrong with a file just saved is told to owners until it is mended, and to nobody else."""

import pytest

from tests.served import DECK, ECHO, Person, Served, write_talk


@pytest.fixture(name="deck")
def _deck(tmp_path):
    return write_talk(tmp_path / "talk")


@pytest.fixture(name="served")
def _served(deck, tmp_path):
    with Served(deck, tmp_path / "state") as served:
        yield served


def faults(person):
    return [told["faults"] for told in person.all("faults")]


def test_a_fault_comes_with_its_place_is_told_to_who_comes_later_and_goes_when_it_is_mended(served, deck):
    with Person(served, owner=True) as writer, Person(served) as viewer:
        deck.write_text(f"{DECK}\n---\n\n[.demo: nowhere]\n")
        (told,) = writer.wait(lambda me: [each for each in faults(me) if each], "a fault")
        assert told == [f"{deck}:28: no demo is called “nowhere” (there are: echo)"]
        with Person(served, owner=True) as later:
            assert later.wait(faults, "the fault")[0] == told
        (deck.parent.parent / "demos" / "echo" / "demo.yaml").write_text(ECHO.replace("about", "abuot"))
        writer.wait(lambda me: any(len(each) == 2 for each in faults(me)), "a second fault")
        (deck.parent.parent / "demos" / "echo" / "demo.yaml").write_text(ECHO)
        deck.write_text(DECK)
        writer.wait(lambda me: faults(me)[-1] == [], "nothing to be wrong")
        assert faults(viewer) == []


def test_a_deck_that_cannot_be_shown_at_all_is_a_fault_and_the_talk_goes_on(served, deck):
    with Person(served, owner=True) as writer:
        deck.write_text("")
        (told,) = writer.wait(lambda me: [each for each in faults(me) if each], "a fault")
        assert "deck.md: this deck is empty" in told[0]
