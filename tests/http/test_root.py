"""A talk below a path: what is asked for is found whether a proxy strips the path or passes it on."""

import pytest
from flask import Flask, request, url_for
from werkzeug.test import Client

from quarterdeck.errors import MachineError
from quarterdeck.http.root import Root
from quarterdeck.urls import root_of


def below(root):
    app = Flask("talk")
    for rule in ("/", "/<int:number>", "/join", "/contents", "/demos/<name>/<path:file>"):
        app.add_url_rule(rule, rule, lambda **_: f"{request.path} {url_for('/join')}")
    return Client(Root(app, root_of(f"https://example.org{root}"), app.url_map))


@pytest.mark.parametrize("root", ["", "/talks/today", "/m%C3%BCnchen"])
@pytest.mark.parametrize("path", ["/", "/3", "/join", "/demos/pods/pod.yaml"])
def test_a_path_that_is_stripped_and_one_that_is_passed_on_lead_to_the_same(root, path):
    client = below(root)
    stripped, passed = client.get(path), client.get(root + path)
    assert stripped.status_code == passed.status_code == 200
    assert stripped.text == passed.text
    assert stripped.text.split(" ")[0] == path


def test_addresses_begin_with_the_path():
    assert below("/talks/today/").get("/join").text == "/join /talks/today/join"


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("/demos/", "/"),
        ("/demos/3", "/3"),
        ("/demos/pods/pod.yaml", "/demos/pods/pod.yaml"),
        ("/demos/demos/pods/pod.yaml", "/demos/pods/pod.yaml"),
    ],
)
def test_a_path_that_has_a_name_of_ours_is_told_from_it(asked, found):
    assert below("/demos/").get(asked).text == f"{found} /demos/join"


def test_who_leaves_out_the_stroke_at_the_end_is_led_to_the_talk():
    for asked in ("", "?language=de"):
        answer = below("/m%C3%BCnchen/").get(f"/m%C3%BCnchen{asked}")
        assert (answer.status_code, answer.headers["Location"]) == (308, f"/m%C3%BCnchen/{asked}")


@pytest.mark.parametrize("root", ["/join", "/3/", "/contents/"])
def test_a_path_that_is_a_page_of_ours_is_refused(root):
    with pytest.raises(MachineError, match="a page of the talk's own; put the talk below another path"):
        below(root)


@pytest.mark.parametrize(
    "url",
    [
        "talk.example",
        "https://",
        "https://[x/",
        "https://x:port/",
        "https://x/?y",
        "https://x/#y",
        "https://x//y/",
        "https://x/../y/",
        "https://x/a b/",
        'https://x/"y"/',
        "ftp://x/",
        "https://me@x/",
    ],
)
def test_an_address_that_is_none_is_told_in_one_sentence(url):
    with pytest.raises(MachineError) as told:
        root_of(url)
    assert str(told.value) == (
        f"QUARTERDECK_PUBLIC_URL is {url!r}; it must be like https://talk.example/ or https://example.org/talks/today/"
    )
