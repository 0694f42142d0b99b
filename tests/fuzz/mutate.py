"""What a file becomes when a hand slips: parts of it twice, elsewhere, cut off, or with something in them that hurts."""

import random

LONG = 4000
HURTS = [
    b"", b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\r", b"\n---\n", b"\n", b" ", b"\t", b"```", b"~~~", b"$$", b"<!--", b"-->",
    b"[.", b"]", b"[.column]\n", b"[.file: ../../../etc/passwd]\n", b"[.code-highlight: 9-1, x]\n", b"![inline](", b"![](http://[)",
    b"<script>", b"<svg onload=x>", b"[^1]: ", b"{{", b"}}", b"^ ", b"> ", b"- ", b"1. ", b"|", b"|-|\n", b":", b": ", b"#", b"# [fit] ",
    b"{", b"}", b"[", b"]", b'"', b"'", b",", b"null", b"true", b"-1", b"0", b"1e999", b"NaN", b"99999999999999999999999999",
    b"\\", b"\\u0000", b"\\ud800", b"&a ", b"*a", b"<<: *a", b"!!python/object:x ", b"%YAML 9.9\n", b"? ", b"\x1b[31m", b"\x7f",
    "\u2028".encode(), "\u202e".encode(), "\U0001f469\u200d\U0001f469".encode(), "\u0130".encode(), b"(" * 50, b"[" * 50, b"{" * 50,
    b"*" * LONG, b"> " * 300, b"- " * 300, b"`" * 99, b"<div>" * 200, b"x" * LONG,
]  # fmt: skip


def mutate(content, others, seed):
    """Give a file with some accidents; the same `seed` gives the same ones, and parts may come from `others`."""
    chance = random.Random(seed)  # noqa: S311  # so that the same seed does the same
    for _ in range(chance.choice([1, 1, 2, 3, 8])):
        content = chance.choice(ACCIDENTS)(content, chance, others)[:60_000]
    return content


def _span(content, chance):
    begin, end = sorted(chance.randrange(len(content) + 1) for _ in range(2))
    return begin, min(end, begin + chance.choice([1, 10, 100, LONG]))


def _insert(content, chance, _others):
    at = chance.randrange(len(content) + 1)
    return content[:at] + chance.choice(HURTS) + content[at:]


def _replace(content, chance, _others):
    begin, end = _span(content, chance)
    return content[:begin] + chance.choice(HURTS) + content[end:]


def _drop(content, chance, _others):
    begin, end = _span(content, chance)
    return content[:begin] + content[end:]


def _repeat(content, chance, _others):
    begin, end = _span(content, chance)
    return content[:end] + content[begin:end] * chance.choice([1, 2, 20]) + content[end:]


def _flip(content, chance, _others):
    at = chance.randrange(len(content) + 1)
    return content[:at] + bytes([chance.randrange(256)]) + content[at + 1 :]


def _shuffle(content, chance, _others):
    lines = content.split(b"\n")
    at, to = (chance.randrange(len(lines)) for _ in range(2))
    lines.insert(to, lines.pop(at))
    return b"\n".join(lines)


def _indent(content, chance, _others):
    lines = content.split(b"\n")
    at = chance.randrange(len(lines))
    lines[at] = b" " * chance.choice([1, 2, 4, 9]) + lines[at]
    return b"\n".join(lines)


def _splice(content, chance, others):
    other = chance.choice(others)
    begin, end = _span(other, chance)
    at = chance.randrange(len(content) + 1)
    return content[:at] + other[begin:end] + content[at:]


ACCIDENTS = (_insert, _insert, _replace, _drop, _repeat, _flip, _shuffle, _indent, _splice)
