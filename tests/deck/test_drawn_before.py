"""A deck that is saved again is as if it were read for the first time, however little of it is drawn anew."""

from hypothesis import given, settings
from hypothesis import strategies as st

from quarterdeck.deck.drawn_before import DrawnBefore
from quarterdeck.deck.load import load_deck
from tests.deck.deckcases import write_world

SLIDES = [
    "# Title", "text\n\n![](none.png)", "![](a.png)\n\n# On it", "[.demo: pods]\n\n^ a note\n\n^ **demo: other**",
    "[.file: demos/pods/none.yaml]\n```\n```", "[.header: Futura]\n\n# Font", "[.text: wobble]\n\nstyle", "text[^1]",
    "[^1]: what it says", '<a name="there"/>\n\n# There', "[to](#there)", "[.slidenumbers: true]\n\n# Counted", "",
    "![inline](a.png)", "- a\n- b", "<!-- hidden -->", "$$\\frac{1$$", "[x]: /y\n\n[x]", "[.footer: *own]\n\n# F", "\n\n# Low",
]  # fmt: skip
HEADERS = ["", "slidenumbers: true\n\n", "slidecount: true\nslidenumbers: true\n\n", "footer: x\ntext: Futura\n\n",
           "paragraphs-as-presenter-notes: true\n\n", "slide-dividers: #\n\n"]  # fmt: skip
decks = st.tuples(st.sampled_from(HEADERS), st.lists(st.sampled_from(SLIDES), min_size=1, max_size=6))


def written(deck):
    header, slides = deck
    return header + "# First\n\n---\n" + "\n---\n".join(slides)


def seen(deck):
    return [deck.slides, deck.images, set(deck.findings), deck.version, deck.title]


@settings(max_examples=150)
@given(saved=st.lists(decks, min_size=2, max_size=4))
def test_it_is_the_same_whatever_it_was_before(saved, tmp_path_factory):
    path = write_world(tmp_path_factory.mktemp("world"))
    before = DrawnBefore()
    for deck in saved:
        path.write_text(written(deck))
        again, anew = load_deck(path, path.parent, before=before), load_deck(path, path.parent)
        assert seen(again) == seen(anew)


def test_only_the_slide_that_has_changed_is_drawn(tmp_path):
    path, before = write_world(tmp_path), DrawnBefore()
    slides = [f"# Slide number {n}\n\ntext" for n in range(1, 30)]
    path.write_text("\n\n---\n\n".join(slides))
    first = load_deck(path, tmp_path, before=before)
    slides[11] += "\nand more\nand more"
    slides.insert(20, "# New")
    path.write_text("\n\n---\n\n".join(slides))
    again = load_deck(path, tmp_path, before=before)
    html = {id(slide.html) for slide in first.slides}  # what is not drawn anew is the very same text
    assert [slide.number for slide in again.slides if id(slide.html) not in html] == [12, 21]
    assert [slide.number for slide in again.slides] == list(range(1, 31))


def test_another_file_that_is_saved_draws_all_anew(tmp_path):
    path, before = write_world(tmp_path), DrawnBefore()
    path.write_text("[.file: demos/pods/pod.yaml]\n```\n```\n")
    before.files = 1
    load_deck(path, tmp_path / "demos", before=before)
    (tmp_path / "demos" / "pods" / "pod.yaml").write_text("kind: Other\n")
    before.files = 2
    assert "Other" in load_deck(path, tmp_path / "demos", before=before).slides[0].html
