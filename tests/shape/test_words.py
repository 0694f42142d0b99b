"""No word that somebody sees or hears stands outside of the catalogues, and whoever says a phrase gives what it takes."""

import ast
import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from quarterdeck.auth.token import Access
from quarterdeck.http.wording import use_wording
from quarterdeck.serve import assemble
from quarterdeck.settings import Settings

HOME = Path(__file__).resolve().parents[2]
ENGLISH = json.loads((HOME / "static" / "words" / "en.json").read_text())
DECK = "# Πλοία\n\n[.poll: one]\n\n- Α\n- Β\n\n^ Σημείωση.\n\n---\n\n# Δοκιμή\n\n[.demo: hello]\n\n^^ Κείμενο.\n"
DEMO = """\
title: Δοκιμή
about: Σχετικά.
steps:
  - run: αβγ
    say: Πρώτα.
    check: "true"
    hint: Ίσως.
"""
PAGES = (
    "/",
    "/1",
    "/2",
    "/contents",
    "/print?text",
    "/join",
    "/screen",
    "/presenter",
    "/remote",
    "/slides",
    "/lessons",
    "/no",
)
SEEN = ("aria-label", "title", "placeholder", "alt", "lost", "refused")  # attributes that somebody sees or hears
NAMES = {"Quarterdeck", "localhost"}

LITERAL = re.compile(
    r"""//[^\n]*|/\*.*?\*/|"((?:[^"\\\n]|\\.)*)"|'((?:[^'\\\n]|\\.)*)'|`((?:[^`\\]|\\.)*)`""", re.DOTALL
)
WORDS = re.compile(r"[A-Za-z]{2,}[,.:;?!]? +[A-Za-z]{2,}|^[A-Z][a-z]+[ .?!:]*$")
MARKUP = re.compile(  # HTML, selectors and sheets, media queries, and classes of which one has a hyphen
    r"[<>{}\[\]=]|var\(|-src '|\w: [\w-]+;|, \.|\w\.\w|^\([a-z-]+: |^(?=.*-)[a-z…-]+( [a-z…-]+)+$"
)
UNSEEN = (
    re.compile(  # what is before a literal that nobody sees: classes, selectors, keys, messages of faults in our code
        r'(Error\(\s*|make\("\w+", ?([^"()]*\? "[\w -]*" : |[^"()]*\? )?|group\([^"]*|(ring|words|box)\(|'
        r"(=|!)== ?|keys: |written\(|querySelector\w*\(\s*|setAttribute\(\"preserve\w+\", )$"
    )
)
ELSEWHERE = {
    "deck/figure-limits.js": "as `check` tells it, in English",
    "deck/figures.js": "likewise",
    "deck/fitted.js": "likewise",
    "deck/reader-of.js": "a fault in our templates",
    "ui/parts.js": "likewise",
    "terminal/cell-table.js": "code points",
}


class Words(HTMLParser):
    """Collects the Latin words that a page shows or says, but for code."""

    def __init__(self):
        super().__init__()
        self.found, self._code = [], 0

    def handle_starttag(self, tag, attrs):
        self._code += tag in {"code", "pre", "kbd", "script", "style"}
        self._hear(" ".join(value or "" for name, value in attrs if name in SEEN))

    def handle_endtag(self, tag):
        self._code -= tag in {"code", "pre", "kbd", "script", "style"}

    def handle_data(self, data):
        if not self._code:
            self._hear(data)

    def _hear(self, text):
        self.found += [
            word for word in re.findall(r"[A-Za-z][A-Za-z]+", re.sub(r"\S*[/.]\S*", "", text)) if word not in NAMES
        ]


def foreign(phrase):
    """Say a phrase in letters that no language of ours has, with what it is given as it is."""
    if isinstance(phrase, dict):
        return {form: foreign(text) for form, text in phrase.items()}
    return re.sub(r"\{\w+\}|[A-Za-z]", lambda found: found[0] if found[0][0] == "{" else "ж", phrase)


@pytest.fixture(name="house", scope="module")
def _house(tmp_path_factory):
    folder = tmp_path_factory.mktemp("words")
    (folder / "deck.md").write_text(f"language: xx\n\n{DECK}")
    (folder / "demos" / "hello").mkdir(parents=True)
    (folder / "demos" / "hello" / "demo.yaml").write_text(DEMO)
    (folder / "words").mkdir()
    (folder / "words" / "en.json").write_text(json.dumps(ENGLISH))
    said = {group: {name: foreign(phrase) for name, phrase in phrases.items()} for group, phrases in ENGLISH.items()}
    (folder / "words" / "xx.json").write_text(json.dumps(said))
    house = assemble(Settings(deck=folder / "deck.md", state=folder / "state"))
    use_wording(house.app, folder / "words")
    yield house
    house.close()


