"""What `check` says of styles and themes, and how well every theme can be read."""

import re

import pytest

from quarterdeck.deck.dialect.background import luminance
from quarterdeck.deck.dialect.fonts import read_font
from quarterdeck.deck.themes import SHEETS, choose, themes
from quarterdeck.findings import Severity
from tests.deck.deckcases import read, write_world

TOKENS = (SHEETS.parent / "tokens.css").read_text(encoding="utf-8")
PALETTE = re.findall(r"--palette-\w+: light-dark\((#\w{6}), (#\w{6})\)", TOKENS)
VARIANTS = [(name, number) for name, theme in themes().items() for number in theme.variants]
TEXT = [("ink", "paper"), ("ink", "sheet"), ("muted", "paper"), ("accent", "paper"), ("ink", "code-paper"),
        ("title-ink", "title-paper"), ("title-muted", "title-paper")]  # fmt: skip


MARK = re.compile(r"--(signal|good|bad|warn): light-dark\((#\w{6}), (#\w{6})\)")


def contrast(one, other):
    low, high = sorted(luminance(color[1:]) for color in (one, other))
    return (high + 0.05) / (low + 0.05)


def told(path, text):
    return [f"{finding.place.line}: {finding.words}" for finding in read(path, text).findings]


@pytest.mark.parametrize(("name", "number"), VARIANTS)
def test_every_text_of_every_theme_stands_out_at_seven_to_one(name, number):
    tokens = themes()[name].variants[number]
    pairs = [(tokens[f"--{text}"], tokens[f"--{ground}"]) for text, ground in TEXT]
    pairs += [(color[tokens["--scheme"] == "dark"], tokens["--code-paper"]) for color in PALETTE]
    assert [pair for pair in pairs if contrast(*pair) < 7] == []


@pytest.mark.parametrize(("name", "number"), VARIANTS)
def test_what_is_marked_as_good_or_bad_stands_out_on_every_ground(name, number):
    tokens = themes()[name].variants[number]
    marks = {
        mark: colours
        for text in (TOKENS, (SHEETS / f"{name}.css").read_text())
        for mark, *colours in MARK.findall(text)
    }
    said = {mark: colours[tokens["--scheme"] == "dark"] for mark, colours in marks.items()}
    assert len(said) == 4
    assert {
        mark
        for mark, colour in said.items()
        for ground in ("--paper", "--sheet")
        if contrast(colour, tokens[ground]) < 4.5
    } == set()


def test_every_theme_has_nine_colours_and_says_for_whom_it_stands():
    assert len(themes()) == 6
    assert {len(theme.variants) for theme in themes().values()} == {9}
    assert all(theme.stands_for for theme in themes().values())


@pytest.mark.parametrize(
    ("said", "name", "variant"),
    [
        ("Poster", "poster", 1),
        ("poster,3", "poster", 3),
        ("Letters from Sweden, 2", "poster", 2),
        ("Business Class, 5", "business", 5),
        ("PLAIN JANE , 1", "plain", 1),
        ("Next, 9", "quarterdeck", 9),
        ("Quarterdeck", "quarterdeck", 0),
    ],
)
def test_a_theme_is_found_by_its_name_or_by_the_one_it_stands_for(said, name, variant):
    worn, sentence = choose(said)
    assert (worn.name, worn.variant, sentence) == (name, variant, "")


def test_a_theme_that_nobody_knows_is_the_nearest_and_told(tmp_path):
    deck = read(write_world(tmp_path), "theme: Posterr, 2\n\n# One")
    assert (deck.theme.name, deck.theme.variant) == ("poster", 2)
    (finding,) = deck.findings
    assert finding.severity is Severity.WARNING
    assert finding.place.line == 1
    assert "there is no theme “Posterr”; poster stands for it" in finding.words
    assert choose("Wobble")[0].name == "quarterdeck"
    assert choose("Poster, 12")[0].variant == 3


def test_fonts_that_are_not_here_are_told_once_for_the_whole_deck(tmp_path):
    text = "header: Avenir Next Bold\n\n# One\n\n---\n\n# Two\n\n[.text: Georgia]\n[.code: Menlo]\n\n---\n\n[.text: Georgia, Inter]"
    (said,) = told(write_world(tmp_path), text)
    assert said.startswith(
        "1: 3 fonts are not here, and the nearest is shown: Source Sans 3 for Avenir Next (line 1), "
        "Source Serif 4 for Georgia (line 9), JetBrains Mono for Menlo (line 10); "
    )


@pytest.mark.parametrize(
    ("name", "kind", "here", "weight"),
    [
        ("Source Sans Pro Semibold", "sans", True, 600),
        ("AvenirNext-DemiBold", "sans", False, 600),
        ("Fira Code Medium", "mono", False, 500),
        ("PT Serif", "serif", False, None),
        ("Ostrich Sans Heavy", "condensed", False, 800),
        ("Bradley Hand", "hand", False, None),
        ("Helvetica Neue Light", "grotesque", False, 300),
        ("Bold", "", True, 700),
    ],
)
def test_the_nearest_font_is_of_the_same_kind(name, kind, here, weight):
    font = read_font(name)
    assert (font.kind, font.here, font.weight) == (kind, here, weight)


def test_what_means_nothing_is_told_once_with_its_line_and_what_would(tmp_path):
    text = "text: line-height(900)\n\n# One\n\n[.header: alignement(left), #GGG]\n\n---\n\n# Two\n\n[.background-color: reddish]"
    said = told(write_world(tmp_path), text)
    assert said[0] == (
        "1: “line-height(900)” means nothing to text; write a multiple of the type's size, from 0.5 to 4"
    )
    assert said[1].startswith("5: “alignement(left)” means nothing to header; there are alignment, ")
    assert said[2] == "5: “#GGG” means nothing to header; write a colour as #rrggbb, a font by its name"
    assert said[3] == "11: “reddish” is no colour; write it as #rrggbb, such as #1f2937"
    assert len(said) == 4


def test_a_decks_own_sheet_is_worn_and_what_leads_elsewhere_is_told(tmp_path):
    path = write_world(tmp_path)
    (path.parent / "theme.css").write_text(
        '@import "https://example.org/a.css";\n'
        ".slide { background: url(a.png) }\n"
        ".slide h1 { background: url('//example.org/b.png') }\n"
        "/* url(https://example.org/c.png) */\n"
        ".slide h2 { background: url(../secret.png), url(none.png), url(data:image/png;base64,AA) }\n"
    )
    deck = read(path, "# One")
    assert deck.theme.own.isalnum()
    assert deck.theme.files == {"a.png"}
    assert [finding.place.line for finding in deck.findings] == [1, 3, 5, 5]
    assert {finding.place.path.name for finding in deck.findings} == {"theme.css"}


def test_another_theme_is_another_version_of_the_deck(tmp_path):
    path = write_world(tmp_path)
    assert read(path, "theme: Poster, 1\n\n# One").version != read(path, "theme: Poster, 2\n\n# One").version
