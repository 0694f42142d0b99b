"""The dialect, case by case: the decks and what becomes of them are in cases/."""

import html
import re

import pytest

from quarterdeck.errors import DeckError
from tests.deck.deckcases import cases, read, write_world

TAG = re.compile(r"<[^>]*>")


def drawn(deck):
    """Write down the HTML of every slide."""
    return re.sub(r"\?v=[0-9a-f]+", "", "\n\n".join(slide.html for slide in deck.slides))


def looked(deck):
    """Write down of every slide what its section carries."""
    lines = [f"class: {' '.join(slide.classes)}\nstyle: {slide.style}" for slide in deck.slides]
    return "\n\n".join(re.sub(r" $", "", line, flags=re.MULTILINE) for line in lines)


def part_of(cue):
    return f" {cue.first}-{cue.last or ''}" if cue.in_part else ""


def told(deck):
    """Write down a deck's header, and of each slide its line, what it shows, its cues and its notes."""
    lines = [f"{key}: {value}" for key, value in deck.header.items()]
    for slide in deck.slides:
        shown = " ".join(html.unescape(TAG.sub(" ", slide.html)).split())
        lines.append(f"{slide.place.line}> {shown}")
        lines += [f"  cue {cue.name}{part_of(cue)} on line {cue.place.line}" for cue in slide.cues]
        lines += [f"  ^ {line}" for line in slide.notes.splitlines()]
    return "\n".join(lines)


def structure(deck):
    """Write down all that is made of a deck: its header, its theme, its slides with all they carry, and what `check` tells."""
    lines = [f"{key}: {value}" for key, value in deck.header.items()]
    lines += [f"theme {deck.theme.name}, {deck.theme.variant}"] if deck.theme.name else []
    lines += [f"in {deck.language}"] if deck.language != "en" else []
    lines += [f"{deck.time_budget} minutes"] if deck.time_budget else []
    for slide in deck.slides:
        carried = {"part": slide.part, "class": " ".join(slide.classes), "style": slide.style}
        carried |= {"turns": slide.transition, "builds": slide.builds or "", "picture": slide.picture}
        carried |= {
            "poll": slide.poll and f"{'one' if slide.poll.single else 'several'} of {', '.join(slide.poll.options)}"
        }
        lines += [f"{slide.place.line}> {slide.title}", *(f"  {name} {said}" for name, said in carried.items() if said)]
        lines += [f"  {each}" for each in slide.films]
        lines += [f"  cue {cue.name}{part_of(cue)} on line {cue.place.line}" for cue in slide.cues]
        lines += [re.sub(r"\?v=[0-9a-f]+", "", line) for line in slide.html.splitlines() if line]
        lines += [f"  ^ {line}" for line in slide.notes.splitlines()]
        lines += [f"  for learners: {line}" for line in slide.lesson.splitlines()]
    found = [f"! {each.place.line} {each.severity}: {each.words}" for each in deck.findings]
    return "\n".join([*lines, *found])


def answer_of(kind, path, text):
    try:
        deck = read(path, text)
    except DeckError as error:
        return error.finding.words
    return {"html": drawn, "look": looked, "slides": told, "dialect": structure}[kind](deck)


@pytest.mark.parametrize(
    ("kind", "text", "answer"),
    [
        pytest.param(kind, *rest, id=name)
        for kind in ("html", "look", "slides", "dialect")
        for name, *rest in cases(kind)
    ],
)
def test_case(kind, text, answer, tmp_path):
    assert answer_of(kind, write_world(tmp_path), text).rstrip("\n") == answer.rstrip("\n")
