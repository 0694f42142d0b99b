from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quarterdeck.source.terminal.marks import LONGEST, Mark, Marks

if TYPE_CHECKING:
    from collections.abc import Iterable

NONCE = "c0ffee"
PIECES = [
    "text",
    "\x1b",
    "\x1b[31m",
    "\x1b[",
    "\x1b]",
    f"\x1b]133;C;{NONCE}\x07",
    f"\x1b]133;D;1;{NONCE}\x1b\\",
    "\x1b]133;D;0;forged\x07",
    "\x1b]8;;https://example.org\x1b\\",
    "\x1b]52;c;cm0=\x07",
    "\x1bP",
    "\x1b_",
    "\x9d",
    "\x9c",
    "\x07",
    "\\",
    "\x18",
    "a" * 5000,
    "1;" * 70,
    "ż",
]
streams = st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=12).map("".join)


def heard(chunks: Iterable[str]) -> list[str | Mark]:
    """Feed a stream and join the text between its marks."""
    marks, joined = Marks(NONCE), list[str | Mark]()
    for piece in (piece for chunk in chunks for piece in marks.feed(chunk)):
        if joined and isinstance(piece, str) and isinstance(joined[-1], str):
            joined[-1] += piece
        else:
            joined.append(piece)
    return joined


@settings(deadline=None)
@given(streams, st.lists(st.integers(0, 200)))
def test_it_does_not_matter_how_a_stream_is_cut(stream: str, cuts: list[int]):
    ends = [0, *sorted(cuts), len(stream)]
    chunks = [stream[start:end] for start, end in pairwise(ends)]
    assert heard(chunks) == heard([stream]) == heard(stream)


@settings(deadline=None)
@given(streams)
def test_nothing_harmful_comes_through_and_filtering_twice_changes_nothing(stream: str):
    text = "".join(piece for piece in heard([stream]) if isinstance(piece, str))
    assert not any(harm in text for harm in ("\x1b]52", "\x1b]133", "\x1bP", "\x1b_", "\x9d", "\x9c"))
    assert "".join(str(piece) for piece in heard([text])) == text


def test_our_marks_are_taken_out_and_understood():
    stream = f"a\x1b]133;D;130;{NONCE}\x07b\x1b]133;A;{NONCE}\x07$ \x1b]133;B;{NONCE}\x07"
    assert heard([stream]) == ["a", Mark("D", 130), "b", Mark("A"), "$ ", Mark("B")]


@pytest.mark.parametrize("nonce", ["", ";", ";forged", f";{NONCE}0", f";{NONCE};0"])
def test_output_cannot_forge_a_mark(nonce: str):
    assert heard([f"a\x1b]133;D;0{nonce}\x07b"]) == ["ab"]


@pytest.mark.parametrize(
    ("stream", "shown"),
    [
        ("\x1b]0;a title\x07ok", "ok"),
        ("\x1b]2;a title\x1b\\ok", "ok"),
        ("\x1b]52;c;cm0gLXJmIC8=\x07ok", "ok"),
        ("\x1b]1337;File=:AAAA\x9cok", "ok"),
        ("\x1bP+q544e\x1b\\ok", "ok"),
        ("\x1b_Gf=100;AAAA\x1b\\ok", "ok"),
        ("\x1b^private\x1b\\ok", "ok"),
        ("\x9d52;c;cm0=\x07ok", "52;c;cm0=\x07ok"),
        ("\x1b]0;cut off\x1b[31mred", "\x1b[31mred"),
        ("\x1b]52;c;" + "A" * (LONGEST * 2) + "\x07ok", "ok"),
        ("\x1b[6nok\x1b[c\x1b[>c\x1b[?25l", "ok\x1b[?25l"),
        ("\x1b[21tok\x1bZ", "ok"),
        ("\x1b[31mred\x1b[0m\x1b(B\x1b7", "\x1b[31mred\x1b[0m\x1b(B\x1b7"),
        (
            "\x1b]8;;https://example.org/a?b\x07link\x1b]8;;\x07",
            "\x1b]8;;https://example.org/a?b\x1b\\link\x1b]8;;\x1b\\",
        ),
        ("\x1b]8;id=1;HTTP://example.org\x1b\\x", "\x1b]8;id=1;HTTP://example.org\x1b\\x"),
        ("\x1b]8;;javascript:alert(1)\x07link", "link"),
        ("\x1b]8;;file:///etc/passwd\x07link", "link"),
        ("nul\x00 enq\x05", "nul enq"),
    ],
)
def test_output_does_to_a_viewer_only_what_text_may(stream: str, shown: str):
    assert heard([stream]) == [shown]


def test_a_sequence_that_never_ends_is_not_kept():
    marks = Marks(NONCE)
    marks.feed("\x1b]0;")
    for _ in range(100):
        assert marks.feed("a" * 100_000) == []
    assert len(marks._held) <= LONGEST
    assert marks.feed(f"\x1b]133;A;{NONCE}\x07$ ") == [Mark("A"), "$ "]
