"""`export --html` writes a folder that needs nothing else, whole or not at all, and gives nothing away."""

import re
from urllib.parse import unquote

import pypdf
import pytest

from quarterdeck.__main__ import main
from quarterdeck.deck.load import load_deck
from quarterdeck.settings import OWN_DECK
from tests.served import HOME

REAL_DECKS = sorted((HOME.parent / "shared" / "decks").glob("*/deck.md"))[:2]

DECK = """\
# Hello

^ A secret for the presenter.

See [the demo](#there), ![inline](dot.svg)

---

# Echo <a name="there"/>

[.demo: echo]
[.learner]

^ For everybody.
"""
ECHO = "title: Echo\nsteps:\n  - run: cat words.txt\n    expect: hello\n"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10" width="10" height="10"><circle r="5"/></svg>'


@pytest.fixture(name="here")
def _here(tmp_path, monkeypatch):
    """A talk with a picture and a demo with its tape, in the folder that we are in."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("QUARTERDECK_DECK", raising=False)
    monkeypatch.setenv("QUARTERDECK_STATE", str(tmp_path / "state"))
    (tmp_path / "deck.md").write_text(DECK)
    (tmp_path / "dot.svg").write_text(SVG)
    (tmp_path / "demos" / "echo").mkdir(parents=True)
    (tmp_path / "demos" / "echo" / "demo.yaml").write_text(ECHO)
    (tmp_path / "demos" / "echo" / "words.txt").write_text("hello\n")
    return tmp_path


def files_in(folder):
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


def lost_in(folder):
    """Name what pages and sheets of a folder name, and is not in it."""
    lost = []
    for name in [name for name in files_in(folder) if name.endswith((".html", ".css"))]:
        text = (folder / name).read_text()
        named = re.findall(r'(?:href|src)="(?!\w+:)([^"#?]+)[^"]*"', text) if name.endswith(".html") else []
        named += re.findall(r'url\("([^")#?:]+)"', text) if name.endswith(".css") else []
        lost += [f"{name}: {each}" for each in named if not ((folder / name).parent / unquote(each)).exists()]
    return lost


def test_the_folder_holds_every_file_that_its_pages_and_sheets_name(here, capsys):
    main(["rehearse", "--record"])
    capsys.readouterr()
    assert main(["export", "--html", "home"]) == 0
    assert capsys.readouterr().out == "home/index.html\n"
    there = files_in(here / "home")
    assert {"index.html", "print.html", "tapes/echo.cast", "demos/echo/words.txt", "pictures/dot.svg"} <= there
    assert lost_in(here / "home") == []


@pytest.mark.parametrize("deck", [OWN_DECK, *REAL_DECKS], ids=lambda deck: deck.parent.name)
def test_a_real_talk_is_taken_home_whole(here, deck):
    assert main(["export", str(deck), "--html", "home", "--markdown", "handout.md"]) == 0
    assert lost_in(here / "home") == []
    assert (here / "handout.md").read_text().count("\n## ") >= len(load_deck(deck, here).slides)


def test_no_address_in_it_leads_to_a_server(here):
    main(["export", "--html", "home"])
    for name in ("index.html", "print.html"):
        text = (here / "home" / name).read_text()
        assert re.findall(r'(?:href|src|action)="/[^"]*"', text) == []
        assert "http://" not in re.sub(r"http://www\.w3\.org/\S+", "", text)


def test_what_only_the_presenter_may_read_is_not_in_it_and_what_learners_may_is(here):
    main(["export", "--html", "home"])
    everything = b"".join((here / "home" / name).read_bytes() for name in files_in(here / "home"))
    assert b"A secret" not in everything
    assert b"For everybody" in everything
    assert b"quarterdeck-key" not in (here / "home" / "index.html").read_bytes()
    assert not (here / "state").exists(), "nothing is kept of an export"


def test_a_german_talk_speaks_german_at_home_too(here):
    (here / "deck.md").write_text(f"language: de\n\n{DECK}")
    assert main(["export", "--html", "home", "deck.md"]) == 0
    page = (here / "home" / "index.html").read_text()
    assert all(words in page for words in ('lang="de"', "Nächste Folie", "Was zu erwarten", "1 Schritt"))
    assert "Next slide" not in page


def test_a_folder_with_other_files_is_refused_and_stays_as_it_is(here, capsys):
    (here / "home").mkdir()
    (here / "home" / "thesis.txt").write_text("mine")
    assert main(["export", "--html", "home"]) == 1
    assert capsys.readouterr().err == "home: this folder has other files in it; name a new folder\n"
    assert files_in(here / "home") == {"thesis.txt"}


def test_a_folder_that_it_has_written_is_written_anew(here):
    main(["export", "--html", "home"])
    (here / "deck.md").write_text("# Something else\n")
    assert main(["export", "--html", "home"]) == 0
    assert "Something else" in (here / "home" / "index.html").read_text()
    assert "pictures/dot.svg" not in files_in(here / "home")


def test_a_broken_deck_leaves_the_export_before_as_it_was(here, capsys):
    main(["export", "--html", "home"])
    before = files_in(here)
    (here / "deck.md").write_text("")
    assert main(["export", "--html", "home"]) == 1
    assert re.fullmatch(r"\S+deck\.md: this deck is empty; [^\n]+\n", capsys.readouterr().err)
    assert files_in(here) == before
    assert "Hello" in (here / "home" / "index.html").read_text()


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [([], 2, "say what to write"), (["--html", "deck.md"], 1, "deck.md: this is a file; name a new folder")],
)
def test_what_cannot_be_written_is_one_sentence(here, capsys, arguments, status, said):
    assert main(["export", *arguments]) == status
    complaint = capsys.readouterr().err
    assert said in complaint
    assert complaint.count("\n") == 1


HANDOUT = """\
# Hello

