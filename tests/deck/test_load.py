"""Reading decks from disk: what goes wrong is said in one sentence, what can be shown is shown."""

import os
import subprocess
import sys
import time

import pytest

from quarterdeck.deck.load import load_deck
from quarterdeck.errors import DeckError
from quarterdeck.findings import Severity
from quarterdeck.settings import HOME
from tests.deck.deckcases import png, read, write_world


@pytest.mark.parametrize(
    ("content", "place", "words"),
    [
        (None, "deck.md", "no such deck"),
        (b"", "deck.md", "is empty"),
        (b" \n\n", "deck.md", "is empty"),
        (b"---\n\n---\n", "deck.md", "no slides yet"),
        (b"# One\n\n\xff", "deck.md:3", "not UTF-8"),
        (b"x" * (5 << 20), "deck.md", "5.0 MiB; the most is 2"),
    ],
)
def test_a_deck_that_cannot_be_shown_is_one_sentence_with_its_place(content, place, words, tmp_path):
    path = tmp_path / "deck.md"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(DeckError) as raised:
        load_deck(path, tmp_path)
    assert f"{place}: " in str(raised.value)
    assert words in str(raised.value)
    assert "\n" not in str(raised.value)


def test_a_folder_is_no_deck(tmp_path):
    with pytest.raises(DeckError, match="name a Markdown file"):
        load_deck(tmp_path, tmp_path)


def test_a_byte_order_mark_and_windows_line_ends_do_not_show(tmp_path):
    path = tmp_path / "deck.md"
    path.write_bytes(b"\xef\xbb\xbfautoscale: true\r\n\r\n# One\r\n\r\n---\r\n\r\n# Two\r\n")
    deck = load_deck(path, tmp_path)
    assert [slide.title for slide in deck.slides] == ["One", "Two"]
    assert deck.header == {"autoscale": "true"}


def test_titles_come_from_the_header_or_the_first_words(tmp_path):
    path = write_world(tmp_path)
    assert read(path, "title: A talk\n\n# One").title == "A talk"
    assert read(path, "text *first*\n\n## Then [fit] `this`").slides[0].title == "Then [fit] this"
    assert read(path, "text *first*\nline").title == "text first line"
    assert read(path, "![](a.png)").title == "Slide 1"
    assert len(read(path, "word " * 90).title) <= 80


def test_one_warning_names_every_missing_picture_once(tmp_path):
    path = write_world(tmp_path)
    deck = read(path, "# One\n![](no.png)\n\n---\n![inline](a.png) ![inline](http://x.org/y.png)\n\n![](no.png)")
    missing, unfetched = map(str, deck.findings)
    assert missing.startswith(f"{path}:2: this picture is missing, and a placeholder is shown: no.png (line 2)")
    assert unfetched.startswith(f"{path}:5: this picture lies in the net")
    assert "http://x.org/y.png (line 5)" in unfetched
    assert {image.source: image.path is not None for image in deck.images} == {
        "no.png": False, "a.png": True, "http://x.org/y.png": False,
    }  # fmt: skip


def test_a_link_out_of_the_folder_shows_nothing_from_there(tmp_path):
    path = write_world(tmp_path)
    (path.parent / "link.png").symlink_to(tmp_path / "secret.png")
    (path.parent / "link.txt").symlink_to(tmp_path / "secret.txt")
    deck = read(path, "![](link.png)\n\n[.file: link.txt]\n```\n```\n\n[.file: /etc/hostname]\n```\n```")
    assert len(deck.findings) == 3
    assert "<img" not in deck.slides[0].html
    assert "secret" not in deck.slides[0].html


