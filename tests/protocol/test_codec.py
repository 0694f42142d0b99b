"""What a browser sends is a command or refused in one sentence; what the server tells comes back as it was."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import inspect

from quarterdeck.catalogue import refusal
from quarterdeck.errors import RefusedError
from quarterdeck.protocol import answers, commands, demo_news, news
from quarterdeck.protocol.codec import answer, read, read_answer, read_news, refuse, write
from quarterdeck.protocol.names import COMMANDS, NEWS
from quarterdeck.protocol.numbered import Output, Started
from quarterdeck.protocol.states import PollState, Role, ShowState, StepState, Who

TEXTS = st.text() | st.sampled_from(["open", "red", "zero", "x" * 4096, "x" * 4097, "\ud800"])
NUMBERS = st.integers() | st.just(2**70) | st.floats() | st.booleans()
JSON = st.recursive(
    st.none() | TEXTS | NUMBERS,
    lambda inner: st.lists(inner) | st.dictionaries(TEXTS, inner),
    max_leaves=12,
) | st.lists(st.integers(), min_size=60, max_size=70)
FIELDS = sorted({field for command in COMMANDS.values() for field in command.__struct_fields__})
st.register_type_strategy(float, st.floats(allow_nan=False))  # which is not even equal to itself
SIMPLE: dict[Any, st.SearchStrategy[Any]] = {
    inspect.StrType: st.text(),
    inspect.IntType: st.integers(),
    inspect.BoolType: st.booleans(),
    inspect.NoneType: st.none(),
    inspect.FloatType: st.floats(allow_nan=False, allow_infinity=False),
}
CONTENTS = JSON | st.dictionaries(st.sampled_from(FIELDS) | st.integers(), JSON | st.binary())


def sent(name, content, role):
    """Give the command that was read and why it was refused, one of which there is."""
    try:
        return read(name, content, role), ""
    except RefusedError as refused:
        return None, str(refused)


@given(st.sampled_from(sorted(COMMANDS)) | TEXTS, CONTENTS, st.sampled_from(Role))
@settings(max_examples=300)
def test_whatever_is_sent_is_a_command_or_refused_in_one_sentence(name, content, role):
    command, sentence = sent(name, content, role)
    assert sentence or type(command) is COMMANDS[name]
    assert "cannot be read" not in sentence, "a fault that has no words of its own"


@given(st.data())
def test_what_a_command_carries_is_read_as_it_was_sent(data):
    command = data.draw(st.sampled_from(list(COMMANDS.values())).flatmap(st.from_type))
    written = {key: value for key, value in _plain(command).items() if value is not None}
    assert read(command.message, json.loads(json.dumps(written)), Role.DESK) == command


@given(st.data())
def test_what_the_server_tells_can_be_read_again(data):
    told = data.draw(st.sampled_from(list(NEWS.values())).flatmap(_anything_of))
    assert read_news(told.message, json.loads(json.dumps(write(told)))) == told


REFUSED = [
    ("go", {}, "“go” needs “slide”"),
    ("go", {"slide": 1}, "“go” needs “build”"),
    ("go", {"slide": True, "build": 0}, "“slide” of “go” must be a whole number"),
    ("go", {"slide": 1.0, "build": 0}, "“slide” of “go” must be a whole number"),
    ("go", {"slide": "1", "build": 0}, "“slide” of “go” must be a whole number"),
    ("go", {"slide": 1, "build": 0, "more": 1}, "“go” carries something it should not; see docs/protocol.md"),
    ("go", [], "“go” carries an object, as docs/protocol.md says"),
    ("film", {"slide": 1, "action": "play", "at": "soon"}, "“at” of “film” must be a number"),
    ("next", {"turn": None}, "“turn” of “next” must be a whole number"),
    ("black", {"on": 1}, "“on” of “black” must be true or false"),
    ("ask", {"text": 7}, "“text” of “ask” must be text"),
    ("ask", {"text": "x" * 4097}, "“text” of “ask” is longer than 4096 characters"),
    ("vote", {"slide": 1, "options": [1.0]}, "“options” of “vote” must be a list of whole numbers, 64 at the most"),
    ("vote", {"slide": 1, "options": [1] * 65}, "“options” of “vote” must be a list of whole numbers, 64 at the most"),
    ("vote", {"slide": 1, "options": [True]}, "“options” of “vote” must be a list of whole numbers, 64 at the most"),
    ("timer", {"action": "stop"}, "“action” of “timer” must be one of start, pause, zero"),
    ("nothing", {}, "there is no message “nothing”; see docs/protocol.md"),
]


@pytest.mark.parametrize(("name", "content", "sentence"), REFUSED)
def test_a_message_with_a_fault_is_refused_by_naming_it(name, content, sentence):
    with pytest.raises(RefusedError) as refused:
        read(name, content, Role.DESK)
    assert str(refused.value) == sentence


def test_a_message_without_content_is_one_without_fields():
    assert read("ping", None, Role.VIEWER) == commands.Ping()
    assert read("next", None, Role.PHONE) == commands.Next(turn=None)


@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)
def test_only_who_may_send_a_command_is_heard(command):
    may = {Who.ANYBODY: set(Role), Who.OWNER: {Role.PHONE, Role.DESK}, Who.DESK: {Role.DESK}}[command.who]
    for role in Role:
        _, sentence = sent(command.message, {}, role)
        assert sentence.startswith("only ") == (role not in may)


def test_an_answer_is_read_as_it_was_written_and_a_refusal_raises_its_sentence():
    asked = json.loads(json.dumps(answer(answers.Asked(question=7))))
    assert asked == {"ok": True, "question": 7}
    assert read_answer(commands.Ask, asked) == answers.Asked(7)
    with pytest.raises(RefusedError, match="not now"):
        read_answer(commands.Ask, refuse(RefusedError("not now")))


def test_a_refusal_says_how_it_is_said_in_other_languages_and_hides_what_is_secret():
    refused = refuse(refusal("step-running", label="login hunter2"), lambda text: text.replace("hunter2", "••••"))
    sentence = "“login ••••” is still running: wait for it, or press Ctrl-C"
    assert refused == {
        "ok": False,
        "error": sentence,
        "phrase": "refused.step-running",
        "given": {"label": "login ••••"},
    }
    assert refuse(RefusedError("not now")) == {"ok": False, "error": "not now"}


def test_news_are_written_as_the_page_of_the_protocol_shows_them():
    docker = news.Engine(found=True, version="26.1", problem=None)
    assert write(news.Engines({"docker": docker})) == {"docker": {"found": True, "version": "26.1", "problem": None}}
    assert write(news.Spot()) == {}
    events = write(demo_news.Events("pods", "3f9c", (Output(1, "main", "hello"), Started(2, "main", 1))))
    assert json.loads(json.dumps(events))["events"] == [
        {"n": 1, "type": "output", "terminal": "main", "text": "hello"},
        {"n": 2, "type": "started", "terminal": "main", "step": 1},
    ]
    step = demo_news.Step(1, "ls", "", StepState.PASSED, 1.2)
    assert (
        write(demo_news.Show("pods", None, ShowState.CLOSED, None, 0, (), (step,), None))["steps"][0]["state"]
        == "passed"
    )


def test_a_field_that_is_left_out_is_not_on_the_wire_and_one_that_is_nothing_is_null():
    poll = news.Poll(3, PollState.OPEN, revealed=False, voters=41, counts=None)
    assert write(poll) == {"slide": 3, "state": "open", "revealed": False, "voters": 41, "counts": None}


def _plain(command):
    return {field: getattr(command, field) for field in command.__struct_fields__}


def _anything_of(kind):
    """Anything that a class of news can hold."""
    form: Any = inspect.type_info(kind)
    return st.builds(kind, **{field.name: _anything(field.type) for field in form.fields})


def _anything(kind):
    match kind:
        case inspect.StructType(cls):
            return _anything_of(cls)
        case inspect.UnionType(types):
            return st.one_of([_anything(one) for one in types])
        case inspect.VarTupleType(item):
            return st.lists(_anything(item), max_size=3).map(tuple)
        case inspect.DictType():
            return st.dictionaries(st.text(), _anything(kind.value_type), max_size=3)
        case inspect.LiteralType(words) | inspect.EnumType(words):
            return st.sampled_from(words)
        case _:
            return SIMPLE[type(kind)]
