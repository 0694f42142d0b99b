"""Secrets in a stream: hidden wherever it is cut, folded or coloured, and nothing else is touched."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quarterdeck.redaction import redactor
from quarterdeck.redaction.redactor import Redaction
from quarterdeck.redaction.secret import Secret, secrets_of

CANARY = "c4nary-S3cret/value"
COLS = 20
BODY = "a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8s9T0"
JWT = f"eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.{BODY}"
KEY = f"-----BEGIN RSA PRIVATE KEY-----\r\n{BODY}\r\n{BODY[:13]}\r\n-----END RSA PRIVATE KEY-----\r\nafter"
SHAPED = {
    "github": (f"x ghp_{BODY[:36]} y", f"x ghp_{'•' * 36} y"),
    "aws": ("id=AKIAIOSFODNN7EXAMPLE.", f"id=AKIA{'•' * 16}."),
    "slack": ("xoxb-123456789012-abc;", f"xoxb-{'•' * 16};"),
    "jwt": (f"got {JWT}\r\n$ ", f"got eyJ{'•' * (len(JWT) - 3)}\r\n$ "),
    "bearer": ("> Authorization: Bearer abc.def\r\n> Accept", f"> Authorization: Bearer {'•' * 7}\r\n> Accept"),
    "header": ('{"authorization":"abc+/="}', '{"authorization":"••••••"}'),
    "scheme": ("Authorization: Bearer\r\n", "Authorization: Bearer\r\n"),
    "key": (
        KEY,
        KEY.replace(BODY[:13] + "\r", "•" * 13 + "\r").replace(BODY + "\r", "•" * 40 + "\r"),
    ),
}
PLAIN = ["a key: none", "ghp_short", "AKIA and ASIA", "eyJhbGciOiJIUzI1NiJ9 alone", "the author", CANARY[:-1], "xoxb-1"]


def streamed(pieces, cols=COLS, secret=CANARY):
    stream = Redaction([Secret(secret, "the canary")]).stream(cols)
    shown = "".join(stream.feed(piece) for piece in pieces)
    return shown + stream.release() + stream.end(), stream.found


def every_cut(text):
    """The text in one piece, in two at every place, and letter by letter."""
    return [[text], list(text), *([text[:at], text[at:]] for at in range(1, len(text)))]


def written(around, letters=CANARY):
    """A text whose letters have something unseen around them, each by its number."""
    return "".join(around(number, letter) for number, letter in enumerate(letters))


@pytest.mark.parametrize(("text", "shown"), SHAPED.values(), ids=SHAPED)
def test_what_has_the_shape_of_a_secret_is_hidden_wherever_it_is_cut(text, shown):
    for pieces in every_cut(text):
        assert streamed(pieces, 1000)[0] == shown, pieces


@pytest.mark.parametrize("text", PLAIN)
def test_what_only_looks_a_little_like_one_is_left(text):
    for pieces in every_cut(f"{text}, and more\r\n$ "):
        assert streamed(pieces) == (f"{text}, and more\r\n$ ", [])


AROUND = {
    "plain": lambda _, letter: letter,
    "coloured": lambda number, letter: f"\x1b[3{number % 8}m{letter}\x1b[0m",
    "linked": lambda number, letter: f"\x1b]8;;http://localhost/{number}\x1b\\{letter}",
    "folded": lambda number, letter: "\r\n" * (number == 13) + letter,  # after “1234567”, at the 20th column
    "folded by readline": lambda number, letter: " \r" * (number == 13) + letter,
}


@pytest.mark.parametrize("around", AROUND.values(), ids=AROUND)
def test_what_is_known_to_be_secret_is_hidden_wherever_it_is_cut(around):
    text, shown = (f"\r\n1234567{written(around, letters)}!\r\n" for letters in (CANARY, "•" * len(CANARY)))
    for pieces in every_cut(text):
        assert streamed(pieces) == (shown, ["the canary"]), pieces


def test_a_break_where_no_line_is_full_ends_a_word():
    text = f"{CANARY[:8]}\r\n{CANARY[8:]}\r\n"
    for pieces in every_cut(text):
        assert streamed(pieces) == (text, [])


def test_of_what_is_typed_slowly_only_the_first_letters_may_be_seen():
    stream = Redaction([Secret(CANARY, "the canary")]).stream(COLS)
    shown = ""
    for letter in CANARY + " ":
        shown += stream.feed(letter) + stream.release()
    assert shown == CANARY[:3] + "•" * (len(CANARY) - 3) + " "


def test_what_could_have_become_a_secret_is_hidden_at_the_end():
    assert streamed([f"see {CANARY[:9]}"])[0] == "see •••••••••"
    assert streamed([f"see {CANARY[:3]}"])[0] == "see c4n"


def test_wide_letters_are_hidden_by_as_many_columns():
    assert streamed(["<秘密の合言葉です>"], secret="秘密の合言葉です")[0] == "<" + "•" * 16 + ">"
    assert (
        streamed(["<pass-⚠\ufe0f-👨\u200d👩\u200d👧>"], secret="pass-⚠\ufe0f-👨\u200d👩\u200d👧")[0]
        == "<" + "•" * 10 + ">"
    )


def test_a_line_is_full_by_what_its_emoji_take():
    before = "中⚠\ufe0f👨\u200d👩\u200d👧1"  # seven columns of twenty
    text, shown = (f"\r\n{before}{letters[:13]}\r\n{letters[13:]}!\r\n" for letters in (CANARY, "•" * len(CANARY)))
    for pieces in every_cut(text):
        assert streamed(pieces) == (shown, ["the canary"]), pieces


PRINTED = st.lists(st.sampled_from([*CANARY, " ", "\r", "\r\n", "\x1b[1m", "\x1b[K"]), max_size=30).map("".join)


@pytest.mark.parametrize("far", [0, redactor.FAR])
@given(st.lists(PRINTED, min_size=1), st.data())
def test_cuts_change_nothing(far, parts, data):
    """Whatever is printed around secrets, however it is cut and how little is looked at closely, no secret is seen."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(redactor, "FAR", far)
        change_nothing(parts, data)