@pytest.mark.parametrize(
    ("deck", "words"),
    [
        ("[.file: demos/pods/no.yaml]\n```\n```", "there is no file “demos/pods/no.yaml”"),
        ("[.file: demos/pods]\n```\n```", "there is no file"),
        ("[.file: a.png]\n```\n```", "not a text in UTF-8"),
        ("[.file: big.txt]\n```\n```", "too much for a slide"),
        ("[.file: demos/pods/pod.yaml]\n\ntext", "no code follows"),
    ],
)
def test_a_file_that_cannot_fill_a_fence_is_a_warning_with_its_line(deck, words, tmp_path):
    path = write_world(tmp_path)
    (path.parent / "big.txt").write_text("x" * 70_000)
    loaded = read(path, f"# One\n\n{deck}\n")
    assert len(loaded.findings) == 1
    assert str(loaded.findings[0]).startswith(f"{path}:3: ")
    assert words in str(loaded.findings[0])


def test_the_version_follows_everything_that_is_shown_and_nothing_else(tmp_path):
    path = write_world(tmp_path)
    text = "# One\n![](a.png)\n\n[.file: demos/pods/pod.yaml]\n```\n```\n"
    first = read(path, text).version
    assert read(path, text).version == first
    assert read(path, f"{text}\n^ a note").version != first
    (tmp_path / "demos" / "pods" / "pod.yaml").write_text("kind: Other\n")
    second = read(path, text).version
    assert second != first
    picture = path.parent / "a.png"
    picture.write_bytes(png(10, 10))
    os.utime(picture, (time.time() + 9, time.time() + 9))
    assert read(path, text).version != second


@pytest.mark.parametrize(
    ("said", "minutes"), [("45", 45), ("45 min", 45), ("90m", 90), ("5 minutes", 5), ("1", 1), ("999", 999)]
)
def test_a_time_budget_is_read_in_minutes(said, minutes, tmp_path):
    deck = read(write_world(tmp_path), f"autoscale: true\ntime-budget: {said}\n\n# One")
    assert (deck.time_budget, deck.findings) == (minutes, ())


@pytest.mark.parametrize("said", ["", "soon", "0", "-5", "45.5", "1000", "1:30"])
@pytest.mark.parametrize("header", ["autoscale: true\ntime-budget: {}\n\n", "---\nauthor: me\ntime-budget: {}\n---\n"])
def test_a_time_budget_that_is_no_number_is_a_warning_with_its_line(header, said, tmp_path):
    path = write_world(tmp_path)
    deck = read(path, f"{header.format(said)}# One")
    assert deck.time_budget is None
    found = [finding for finding in deck.findings if finding.severity is not Severity.NOTE]
    assert len(found) == 1
    assert str(found[0]).startswith(f"{path}:{2 if header.startswith('auto') else 3}: time-budget is “{said}”;")


def test_a_deck_need_not_say_how_long_it_takes(tmp_path):
    deck = read(write_world(tmp_path), "# One")
    assert (deck.time_budget, deck.findings) == (None, ())


def test_builds_are_counted(tmp_path):
    path = write_world(tmp_path)
    deck = read(path, "build-lists: true\n\n- a\n  - b\n\n[.code-highlight: 1]\n[.code-highlight: all]\n```\nx\n```")
    assert deck.slides[0].builds == 3
    assert read(path, "- a\n\n```js, [.highlight: 2]\nx\n```").slides[0].builds == 0


def test_an_address_changes_when_its_picture_does(tmp_path):
    path = write_world(tmp_path)
    before = read(path, "![](a.png)").slides[0].html
    os.utime(path.parent / "a.png", (1, 1))
    assert read(path, "![](a.png)").slides[0].html != before


def test_what_only_some_decks_need_is_not_imported_for_all(tmp_path):
    path = write_world(tmp_path)
    path.write_text("# One\n\n```js\nlet a\n```\n", encoding="utf-8")
    reading = (
        "import sys; from pathlib import Path; from quarterdeck.deck.load import load_deck\n"
        "load_deck(Path(sys.argv[1]), Path()); print(*sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", reading, path], cwd=HOME, capture_output=True, text=True, check=True)
    assert not {"emoji", "imagesize", "latex2mathml", "pypdfium2"} & set(done.stdout.split())