@pytest.mark.parametrize("page", PAGES)
def test_every_word_of_a_page_is_its_language_own(house, page):
    owner = house.app.test_client()
    owner.get(f"/presenter?token={Access.load(house.settings).token}")
    for client in (owner, house.app.test_client()):
        words = Words()
        words.feed(client.get(page, headers={"Accept-Language": "xx"}).text)
        assert words.found == []


def test_no_script_has_words_of_its_own():
    found = {}
    for path in sorted((HOME / "static" / "js").rglob("*.js")):
        name = path.relative_to(HOME / "static" / "js").as_posix()
        if said := [] if name in ELSEWHERE else list(words_in(path.read_text())):
            found[name] = said
    assert found == {}


def words_in(script):
    """Give the literals of a script that are words, and that somebody may see."""
    for literal in LITERAL.finditer(script):
        text = re.sub(r"\$\{[^}]*\}", "…", next((each for each in literal.groups() if each is not None), ""))
        if WORDS.search(text) and not MARKUP.search(text) and not UNSEEN.search(script[: literal.start()][-200:]):
            yield text


def taken():
    """Give what each phrase is given, by its key."""
    for group, phrases in ENGLISH.items():
        for name, phrase in phrases.items():
            texts = phrase.values() if isinstance(phrase, dict) else [phrase]
            given = {one for text in texts for one in re.findall(r"\{(\w+)\}", text)}
            yield f"{group}.{name}", given | ({"count"} if isinstance(phrase, dict) else set())


def said_in_templates():
    """Give the key and what is given of every phrase that a template says."""
    for path in sorted((HOME / "templates").glob("*.html")):
        for call in re.finditer(
            r'\bsay\(("[\w.-]+"(?: if \w+ else "[\w.-]+")?)((?:[^()]|\([^()]*\))*)\)', path.read_text()
        ):
            for key in re.findall(r'"([\w-]+\.[\w-]+)"', call[1]):
                yield path.name, key, set(re.findall(r"(\w+)=", call[2]))


def said_in_scripts():
    """Give the same of every script."""
    for path in sorted((HOME / "static" / "js").rglob("*.js")):
        for call in re.finditer(r'\bsay(?:With)?\("([\w.-]+)"(?:, \{((?:[^{}]|\{[^{}]*\})*)\})?\)', path.read_text()):
            fields = re.sub(r"\([^()]*(\([^()]*\))*[^()]*\)|\{[^{}]*\}", "", call[2] or "")
            yield path.name, call[1], {field.split(":")[0].strip() for field in fields.split(",") if field.strip()}


def said_in_refusing():
    """Give the same of where something is refused."""
    for path in sorted({*(HOME / "quarterdeck").rglob("*.py")} - {HOME / "quarterdeck" / "catalogue.py"}):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"refusal", "said"}:
                for key in (str(each.value) for each in ast.walk(node.args[0]) if isinstance(each, ast.Constant)):
                    yield path.name, key if "." in key else f"refused.{key}", {each.arg for each in node.keywords}


def test_whoever_says_a_phrase_gives_what_it_takes():
    phrases = dict(taken())
    said = [*said_in_templates(), *said_in_scripts(), *said_in_refusing()]
    assert [each for each in said if not phrases.get(each[1], {"there is no such phrase"}) <= each[2]] == []


def test_every_phrase_is_said():
    sources = [
        *(HOME / "templates").glob("*"),
        *(HOME / "static" / "js").rglob("*.js"),
        *(HOME / "quarterdeck").rglob("*.py"),
    ]
    everything = "".join(path.read_text() for path in sources if path.is_file())
    keys = {key for key, _ in taken() if not key.startswith("about.")}
    unsaid = [key for key in sorted(keys) if not re.search(f'["]({key}|{key.removeprefix("refused.")})"', everything)]
    made = re.compile(r"error\.40[345](-title)?|desk\.(red|blue|yellow)")  # of a status, or of a colour
    assert [key for key in unsaid if not made.fullmatch(key)] == []