## Hello

See [the demo](#there), ![](../dot.svg)

## Echo <a name="there"/>

```yaml
title: Echo
steps:
  - run: cat words.txt
    expect: hello
```

### Echo

1. cat words.txt

```sh
cat words.txt
```
"""


def test_a_handout_is_plain_markdown_with_the_demos_commands_and_the_files_as_they_are(here):
    (here / "demos" / "echo" / "demo.yaml").write_text(ECHO)
    (here / "deck.md").write_text(
        DECK.replace("[.demo: echo]", "[.demo: echo]\n[.file: demos/echo/demo.yaml]\n\n```yaml\nold\n```")
    )
    (here / "out").mkdir()
    assert main(["export", "--markdown", "out/talk.md"]) == 0
    written = (here / "out" / "talk.md").read_text()
    assert written == HANDOUT


def test_a_handout_has_the_notes_only_where_they_are_wanted(here, capsys):
    assert main(["export", "--markdown", "-"]) == 0
    assert "secret" not in capsys.readouterr().out
    assert main(["export", "--markdown", "-", "--notes"]) == 0
    assert "\n> A secret for the presenter.\n" in capsys.readouterr().out


def test_without_a_browser_a_pdf_is_refused_with_what_there_is_instead(here, capsys, monkeypatch):
    monkeypatch.setenv("PATH", str(here))
    assert main(["export", "--pdf", "talk.pdf"]) == 1
    said = capsys.readouterr().err
    assert said == "there is no Chromium or Chrome here to print with; install one, or use --html\n"
    assert not (here / "talk.pdf").exists()


def pages_of(path):
    return [page.extract_text() for page in pypdf.PdfReader(path).pages]


@pytest.mark.browser
def test_a_pdf_has_a_page_for_each_slide_with_text_outline_and_tags_and_no_notes(here):
    assert main(["export", "--pdf", "talk.pdf"]) == 0
    reader = pypdf.PdfReader(here / "talk.pdf")
    pages = pages_of(here / "talk.pdf")
    assert ["Hello" in pages[0], "cat words.txt" in pages[1], len(pages)] == [True, True, 2]
    assert "secret" not in "".join(pages)
    assert "'/Title': 'Hello'" in str(reader.outline)
    assert "'/Marked': True" in str(reader.trailer["/Root"])
    assert float(reader.pages[0].mediabox.width) / float(reader.pages[0].mediabox.height) == pytest.approx(16 / 9, 0.01)


@pytest.mark.browser
def test_how_a_demo_ends_has_a_page_after_its_slide(here):
    demo = here / "demos" / "echo" / "demo.yaml"
    demo.write_text(ECHO.replace("cat words", "cat -- words"))
    main(["rehearse", "--record"])
    assert main(["export", "--pdf", "talk.pdf"]) == 0
    pages = pages_of(here / "talk.pdf")
    assert len(pages) == 3
    assert re.search(r"Echo: how it ends\n\$ cat -- words\.txt\nhello\n\$", pages[2])
    assert "cat -- words.txt" in pages[1], "no ligature stands in the way of what is copied"


@pytest.mark.browser
def test_builds_and_notes_have_pages_of_their_own_where_they_are_wanted(here):
    (here / "deck.md").write_text("# One\n\n[.build-lists: true]\n\n- first\n- second\n\n^ A secret.\n")
    assert main(["export", "--pdf", "talk.pdf", "--builds", "--notes"]) == 0
    pages = pages_of(here / "talk.pdf")
    assert len(pages) == 4
    assert "A secret." in pages[3]
