"""Which names the server answers to, and which pages may open its socket: on real sockets, polling and websocket."""

import http.client

import pytest
import websocket

from quarterdeck.auth.guard import WRONG_PAGE, allowed_hosts, is_loopback
from quarterdeck.errors import MachineError
from tests.transport.little import Little

APP = """
@socketio.on("connect")
def connect():
    pass
@app.get("/")
def page():
    return "a page"
settings = replace(settings, public_url="https://talk.example/")
"""
BOUND = """
settings = replace(settings, host="0.0.0.0", public_url=None)
@app.get("/")
def page():
    return "a page"
"""
HIDDEN = """
say = lambda sentence: print("said:", sentence, flush=True)
@app.get("/")
def page():
    return "a page"
"""
BEARER = "Bearer token-of-the-test"
OPEN, FOREIGN_NAME, FOREIGN_PAGE = 200, 421, 403


@pytest.fixture(scope="module", name="little")
def _little():
    with Little(APP) as little:
        yield little


def ask(little, path, headers):
    """Send exactly these headers, as no well-behaved client would; PORT in a value is the server's."""
    connection = http.client.HTTPConnection("127.0.0.1", little.port, timeout=10)
    connection.putrequest("GET", path, skip_host=True, skip_accept_encoding=True)
    for name, value in headers.items():
        connection.putheader(name, value.replace("PORT", str(little.port)))
    connection.endheaders()
    answer = connection.getresponse()
    body = answer.read().decode()
    connection.close()
    return answer.status, body


def shake(little, headers):
    """Open a websocket with exactly these headers, and give the status of the answer."""
    told = {name: value.replace("PORT", str(little.port)) for name, value in headers.items()}
    ours = {name: told.pop(name, None) for name in ("Host", "Origin")}
    url = f"ws://127.0.0.1:{little.port}/socket.io/?EIO=4&transport=websocket"
    kind = {"origin": ours["Origin"]} if ours["Origin"] is not None else {"suppress_origin": True}
    try:
        socket = websocket.create_connection(url, host=ours["Host"], header=told, timeout=10, **kind)
    except websocket.WebSocketBadStatusException as refused:
        return refused.status_code
    socket.close()
    return OPEN


