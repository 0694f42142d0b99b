"""What a Socket.IO client sends is told from all else."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quarterdeck.transport.packets import are_packets, is_packet

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
