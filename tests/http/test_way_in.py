"""The room's link says when nobody but this machine can follow it, and which it could be."""

from dataclasses import replace
from urllib.parse import urljoin

import pytest
import requests

from quarterdeck.settings import Settings
from quarterdeck.urls import find_links
from tests.served import Served, write_talk

WARNING = "No phone can reach this address"


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1"])
def test_a_link_of_this_machine_alone_is_known_as_such(host):
    links = find_links(replace(Settings(), host=host), 5000, "token")
    assert links.reaches_only_here
    assert all(link.startswith("http://") and link.endswith(":5000/") for link in links.elsewhere())
    assert not [link for link in links.elsewhere() if "127.0.0.1" in link or "localhost" in link]


@pytest.mark.parametrize("given", [{"host": "192.0.2.7"}, {"public_url": "https://talk.example"}])
def test_a_link_that_leads_here_from_elsewhere_is_not(given):
    assert not find_links(replace(Settings(), **given), 5000, "token").reaches_only_here


def test_join_and_the_desk_say_that_localhost_is_nobody_elses(tmp_path):
    with Served(write_talk(tmp_path / "talk"), tmp_path / "state") as served:
        desk = requests.Session()
        for page in (requests.get(f"{served.url}/join", timeout=10), desk.get(served.desk, timeout=10)):
            assert WARNING in page.text
            assert "--host 0.0.0.0" in page.text


def test_a_browser_that_keeps_no_cookies_is_told_that_desk_and_remote_take_one(tmp_path):
    with Served(write_talk(tmp_path / "talk"), tmp_path / "state") as served:
        sent_on = requests.get(served.desk, timeout=10, allow_redirects=False).headers["Location"]
        for address in (sent_on, "/remote"):
            answer = requests.get(urljoin(served.url, address), timeout=10)
            assert answer.status_code == 403
            assert "a browser that keeps cookies of this address" in answer.text
