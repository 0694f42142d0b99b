"""The room's figures for Prometheus: read by its own parser, true, and for the owner and this very machine alone."""

import time

import flask
import pytest
import requests
from prometheus_client.parser import text_string_to_metric_families

from quarterdeck.auth.token import Access
from quarterdeck.features.health.model import RoomFigures
from quarterdeck.http.metrics import PASSED_ON, metrics, written
from quarterdeck.transport import BOUNDS, Figures
from tests.docs.test_docs import rows
from tests.served import HOME, PATIENCE, Person, Served, write_talk

FIGURES = Figures(12, 1, 4096, 2, (0.01, 0.02, 0.5), 30, {"ping timeout": 3}, 4, 600, (5, *(0,) * len(BOUNDS)), 0.002)
HOSTING = (HOME / "docs" / "hosting.md").read_text()
POLL = "# Which?\n\n[.poll: one]\n\n- one\n- two\n"


def read(text):
    """Give each sample's value by its name and labels, as Prometheus reads them."""
    families = text_string_to_metric_families(text)
    return {(each.name, *each.labels.values()): each.value for family in families for each in family.samples}


def test_figures_are_written_as_prometheus_reads_them():
    samples = read(written(RoomFigures(FIGURES, refused=7, votes=9)).decode())
    assert samples["quarterdeck_viewers",] == 12
    assert samples["quarterdeck_connections_closed_total", "ping timeout"] == 3
    assert samples["quarterdeck_votes_kept_total",] == 9
    assert samples["quarterdeck_round_trip_seconds", "0.9"] == 0.5
    assert (samples["quarterdeck_delivery_seconds_count",], samples["quarterdeck_delivery_seconds_sum",]) == (5, 0.002)


def test_every_figure_is_documented_and_no_other():
    text = written(RoomFigures(FIGURES, 0, 0)).decode()
    names = {each.name for each in text_string_to_metric_families(text)}
    assert set(rows(HOSTING, "Figures for Prometheus")) == names


@pytest.fixture(name="ask")
def _ask():
    """Ask for the figures of a talk that nobody watches, from an address and with headers."""

    def ask(peer="127.0.0.1", *, public=False, **headers):
        app = flask.Flask("talk")
        app.register_blueprint(metrics(Access("the token"), lambda: RoomFigures(FIGURES, 0, 0), public=public))
        base = {"environ_base": {"REMOTE_ADDR": peer}}
        return app.test_client().get("/metrics", headers=headers, **base).status_code

    return ask


def test_a_program_on_this_machine_reads_them_and_no_other_without_the_token(ask):
    assert [ask(peer) for peer in ("127.0.0.1", "127.0.0.2", "::1", "::ffff:127.0.0.1")] == [200] * 4
    assert [ask(peer) for peer in ("192.168.1.7", "::ffff:192.168.1.7", "2001:db8::1", "")] == [403] * 4
    assert ask("192.168.1.7", **{"X-Forwarded-For": "127.0.0.1"}) == 403
    assert ask("192.168.1.7", Authorization="Bearer the token") == 200
    assert ask("192.168.1.7", Authorization="Bearer guess") == 403


@pytest.mark.parametrize("header", PASSED_ON)
def test_a_proxy_on_this_machine_is_not_taken_for_a_program_on_it(ask, header):
    assert ask(**{header: "192.168.1.7"}) == 403
    assert ask(**{header: "192.168.1.7", "Authorization": "Bearer the token"}) == 200


def test_nor_is_a_proxy_that_says_nothing_where_the_talk_is_known_by_another_address(ask):
    assert ask(public=True) == 403
    assert ask(public=True, Authorization="Bearer the token") == 200


def test_a_talk_that_is_served_counts_who_comes_and_goes_votes_and_what_it_sends(tmp_path):
    def now():
        return read(requests.get(f"{served.url}/metrics", timeout=PATIENCE).text)

    with Served(write_talk(tmp_path / "talk", POLL), tmp_path / "state") as served, Person(served, owner=True) as desk:
        desk.ask("poll", slide=1, action="open")
        with Person(served, transports=("polling",)) as ana, Person(served) as bob:
            assert ana.ask("vote", slide=1, options=[2])["ok"]
            assert not bob.ask("vote", slide=7, options=[2])["ok"]
            there = now()
        until = time.monotonic() + PATIENCE
        while now()["quarterdeck_viewers",] > 1 and time.monotonic() < until:
            time.sleep(0.05)
        gone = now()
        assert desk.wait(lambda me: me.all("health"), "the room's health")[-1]["state"] == "well"
    assert (there["quarterdeck_viewers",], there["quarterdeck_polling",]) == (3, 1)
    assert (gone["quarterdeck_viewers",], gone["quarterdeck_connections_opened_total",]) == (1, 3)
    assert sum(value for name, value in gone.items() if name[0] == "quarterdeck_connections_closed_total") == 2
    assert there["quarterdeck_votes_kept_total",] == 1
    assert there["quarterdeck_deliveries_total",] > 0
    assert there["quarterdeck_delivery_seconds_bucket", "+Inf"] == there["quarterdeck_delivery_seconds_count",]