# (Host, the other headers, what is answered); None is a header that is not sent
MATRIX = {
    "our own page": ("localhost:PORT", {"Origin": "http://localhost:PORT"}, OPEN),
    "our own page by address": ("127.0.0.1:PORT", {"Origin": "http://127.0.0.1:PORT"}, OPEN),
    "our own page by IPv6": ("[::1]:PORT", {"Origin": "http://[::1]:PORT"}, OPEN),
    "capital letters": ("LocalHost:PORT", {"Origin": "http://LOCALHOST:PORT"}, OPEN),
    "behind a proxy that ends TLS": ("talk.example", {"Origin": "https://talk.example"}, OPEN),
    "behind a proxy that names the port": ("talk.example:443", {"Origin": "https://talk.example"}, OPEN),
    "behind a proxy that renames the host": ("localhost:PORT", {"Origin": "https://talk.example"}, OPEN),
    "our own page, said twice": ("localhost", {"Origin": "http://localhost, http://localhost"}, OPEN),
    "another page beside ours": ("localhost", {"Origin": "http://localhost, http://evil.example"}, FOREIGN_PAGE),
    "another page": ("localhost:PORT", {"Origin": "http://evil.example"}, FOREIGN_PAGE),
    "another port": ("localhost:PORT", {"Origin": "http://localhost:1"}, FOREIGN_PAGE),
    "another of our names": ("localhost:PORT", {"Origin": "http://127.0.0.1:PORT"}, FOREIGN_PAGE),
    "a longer name": ("localhost:PORT", {"Origin": "http://localhost:PORT.evil.example"}, FOREIGN_PAGE),
    "a name within a name": ("localhost:PORT", {"Origin": "http://localhost:PORT@evil.example"}, FOREIGN_PAGE),
    "a sandboxed frame": ("localhost:PORT", {"Origin": "null"}, FOREIGN_PAGE),
    "a sandboxed frame with a token": ("localhost:PORT", {"Origin": "null", "Authorization": BEARER}, FOREIGN_PAGE),
    "a file": ("localhost:PORT", {"Origin": "file://"}, FOREIGN_PAGE),
    "an empty origin": ("localhost:PORT", {"Origin": ""}, FOREIGN_PAGE),
    "an extension": ("localhost:PORT", {"Origin": "chrome-extension://localhost:PORT"}, FOREIGN_PAGE),
    "a program": ("localhost:PORT", {}, FOREIGN_PAGE),
    "a program with the token": ("localhost:PORT", {"Authorization": BEARER}, OPEN),
    "a program with a wrong token": ("localhost:PORT", {"Authorization": "Bearer guess"}, FOREIGN_PAGE),
    "a program with an odd token": ("localhost:PORT", {"Authorization": "Bearer t\xf6k\xe9n"}, FOREIGN_PAGE),
    "a browser's own polling": ("localhost:PORT", {"Referer": "http://localhost:PORT/3"}, OPEN),
    "a browser that says so": ("localhost:PORT", {"Sec-Fetch-Site": "same-origin"}, OPEN),
    "another page's picture": ("localhost:PORT", {"Referer": "http://evil.example/"}, FOREIGN_PAGE),
    "another page that hides itself": ("localhost:PORT", {"Sec-Fetch-Site": "cross-site"}, FOREIGN_PAGE),
    "another port of this machine": ("localhost:PORT", {"Sec-Fetch-Site": "same-site"}, FOREIGN_PAGE),
    "a name rebound in DNS": ("evil.example:PORT", {"Origin": "http://evil.example:PORT"}, FOREIGN_NAME),
    "a rebound name with a token": ("evil.example", {"Authorization": BEARER}, FOREIGN_NAME),
    "an address while bound to loopback": ("192.0.2.7:PORT", {"Origin": "http://192.0.2.7:PORT"}, FOREIGN_NAME),
    "two names": ("localhost, evil.example", {"Origin": "http://localhost"}, FOREIGN_NAME),
    "a name with an account": ("localhost@evil.example", {"Origin": "http://localhost"}, FOREIGN_NAME),
    "a name that is none": ("local host/..", {"Origin": "http://localhost"}, FOREIGN_NAME),
    "a name with a dot": ("localhost.evil.example", {"Origin": "http://localhost"}, FOREIGN_NAME),
}
CASES = pytest.mark.parametrize(("host", "headers", "status"), MATRIX.values(), ids=MATRIX.keys())


@CASES
def test_polling_is_opened_to_our_own_pages_only(little, host, headers, status):
    answered, body = ask(little, "/socket.io/?EIO=4&transport=polling", {"Host": host, **headers})
    assert answered == status, body
    assert (body[0] == "0") is (status == OPEN)


@CASES
def test_a_websocket_is_opened_to_our_own_pages_only(little, host, headers, status):
    assert shake(little, {"Host": host, **headers}) == status


def test_a_request_without_a_host_is_refused(little):
    assert ask(little, "/", {})[0] == ask(little, "/", {"Host": ""})[0] == FOREIGN_NAME
    assert ask(little, "/socket.io/?EIO=4&transport=polling", {"Authorization": BEARER})[0] == FOREIGN_NAME


@pytest.mark.parametrize("path", ["/", "/missing", "/socket.io/", "//socket.io/?EIO=4&transport=polling"])
def test_every_path_is_closed_to_a_rebound_name(little, path):
    status, body = ask(little, path, {"Host": "evil.example", "Origin": "http://evil.example"})
    assert status == FOREIGN_NAME
    assert "QUARTERDECK_PUBLIC_URL" in body


