"""A deck in other languages is held to its original, slide by slide; cases/translations.txt has what is said."""

from pathlib import Path

import pytest

from quarterdeck.command.check import check
from quarterdeck.content import ReadBefore, load_content, stamp
from quarterdeck.errors import DeckError
from quarterdeck.export.folder import printed_page
from quarterdeck.settings import Settings

DEMO = "title: Hello\nsteps: [{run: a}]\n"
HEADER = "title: Ships\nlanguage: en\nfooter: At sea\n"


def cases():
    """Give each pair of slides, with what is said of the second one."""
    for part in (Path(__file__).parent / "cases" / "translations.txt").read_text().split("\n\n")[1:]:
        original, _, rest = part.strip().partition("\n==\n")
        lines = rest.split("\n")
        said = [line for line in lines if line.split()[0] in {"error", "warning", "note"}]
        yield pytest.param(original, "\n".join(lines[: len(lines) - len(said)]), said, id=(said or [original])[0][:40])


@pytest.fixture(name="write")
def _write(tmp_path):
    (tmp_path / "demos" / "hello").mkdir(parents=True)
    (tmp_path / "demos" / "hello" / "demo.yaml").write_text(DEMO)
    (tmp_path / "ship.mp4").write_bytes(b"a film")

    def write(original, translation, header="", name="deck.de.md"):
        (tmp_path / "deck.md").write_text(f"# One\n\n---\n\n{original}\n\n---\n\n# The end\n")
        (tmp_path / name).write_text(f"{header}# Eins\n\n---\n\n{translation}\n\n---\n\n# Fertig\n")
        return load_content(tmp_path / "deck.md", tmp_path / "demos")

    return write


@pytest.mark.parametrize(("original", "translation", "said"), list(cases()))
def test_what_is_not_in_step_is_said_and_the_original_is_shown_there(write, original, translation, said):
    content = write(original, translation.replace(" %% ", "\n\n"))
    told = [f"{each.severity} {each.place.line}: {each.words}" for each in content.findings]
    assert told == said
    german = content.read_in("de").deck
    same = not said or "the last" in said[0]
    assert [slide.language for slide in german.slides] == ["de", "de" if same else "en", "de"]
    assert (german.slides[1].place == content.deck.slides[1].place) is not same
    assert [slide.builds for slide in german.slides] == [slide.builds for slide in content.deck.slides]


def test_slides_that_are_missing_at_the_end_are_shown_in_the_original(write, tmp_path):
    write("Words.", "Wörter.")
    (tmp_path / "deck.de.md").write_text("# Eins\n")
    content = load_content(tmp_path / "deck.md", tmp_path / "demos")
    assert content.findings[0].words.startswith("there are 1 slides here and 3 in deck.md")
    assert [slide.title for slide in content.read_in("de").deck.slides] == ["Eins", "Words.", "The end"]


def test_a_header_says_for_its_translations_what_they_do_not_say_otherwise(write, tmp_path):
    write("Words.", "Wörter.", "footer: Auf See\n\n")
    deck = tmp_path / "deck.md"
    deck.write_text(f"{HEADER}slidenumbers: true\n\n{deck.read_text()}")
    german = load_content(deck, tmp_path / "demos").read_in("de").deck
    assert (german.title, german.language) == ("Eins", "de")
    assert "Auf See" in german.slides[0].html
    assert "slide-number" in german.slides[0].html
    assert "At sea" not in german.slides[0].html


def test_a_slide_keeps_its_name_and_the_talk_its_version_in_each_language(write):
    content = write("Words.", "Wörter.")
    german = content.read_in("de")
    assert (german.version, german.names) == (content.version, content.names)
    assert write("Words.", "Andere Wörter.").version != content.version


def test_a_translation_that_is_saved_is_read_again(write, tmp_path):
    write("Words.", "Wörter.")
    before, read = ReadBefore(), []
    for words in ("Wörter.", "Andere Wörter."):
        path = tmp_path / "deck.de.md"
        path.write_text(path.read_text().replace("Wörter.", words))
        before.save(stamp(tmp_path / "deck.md", tmp_path / "demos"), tmp_path / "deck.md")
        content = load_content(tmp_path / "deck.md", tmp_path / "demos", None, before)
        read.append(content.read_in("de").deck.slides[1].title)
    assert read == ["Wörter.", "Andere Wörter."]


@pytest.mark.parametrize("name", ["deck.old.md", "deck.v2.md", "decks.de.md", "deck.de.txt"])
def test_a_file_with_another_name_is_no_translation(write, name):
    assert list(write("Words.", "Wörter.", name=name).decks) == ["en"]


def test_one_that_cannot_be_read_or_is_in_the_decks_own_language_is_said_and_not_offered(write, tmp_path, capsys):
    write("Words.", "Wörter.", name="deck.en.md")
    (tmp_path / "deck.fr.md").write_bytes(b"# \xff\n")
    assert check([Settings(deck=tmp_path / "deck.md")]) == 1
    told = capsys.readouterr().out
    assert "deck.en.md: deck.md is in this language itself; say in its header which it is in" in told
    assert "deck.fr.md:1: this line is not UTF-8" in told
    assert list(load_content(tmp_path / "deck.md", tmp_path / "demos").decks) == ["en"]


def test_a_language_that_is_none_is_said(write, tmp_path):
    write("Words.", "Wörter.")
    deck = tmp_path / "deck.md"
    deck.write_text(f"title: Ships\nlanguage: German!\n\n{deck.read_text()}")
    told = [str(each) for each in load_content(deck, tmp_path / "demos").findings]
    assert told[0].startswith(f"{deck}:2: language is “German!”; write it as browsers do")


def test_what_is_printed_is_in_a_language_that_there_is(write, tmp_path):
    write("Words.", "Wörter.")
    settings = Settings(deck=tmp_path / "deck.md")
    assert [printed_page(settings, each) for each in ("", "en", "de")] == ["print.html", "print.html", "print.de.html"]
    with pytest.raises(DeckError, match=r"not there in “fr” \(there are: en, de\)"):
        printed_page(settings, "fr")
