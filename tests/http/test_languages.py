"""Everybody reads their own language, and the desk and the hall the deck's; no choice is lost, and none is forced."""

import re

import pytest

from quarterdeck.auth.token import Access
from quarterdeck.serve import assemble
from quarterdeck.settings import Settings

TALK = {"deck.md": "# Ships\n\n---\n\n# The end\n", "deck.de.md": "# Schiffe\n\n^ Guten Abend.\n\n---\n\n# Fertig\n"}
GERMAN = {"Accept-Language": "de-AT,de;q=0.9,en;q=0.8"}


@pytest.fixture(name="house")
def _house(tmp_path):
    for name, text in TALK.items():
        (tmp_path / name).write_text(text)
    house = assemble(Settings(deck=tmp_path / "deck.md", state=tmp_path / "state"))
    yield house
    house.close()


def language(client, address, **headers):
    """Give the language of the page at an address, and see that its words are of that language."""
    page = client.get(address, headers=headers).text
    named = "de" if 'data-language="de"' in page else "en"
    assert ("Schiffe" in page) == (named == "de")
    return named


@pytest.mark.parametrize("address", ["/", "/1", "/contents", "/print"])
def test_a_page_is_in_the_language_of_the_browser(house, address):
    client = house.app.test_client()
    assert language(client, address, **GERMAN) == "de"
    assert [language(client, address, **{"Accept-Language": each}) for each in ("fr", "en-GB", "")] == ["en"] * 3
    assert {"Accept-Language", "Cookie"} <= set(client.get(address).vary)


def test_a_choice_is_kept_until_another_and_one_that_is_none_changes_nothing(house):
    client = house.app.test_client()
    assert language(client, "/1?language=de") == "de"
    assert [language(client, each) for each in ("/", "/1", "/contents?language=xx")] == ["de"] * 3
    assert language(client, "/?language=en", **GERMAN) == "en"
    assert language(client, "/contents", **GERMAN) == "en"


def test_a_browser_that_keeps_nothing_has_what_its_address_names(house):
    client = house.app.test_client(use_cookies=False)
    assert language(client, "/1?language=de") == "de"
    assert "Schiffe" in client.get("/slides?language=de").text
    assert "Schiffe" not in client.get("/slides", headers={"Accept-Language": "en"}).text


def test_the_slides_that_a_page_fetches_choose_nothing_and_are_told_apart(house):
    client = house.app.test_client()
    tags = [client.get(f"/slides?language={each}").headers["ETag"] for each in ("en", "de")]
    version = house.talk.content.version
    assert tags == [f'"{version}:en:en"', f'"{version}:de:de"']
    assert client.get_cookie("quarterdeck-language") is None


def test_the_desk_and_the_hall_stay_in_the_decks_language_unless_their_address_says_otherwise(house):
    owner = house.app.test_client()
    owner.get(f"/presenter?token={Access.load(house.settings).token}")
    owner.get("/1?language=de")  # a choice for the room's pages is none for these
    assert [language(owner, each, **GERMAN) for each in ("/presenter", "/screen")] == ["en", "en"]
    assert [language(owner, f"{each}?language=de") for each in ("/presenter", "/screen")] == ["de", "de"]
    assert owner.get("/notes.json", headers=GERMAN).json["notes"] == {}
    assert "Guten Abend" in owner.get("/notes.json?language=de").json["notes"]["1"]


def test_what_an_owner_shows_to_the_hall_does_not_follow_their_browser(house):
    owner = house.app.test_client()
    owner.get(f"/presenter?token={Access.load(house.settings).token}")
    assert language(owner, "/", **GERMAN) == "en"


def test_a_talk_in_one_language_offers_none(house, tmp_path):
    (tmp_path / "talk").mkdir()
    (tmp_path / "talk" / "deck.md").write_text(TALK["deck.md"])
    alone = assemble(Settings(deck=tmp_path / "talk" / "deck.md", state=tmp_path / "other"))
    pages = [each.app.test_client().get("/1").text for each in (alone, house)]
    alone.close()
    assert ["language-choice" in page for page in pages] == [False, True]


def test_each_slide_says_its_own_language_and_the_words_around_it_theirs(house, tmp_path):
    (tmp_path / "deck.de.md").write_text("# Schiffe\n")
    house = assemble(house.settings)
    page = house.app.test_client().get("/slides?language=de").text
    assert re.findall(r'<section lang="(\w+)"', page) == ["de", "en"]
    assert '<html lang="de"' in house.app.test_client().get("/1?language=de").text
    assert '<html lang="en"' in house.app.test_client().get("/1?language=en", headers=GERMAN).text
    assert '<html lang="de"' in house.app.test_client().get("/print?language=de").text  # so that a PDF says so
    house.close()