def change_nothing(parts, data):
    text = CANARY.join(parts)
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)))))
    pieces = [text[start:end] for start, end in zip([0, *cuts], [*cuts, len(text)], strict=True)]
    shown = streamed(pieces)[0]
    assert shown == streamed([text])[0]
    assert CANARY not in shown


def test_two_in_one_line_and_one_within_another_are_hidden_and_told():
    stream = Redaction([Secret("abcdef", "the short one"), Secret("abcdefghi", "the long one")]).stream()
    assert stream.feed("abcdef abcdefghi abcdefg.") == "•••••• ••••••••• ••••••g."
    assert stream.found == ["the short one", "the long one", "the short one"]


@pytest.mark.parametrize("name", ["API_TOKEN", "SECRET", "DB_PASSWORD", "AWS_SECRET_ACCESS_KEY", "APIKEY", "x_key"])
def test_a_variable_whose_name_says_so_is_secret(name):
    assert secrets_of({name: CANARY}) == [Secret(CANARY, f"the value of {name}")]


@pytest.mark.parametrize("name", ["PWD", "MONKEY", "KEYBOARD", "HOME", "XKB_KEYMAP"])
def test_any_other_is_not_unless_it_is_named(name):
    assert secrets_of({name: CANARY}) == []
    assert secrets_of({name: CANARY}, {name}) == [Secret(CANARY, f"the value of {name}")]


def test_what_is_too_short_is_left_and_of_several_lines_each_counts():
    redaction = Redaction([Secret("12345", "a pin"), Secret(f"short\n{CANARY}\r\n-----END", "a file")])
    assert redaction.text(f"12345 short {CANARY} -----END") == f"12345 short {'•' * len(CANARY)} -----END"


def test_a_place_for_a_secret_is_none():
    for text in ('-H "Authorization: Bearer $TOKEN"', "Authorization: <your token>", "Authorization: Bearer {{token}}"):
        assert Redaction().text(text) == text


def test_a_whole_text_may_end_as_a_secret_begins():
    redaction = Redaction([Secret(CANARY, "the canary")])
    assert redaction.text(f"see {CANARY[:9]}") == f"see {CANARY[:9]}"
    assert redaction.within({"a": [CANARY, 1], "b": None}) == {"a": ["•" * len(CANARY), 1], "b": None}
