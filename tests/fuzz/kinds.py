"""The kinds of files and messages that are read here, each with some that are right, and with how it is read."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

from quarterdeck.deck.load import load_deck
from quarterdeck.demo.faults import faults_of
from quarterdeck.demo.load import load_demos
from quarterdeck.engines.registry import ENGINES
from quarterdeck.errors import DeckError, RefusedError, TapeError
from quarterdeck.protocol import codec
from quarterdeck.protocol.names import COMMANDS
from quarterdeck.protocol.states import Role
from quarterdeck.tape.read import read_heading, read_tape
from quarterdeck.transport.validate import are_packets
from quarterdeck.transport.websocket import is_packet
from tests.deck.deckcases import cases

HOME = Path(__file__).resolve().parents[2]
HARMFUL = {"script", "style", "iframe", "object", "embed", "form", "input", "svg", "base", "link", "meta"}
LEADING = re.compile(r"\s*(javascript|data|vbscript):", re.IGNORECASE)


class Tags(HTMLParser):
    """Looks at every tag as a browser does: none may run anything, or lead where something runs."""

    def handle_starttag(self, tag, attrs):
        assert tag not in HARMFUL, tag
        for name, value in attrs:
            assert not re.match("on|srcdoc$", name), name
            assert not LEADING.match(value or ""), value


@dataclass(frozen=True)
class Kind:
    """`seeds` gives some that are right; `read` takes one and a folder, and raises where anything is not as it must be."""

    seeds: Callable[[], list[bytes]]
    read: Callable[[bytes, Path], None]


def _deck_seeds():
    own = (HOME / "slides" / "deck.md").read_text().split("\n---\n")
    return [
        *(text.encode() for kind in ("dialect", "slides", "html") for _name, text, _answer in cases(kind)),
        *("\n---\n".join(own[at : at + 4]).encode() for at in range(0, len(own), 4)),
    ]


def _is_a_line(error):
    assert "\n" not in str(error)


def _is_told(error, path):
    """Hold what is raised to one line with its place."""
    assert error.finding.place.path == path
    _is_a_line(error)


def _read_deck(content, folder):
    path = folder / "deck.md"
    path.write_bytes(content)
    try:
        deck = load_deck(path, folder / "demos")
    except DeckError as error:
        return _is_told(error, path)
    lines = len(re.split(rb"\r\n|\r|\n", content))
    for slide in deck.slides:
        Tags().feed(slide.html + slide.notes)
        assert 1 <= slide.place.line <= lines
    assert all(0 <= finding.place.line <= lines for finding in deck.findings)
    return None


def _demo_seeds():
    return [path.read_bytes() for path in sorted(HOME.glob("demos/*/demo.yaml"))]


def _read_demo(content, folder):
    demo = folder / "demos" / "one"
    demo.mkdir(parents=True, exist_ok=True)
    (demo / "demo.yaml").write_bytes(content)
    known, broken = load_demos(folder / "demos", ENGINES)
    assert len(known) + len(broken) == 1
    faults = [*broken.values(), *(faults_of(demo, ENGINES) if broken else ())]
    for fault in faults:
        assert fault.place.path.is_relative_to(demo)
        assert "\n" not in str(fault)


def _tape_seeds():
    lines = [path.read_bytes().split(b"\n") for path in sorted(HOME.glob("demos/*/tape.cast"))]
    return [b"\n".join([*each[:at], b""]) for each in lines for at in (1, 12, 40)]


def _read_tape(content, folder):
    path = folder / "tape.cast"
    path.write_bytes(content)
    for read in (read_heading, read_tape):
        try:
            read(path)
        except TapeError as error:
            _is_told(error, path)


def _wire_seeds():
    fields = {"str": "open", "int": 1, "bool": True, "Text": "words", "Numbers": [1, 2]}
    made = {
        name: {field: fields.get(str(command.__annotations__.get(field)), "red") for field in command.__struct_fields__}
        for name, command in COMMANDS.items()
    }
    events = [f"42{json.dumps([name, content])}".encode() for name, content in made.items()]
    return [*events, b'40{"token":"x"}', b"2probe", b'42/other,3["next",{}]', b"\x1e".join(events[:3])]


def _read_wire(content, _folder):
    assert are_packets(content) in {True, False}
    for packet in content.decode("utf-8", "replace").split("\x1e"):
        if is_packet(packet) and packet.startswith("42"):
            _read_message(packet)


def _read_message(packet):
    name, *rest = json.loads(packet[packet.index("[") :])
    for role in Role:
        try:
            codec.read(name, rest[0] if rest else None, role)
        except RefusedError as refused:
            _is_a_line(refused)


KINDS = {
    "deck": Kind(_deck_seeds, _read_deck),
    "demo": Kind(_demo_seeds, _read_demo),
    "tape": Kind(_tape_seeds, _read_tape),
    "wire": Kind(_wire_seeds, _read_wire),
}