def test_what_a_proxy_hides_is_said_once_with_the_name_that_was_seen():
    proxied = {"Host": "localhost:PORT", "Origin": "https://talk.example", "Sec-Fetch-Site": "same-origin"}
    foreign = {**proxied, "Origin": "https://evil.example", "Sec-Fetch-Site": "cross-site"}
    with Little(HIDDEN) as little:
        said = [ask(little, "/socket.io/?EIO=4&transport=polling", headers) for headers in (proxied, foreign, proxied)]
        named = ask(little, "/", {"Host": "deck.example", "X-Forwarded-Proto": "https"})
        unnamed = ask(little, "/", {"Host": "deck.example/\x1b[31m"})
    assert [status for status, _ in said] == [FOREIGN_PAGE] * 3
    assert (
        "QUARTERDECK_PUBLIC_URL to its address, such as https://talk.example/, or have the proxy pass the" in said[0][1]
    )
    assert (said[1][1] == WRONG_PAGE, said[2][1]) == (True, said[0][1])
    assert "does not answer to the name “deck.example”" in named[1]
    assert named[1].endswith("such as https://deck.example/.")
    assert unnamed[0] == FOREIGN_NAME
    assert little.output.splitlines()[:-1] == [f"said: {said[0][1]}", f"said: {named[1]}"]


def test_of_names_that_anybody_makes_up_only_a_few_are_said():
    with Little(HIDDEN) as little:
        answers = {ask(little, "/", {"Host": f"name-{number}.example"}) for number in range(9)}
    assert len(answers) == 9
    assert little.output.count("said: ") == 5


@pytest.mark.parametrize("sid", ["", "guess"])
def test_a_session_that_was_never_let_in_is_no_way_in(little, sid):
    address = f"/socket.io/?EIO=4&transport=polling&sid={sid}"
    status, body = ask(little, address, {"Host": "localhost"})
    assert status == (400 if sid else FOREIGN_PAGE)
    assert "upgrades" not in body
    assert ask(little, address, {"Host": "localhost", "Origin": "http://evil.example"})[0] == FOREIGN_PAGE


def test_a_page_needs_no_origin(little):
    for host in ("localhost:PORT", "127.0.0.1", "[::1]:PORT", "talk.example", "TALK.example:8080"):
        assert ask(little, "/", {"Host": host}) == (OPEN, "a page")


def test_bound_to_every_address_it_answers_to_addresses_and_still_to_no_other_name():
    with Little(BOUND) as little:
        for host in ("192.0.2.7:PORT", "[2001:db8::7]", "localhost:PORT"):
            assert ask(little, "/", {"Host": host}) == (OPEN, "a page")
            origin = {"Host": host, "Origin": f"http://{host}"}
            assert ask(little, "/socket.io/?EIO=4&transport=polling", origin)[0] == OPEN
        for host in ("evil.example", "192.0.2.7.evil.example", "1", "0x7f000001", "talk.example"):
            assert ask(little, "/", {"Host": host})[0] == FOREIGN_NAME
        foreign = {"Host": "192.0.2.7:PORT", "Origin": "http://192.0.2.8:PORT"}
        assert ask(little, "/socket.io/?EIO=4&transport=polling", foreign)[0] == FOREIGN_PAGE


def test_the_names_are_loopbacks_the_bound_one_and_the_public_one():
    ours = {"localhost", "127.0.0.1", "[::1]"}
    assert allowed_hosts("127.0.0.1", None) == ours
    everywhere = "0.0.0.0"  # noqa: S104
    assert allowed_hosts(everywhere, None) == allowed_hosts("::", None) == ours
    assert allowed_hosts("Talk.Local", "https://[2001:db8::1]:8443/x") == ours | {"talk.local", "[2001:db8::1]"}
    for wrong in ("talk.example", "ftp://talk.example", "http://", "https://x:port/"):
        with pytest.raises(MachineError, match="QUARTERDECK_PUBLIC_URL"):
            allowed_hosts("127.0.0.1", wrong)


def test_loopback_is_known_by_address_and_name():
    assert all(map(is_loopback, ("127.0.0.1", "127.8.8.8", "::1", "localhost")))
    assert not any(map(is_loopback, ("::", "", "192.0.2.7", "talk.example")))
