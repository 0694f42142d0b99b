"""What a Socket.IO client sends is told from all else."""

import json
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quarterdeck.transport.validate import A_POST, AT_ONCE, Validator, are_packets
from quarterdeck.transport.websocket import is_packet

ANYTHING = st.recursive(st.none() | st.booleans() | st.integers() | st.text(), st.lists, max_leaves=10)


@pytest.mark.parametrize(
    "text",
    ["2probe", "3", "5", "1", "40", '40{"token":"x"}', "40/other,", "41", "41/other,", '42["next"]', "430[1]",
     '4217["go",{"slide":1}]', '42/other,["x"]', '42/other,3["x", 1]'],
)  # fmt: skip
def test_what_clients_send_is_let_through(text):
    assert is_packet(text)


@given(st.text(min_size=1).filter(lambda name: name not in {"connect", "disconnect", "connect_error"}), ANYTHING)
def test_any_event_is_let_through(name, content):
    assert is_packet("42" + json.dumps([name, content]))
    assert are_packets(f"42{json.dumps([name, content])}\x1e3".encode())


@given(st.text() | st.binary() | st.from_regex(r"4[0-6][/0-9]{0,3}[\[{].{0,20}"))
def test_nothing_makes_a_fault(content):
    assert is_packet(content) in {True, False}
    assert are_packets(content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass")) in {
        True,
        False,
    }


@pytest.mark.parametrize("name", ["connect", "disconnect", "connect_error"])
def test_what_only_the_library_tells_of_cannot_be_sent(name):
    assert not is_packet(f'42["{name}",{{}}]')


def posted(packets, refuse=""):
    """Post packets, and give the answer, what an application was given of them, and how many were refused."""
    given, refused, answers = [], [], []

    def app(environ, start_response):
        body = environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"])).decode()
        given.append(body.split("\x1e"))
        bad = refuse and refuse in given[-1]
        start_response("400 BAD REQUEST" if bad else "200 OK", [])
        return [b"no" if bad else b"OK"]

    body = "\x1e".join(packets).encode()
    environ = {"REQUEST_METHOD": "POST", "PATH_INFO": "/socket.io/", "CONTENT_LENGTH": str(len(body))}
    validator = Validator(app, 100_000, lambda: refused.append(1))
    content = validator({**environ, "wsgi.input": BytesIO(body)}, lambda status, *_: answers.append(status))
    return (answers, b"".join(content)), given, len(refused)


@pytest.mark.parametrize("number", [1, AT_ONCE - 1, AT_ONCE, AT_ONCE + 1, 2 * AT_ONCE, A_POST])
def test_a_post_of_many_packets_is_passed_on_in_as_many_as_engineio_reads_and_answered_once(number):
    packets = [f'42["event",{at}]' for at in range(number)]
    answer, given, refused = posted(packets)
    assert (answer, refused) == ((["200 OK"], b"OK"), 0)
    assert [packet for some in given for packet in some] == packets
    assert max(map(len, given)) <= AT_ONCE


def test_the_first_that_goes_wrong_is_the_answer_and_nothing_is_passed_on_after_it():
    answer, given, refused = posted([f'42["event",{at}]' for at in range(100)], refuse='42["event",20]')
    assert (answer, refused, len(given)) == ((["400 BAD REQUEST"], b"no"), 0, 2)


def test_more_packets_than_a_browser_ever_saves_up_are_refused():
    answer, given, refused = posted(["3"] * (A_POST + 1))
    assert (answer, given, refused) == ((["400 Bad Request"], b""), [], 1)
