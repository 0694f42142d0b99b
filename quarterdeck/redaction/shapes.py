"""Secrets that nobody has told us of, known by how they look. Pure.

What tells the kind may be seen (`ghp_`, `Authorization: Bearer`); what follows may not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Shape:
    """One kind: `sign` is a text in it by which a quick look passes over what has none, of any case where it says so.

    The first group of `whole` is what is hidden, and `more` what may go on with it. `begun` ends in what may become it,
    its first group, once more text has come; `last` is a text that may end it or be part of it, as what follows tells.
    """

    what: str
    sign: str
    whole: re.Pattern[str]
    more: re.Pattern[str]
    begun: re.Pattern[str] | None = None
    last: str = ""
    any_case: bool = False


def _run(what: str, sign: str, body: str, least: int) -> Shape:
    """Write down a sign that so many characters of one class follow, or more."""
    begins = rf"(?<![A-Za-z0-9]){sign}"
    whole, more = re.compile(rf"{begins}({body}{{{least},}})"), re.compile(rf"{body}*")
    return Shape(what, sign.partition("[")[0], whole, more, re.compile(rf"{begins}({body}{{0,{least - 1}}})\Z"))


def _beginning(word: str) -> str:
    """Match any beginning of a word."""
    pattern = ""
    for letter in reversed(word):
        pattern = rf"{letter}(?:{pattern})?"
    return pattern


_SCHEMES = "bearer", "basic", "token", "digest", "negotiate"
_HEADER = r"authorization[\"']?[ \t]?[:=][ \t]?[\"']?"
_VALUE = r"[^\s\"',;]"
_SCHEME = "|".join(_SCHEMES)
_AUTHORIZATION = Shape(
    "what follows “Authorization:”",
    "uthorization",
    re.compile(
        rf"{_HEADER}(?:(?:{_SCHEME})[ \t]+)?(?!(?:{_SCHEME})(?!{_VALUE}))(?![$<{{])({_VALUE}+)",
        re.IGNORECASE,
    ),
    re.compile(rf"{_VALUE}*"),
    re.compile(rf"{_HEADER}({'|'.join(map(_beginning, _SCHEMES))})\Z", re.IGNORECASE),
    any_case=True,
)
_PART = r"[A-Za-z0-9_-]"
_JWT = Shape(
    "a JSON web token",
    "eyJ",
    re.compile(rf"(?<![A-Za-z0-9])eyJ({_PART}{{5,1000}}\.eyJ{_PART}{{8}}(?:{_PART}|\.)*)"),
    re.compile(rf"(?:{_PART}|\.)*"),
    re.compile(rf"(?<![A-Za-z0-9])eyJ({_PART}{{0,1000}}(?:\.(?:e(?:y(?:J{_PART}{{0,7}})?)?)?)?)\Z"),
)
_KEY_LINE = r"(?:[^-]|-(?!-))"
_PRIVATE_KEY = Shape(
    "a private key",
    "PRIVATE KEY-----",
    re.compile(rf"-----BEGIN [A-Z ]{{0,30}}PRIVATE KEY-----({_KEY_LINE}+)"),
    re.compile(rf"{_KEY_LINE}*"),
    last="-",
)
SHAPES = (
    *(_run("a GitHub token", sign, "[A-Za-z0-9]", 36) for sign in ("ghp_", "gho_", "ghu_", "ghs_", "ghr_")),
    _run("a GitHub token", "github_pat_", r"\w", 36),
    _run("a GitLab token", "glpat-", r"[\w-]", 20),
    _run("an AWS key", "AKIA", "[A-Z0-9]", 16),
    _run("an AWS key", "ASIA", "[A-Z0-9]", 16),
    _run("a Slack token", "xox[abeoprs]-", "[A-Za-z0-9-]", 10),
    _run("a Google key", "AIza", r"[\w-]", 35),
    _run("an npm token", "npm_", "[A-Za-z0-9]", 36),
    _run("a registry's token", "dckr_pat_", r"[\w-]", 20),
    _JWT,
    _AUTHORIZATION,
    _PRIVATE_KEY,
)
