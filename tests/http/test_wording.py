"""The interface speaks the language of its reader: each is a file, all say the same, and the desk keeps the deck's."""

import json
import re
import shutil
from string import Formatter

import pytest

from quarterdeck.auth.token import Access
from quarterdeck.catalogue import WORDS, read_catalogues
from quarterdeck.errors import MachineError
from quarterdeck.http.wording import PHRASES, use_wording
from quarterdeck.serve import assemble
from quarterdeck.settings import HOME, Settings

FILES = sorted(WORDS.glob("*.json"))
GERMAN = {"Accept-Language": "de-AT,de;q=0.9,en;q=0.8"}
FORMS = {"one", "other"}


@pytest.fixture(name="house")
def _house(tmp_path):
    (tmp_path / "deck.md").write_text("# Ships\n")
    house = assemble(Settings(deck=tmp_path / "deck.md", state=tmp_path / "state"))
    yield house
    house.close()


def forms(file):
    """Give every phrase of a file by its key, and each of its forms as one."""
    for group, phrases in json.loads(file.read_text()).items():
        for name, phrase in phrases.items():
            written = phrase if isinstance(phrase, dict) else {"": phrase}
            assert set(written) in (FORMS, {""}), f"{file.name}: {group}.{name} is told by one and other"
            yield from ((f"{group}.{name}", text) for text in written.values())


def given(file):
    """Give what each phrase is given."""
    found = {}
    for key, text in forms(file):
        names = {name for _, name, _, _ in Formatter().parse(text) if name is not None}
        found.setdefault(key, set()).update(names)
    return found


def test_every_language_says_the_same_with_the_same_given():
    english = given(WORDS / "en.json")
    assert {file.name: given(file) for file in FILES} == {file.name: english for file in FILES}


def test_no_phrase_is_empty_or_left_in_english_where_it_is_a_sentence():
    english = [text for _, text in forms(WORDS / "en.json")]
    for file in FILES:
        texts = [text for _, text in forms(file)]
        assert all(text.strip() for text in texts)
        if file.stem != "en":
            same = [re.sub(r"\{\w+\}", "", text) for text in texts if text in english]
            assert [text for text in same if re.search(r"[a-z].*\s.*[a-z]", text)] == []


@pytest.mark.parametrize(
    ("address", "words"), [("/", "Fragen"), ("/contents", "in deinem eigenen Tempo"), ("/no", "Zum Vortrag")]
)
def test_who_reads_german_is_spoken_to_in_german_also_in_an_english_talk(house, address, words):
    client = house.app.test_client()
    page = client.get(address, headers=GERMAN).text
    assert words in page
    assert '<html lang="de"' in page
    assert words not in client.get(address, headers={"Accept-Language": "fr"}).text


def test_the_desk_the_hall_and_an_owners_room_speak_as_the_deck_does(house, tmp_path):
    owner = house.app.test_client()
    owner.get(f"/presenter?token={Access.load(house.settings).token}")
    pages = ("/presenter", "/screen", "/join", "/")
    assert ['<html lang="en"' in owner.get(page, headers=GERMAN).text for page in pages] == [True] * 4
    (tmp_path / "deck.md").write_text("language: de\n\n# Schiffe\n")
    german = assemble(house.settings)
    owner = german.app.test_client()
    owner.get(f"/presenter?token={Access.load(house.settings).token}")
    assert ['<html lang="de"' in owner.get(page).text for page in pages] == [True] * 4
    german.close()


def test_one_more_file_is_one_more_language_and_what_it_lacks_is_said_in_english(house, tmp_path):
    words = shutil.copytree(WORDS, tmp_path / "words")
    (words / "fr.json").write_text(
        json.dumps({"slides": {"next": "Page « {x} » suivante"}, "talk": {"contents": "Sommaire"}})
    )
    use_wording(house.app, words)
    page = house.app.test_client().get("/1", headers={"Accept-Language": "fr-CA"}).text
    told = ('<html lang="fr"', 'aria-label="Sommaire"', 'aria-label="Previous slide"', "Page « {x} » suivante")
    assert all(each in page for each in told)


def test_a_file_that_cannot_be_read_is_named_with_what_to_do(tmp_path):
    (tmp_path / "en.json").write_text("{")
    with pytest.raises(MachineError, match=r"en.json: the interface's words cannot be read .* mend this file"):
        read_catalogues(tmp_path)


def said_by(script):
    """Give the groups of what a page's script and all that it imports may say."""
    known = {group: set(phrases) for group, phrases in json.loads((WORDS / "en.json").read_text()).items()}
    reached, groups = [script.resolve()], set()
    for path in reached:
        code = re.sub(r"/\*[\s\S]*?\*/|//.*", "", path.read_text())
        imported = [
            (path.parent / name).resolve() for name in re.findall(r'\b(?:from|import)[ (]*"(\.[^"]+\.js)"', code)
        ]
        reached += [each for each in imported if each not in reached]
        keys = [key.split(".") for key in re.findall(r'"([a-z-]+\.[\w-]+)"', code)]
        groups |= {group for group, name in keys if name in known.get(group, ())}
    asks = any(path.name == "connection.js" for path in reached) and script.stem != "carried"  # and may be refused
    return groups - {"talk"} | ({"refused"} if asks else set())


@pytest.mark.parametrize("page", PHRASES)
def test_a_page_carries_what_its_scripts_say(page):
    unsaid = {"desk-keys", "poll-control"} - set(PHRASES[page])  # in tables that stand beside the page's own
    unsaid |= set() if page in {"room", "presenter", "carried"} else {"keys", "key-names"}
    assert said_by(HOME / "static" / "js" / "pages" / f"{page}.js") - unsaid == set(PHRASES[page])


def test_what_a_phrase_is_given_is_no_html(house):
    with house.app.test_request_context("/"):
        told = house.app.jinja_env.globals["say"]("slides.titled", number=1, title="<b>")
    assert told == "Slide 1: &lt;b&gt;"
