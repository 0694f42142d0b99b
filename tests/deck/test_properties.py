"""What holds for any deck at all."""

import re
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from quarterdeck.deck.dialect.cues import slug
from quarterdeck.deck.dialect.words import WORDS
from quarterdeck.deck.load import load_deck
from quarterdeck.deck.parse.document import make_parser, parse
from quarterdeck.deck.parse.header import read_header
from quarterdeck.deck.parse.source_lines import read_lines
from quarterdeck.deck.parse.split import is_separator, split
from quarterdeck.deck.parse.syntax.image import MEDIA, PLACING
from quarterdeck.deck.render.context import Context
from quarterdeck.deck.render.rules import render_rules
from quarterdeck.deck.render.slide import render
from quarterdeck.errors import DeckError

PARSER = make_parser().use(render_rules)
DECK = Path(__file__).with_name("deck.md")
SECRET = "quiet9zebra"
PIECES = [
    "# Title", "#[fit] x", "text", "---", "----", "___", "```", "```js", "~~~", "<!--", "-->", "^", "^ note", " ^ note",
    "- item", "  - nested", "1. one", "> quote", "-- Author", "a | b", "--|--", "| 1 |", "[.column]", "[.footer: *x]",
    "[.code-highlight: 2-1]", "[.file: x]", "[.demo: a b]", "[.build-lists: notFirst]", "![](a.png)", "![inline](b)",
    "![left fit](c.png)", "<div>", "</div>", "<br/>", "<a name=x />", "<script>", "[^1]", "[^1]: note", "[x]: /y",
    "    code", "\tcode", "", "", "", "`", "**", "$$", "autoscale: true", "slide-dividers: #", "footer: <<<", "&amp;",
]  # fmt: skip
SAID = [
    line for word in WORDS for line in (f"{word.name}: {word.example}", f"[.{word.name}: {word.example}]", f"[.{word.name}]")
]  # fmt: skip
VALUES = st.text(max_size=8) | st.sampled_from(
    ["", "true", "-1", "9-1, x", "#fff", "auto(9)", "kern(1e9)", "<<<", ")(", "\\"]
)
commands = st.builds("[.{}: {}]".format, st.sampled_from([word.name for word in WORDS]), VALUES)
keys = st.builds("{}: {}".format, st.sampled_from([word.name for word in WORDS]), VALUES)
pictures = st.builds(
    "![{}]({})".format,
    st.lists(st.sampled_from([*PLACING, *MEDIA, "50%", "alpha(2)", "blur(5)", "noir", "a"])).map(", ".join),
    st.sampled_from(["a.png", "a.mp4", "https://[", "x y.svg", "", "a.pdf", "https://youtu.be/x"]),
)
fences = st.builds(
    "```{}\n{}\n```".format,
    st.sampled_from(["js", "mermaid", "pikchr", "qq", "js, [.highlight: 3]"]),
    st.text(max_size=9),
)
spoken = st.lists(st.one_of(keys, st.sampled_from(SAID), commands, pictures, fences, st.sampled_from(PIECES))).map(
    "\n".join
)
decks = st.one_of(st.text(), st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=12))).map("\n".join))


def slides_of(text):
    parsed = parse(text, PARSER, DECK)
    context = Context.of(parsed, PARSER, DECK, (DECK.parent, None))
    return [render(page, number, context) for number, page in enumerate(parsed.pages, start=1)]


@given(decks | spoken)
@settings(deadline=None, max_examples=300)
def test_any_text_is_a_deck_and_its_html_is_harmless(text):
    for slide in slides_of(text):
        shown = slide.html + slide.notes
        assert not re.search(
            r"<(script|style|iframe|svg|object|form|input)\b|<[^>]*\s(on\w+|srcdoc)\s*=", shown, re.IGNORECASE
        )
        assert not re.search(r"(href|src)\s*=\s*[\"']?\s*(javascript|data):", shown, re.IGNORECASE)
        assert 1 <= slide.place.line <= text.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1


@given(spoken)
@settings(deadline=None, max_examples=100)
def test_whatever_a_deck_says_is_a_deck_or_a_sentence_with_its_place(text):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "deck.md"
        path.write_text(text, encoding="utf-8", errors="surrogatepass")
        try:
            findings = load_deck(path, path.parent / "demos").findings
        except DeckError as error:
            findings = (error.finding,)
    assert all(finding.place.path == path and "\n" not in str(finding) for finding in findings)


@given(decks | spoken)
def test_splitting_neither_loses_nor_invents_a_line(text):
    lines = read_lines(text)
    header, rest = read_header(lines, DECK)
    kept = [line for page in split(rest, header.values.get("slide-dividers", "")) for line in page]
    assert [line for line in kept if not line.blank] == [
        line for line in rest if not line.blank and not is_separator(line)
    ]
    assert [line.number for line in lines] == list(range(1, len(lines) + 1))


@given(st.lists(st.text(st.characters(codec="ascii", exclude_characters="\r\n\f\v`~<_-"), min_size=1), min_size=1))
def test_every_slide_that_is_written_comes_out_as_it_was_written(texts):
    texts = [f"+ {text}" for text in texts]
    pages = split(read_lines("\n\n---\n\n".join(texts)))
    assert ["\n".join(line.text for line in page).strip("\n") for page in pages] == texts


@given(
    st.lists(st.sampled_from([p for p in PIECES if not re.match(r"[`~]|<!|footer: <|\s*-->", p)])), st.integers(0, 3)
)
@settings(deadline=None, max_examples=300)
def test_no_word_of_a_note_reaches_a_slide(pieces, indent):
    """Wherever a note stands, outside of code and comments, it and the rest of its paragraph stay with the presenter."""
    secret = f"{' ' * indent}^ {SECRET}\n{SECRET} **demo: {SECRET}**"
    for at in range(len(pieces) + 1):
        slides = slides_of("\n".join([*pieces[:at], secret, "", *pieces[at:]]))
        shown = [slide.html + slide.title for slide in slides]
        assert not any(SECRET in html for html in shown)
        assert any(SECRET in slide.notes for slide in slides) or "<script>" in pieces


@given(st.text())
def test_a_slug_is_a_slug(name):
    assert re.fullmatch(r"|[a-z0-9]+(-[a-z0-9]+)*", slug(name))
    assert slug(slug(name)) == slug(name)
