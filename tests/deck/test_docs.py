"""What docs/writing-decks.md promises is what the code honours, word for word."""

import re
from itertools import pairwise
from pathlib import Path

import pytest

from quarterdeck.deck.__main__ import example_of, with_tables
from quarterdeck.deck.dialect import words
from quarterdeck.deck.parse.syntax.image import PLACING
from tests.deck.deckcases import cases, png, read, write_world

HOME = Path(__file__).resolve().parents[2]
PAGE = (HOME / "docs" / "writing-decks.md").read_text(encoding="utf-8")


def first_cells(heading):
    part = PAGE.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    return [line.split(" | ")[0].strip("| ") for line in part.splitlines() if line.startswith("| `")]


def test_every_header_key_is_documented_and_no_other():
    assert {cell.strip("`") for cell in first_cells("Header")} == words.HEADER_KEYS


def test_every_command_is_documented_and_no_other():
    assert {re.match(r"`\[\.([\w-]+)", cell)[1] for cell in first_cells("Commands")} == words.COMMANDS


def test_the_tables_of_words_are_as_the_words_say():
    assert with_tables(PAGE) == PAGE, "docs/writing-decks.md is stale; run: python -m quarterdeck.deck"


def test_no_word_stands_in_two_places():
    names = [word.name for word in words.WORDS]
    assert sorted(set(names)) == sorted(names)


def test_every_placing_of_a_picture_is_documented():
    part = PAGE.split("\n## Pictures\n")[1].split("\n## ")[0]
    assert {word for word in PLACING if f"`{word}`" not in part} == set()


@pytest.mark.parametrize("key", sorted(words.KNOWN_KEYS))
def test_every_key_is_accepted_and_leaves_no_trace_in_the_text(key, tmp_path):
    deck = read(write_world(tmp_path), f"{key}: wobble\n\n# One\n\n[.{key}: wobble]\n\ntext")
    text = re.sub(r"<footer.*?</footer>|<span class=\"missing.*?</span>|<[^>]*>", " ", deck.slides[0].html)
    assert text.replace("1", "").split()[:2] == ["One", "text"] or key == "paragraphs-as-presenter-notes"
    assert "[." not in deck.slides[0].html


@pytest.mark.parametrize("name", sorted(words.KNOWN_COMMANDS))
def test_every_command_is_accepted_and_leaves_no_trace_in_the_text(name, tmp_path):
    slide = read(write_world(tmp_path), f"# One\n[.{name}]\n\ntext\n[.{name.upper()}: x]").slides[0]
    text = re.sub(r"<footer.*?</footer>|<[^>]*>", " ", slide.html)
    assert text.split()[:2] == ["One", "text"]
    assert "[." not in slide.html


def rows():
    """The first cell of each row of each table on the page."""
    lines = [line for line in PAGE.splitlines() if line.startswith("| ")]
    heads = {line for line, after in pairwise(PAGE.splitlines()) if after.startswith("|---")}
    return [line.split(" | ")[0].strip("| ") for line in lines if line not in heads]


def test_every_row_of_every_table_has_its_case_and_no_case_is_of_none():
    told = [name.split(": ", 1)[1] for name, _deck, _answer in cases("dialect")]
    assert sorted(told) == sorted(rows())


def test_every_row_has_an_example():
    tables = [line for line in PAGE.split("## Themes")[0].splitlines() if line.startswith("| ")]
    assert [line for line in tables if len(re.split(r"(?<!\\\\) \| ", line)) != 3] == []


@pytest.mark.parametrize("word", words.WORDS, ids=lambda word: word.name)
def test_what_is_shown_as_an_example_is_heeded(word, tmp_path):
    path = write_world(tmp_path)
    (path.parent / "sky.jpg").write_bytes(png(4, 4))
    header = f"{word.name}: {word.example}\n\n" if word.key else ""
    commands = "".join(f"{example_of(word, form)}\n" for form in word.commands)
    code = "\n```js\n" + "1\n" * 8 + "```\n"
    deck = read(path, f"{header}# One\n\n{commands}{code}\n- a\n")
    assert [str(finding) for finding in deck.findings] == []


def test_every_class_of_a_slide_is_documented():
    sources = "".join(
        (HOME / "quarterdeck" / "deck" / name).read_text(encoding="utf-8")
        for name in (
            "render/slide.py",
            "render/backdrop.py",
            "dialect/background.py",
            "dialect/ballot.py",
            "dialect/look.py",
        )
    )
    named = set(re.findall(r'"((?:title|quote|only|on|has|dark|light)-[a-z]+|autoscale)"', sources)) | {
        "split-left",
        "split-right",
    }
    assert {name for name in named if f"`{name}`" not in PAGE} == set()
