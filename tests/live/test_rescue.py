"""A live run that fails before a room, on a real shell: what the room is told and what owners are, and the way back."""

import json
import time

import pytest

from tests.breaking import CAUSE, serve_shop
from tests.served import Person, output_of


@pytest.fixture(name="shop")
def _shop(tmp_path):
    with serve_shop(tmp_path) as served:
        yield served


def show(person, met):
    """Wait for a picture of the show of which `met` is true."""
    return person.wait(lambda me: next((each for each in me.all("show") if met(each)), None), "such a show")


def follows(person, step):
    def ended(person):
        events = [event for content in person.all("events") for event in content["events"]]
        return any(event["type"] == "ended" and event["step"] == step for event in events)

    person.wait(ended, f"the end of step {step}")


def comes_to_fail(owner, viewer):
    """Press until the second step has failed, and the tape has done it."""
    for person in (owner, viewer):
        person.ask("watch", demo="shop")
    owner.ask("next")
    follows(owner, 1)
    owner.ask("next")
    show(viewer, lambda each: each["state"] == "failed")
    began = time.monotonic()
    refused = owner.ask("next")
    show(viewer, lambda each: each["recorded"])
    return refused, time.monotonic() - began


def test_the_room_sees_it_fail_then_one_line_and_the_cause_is_the_owners(shop):
    with Person(shop, owner=True) as owner, Person(shop) as viewer:
        refused, held = comes_to_fail(owner, viewer)
        assert "goes on by itself in a moment" in refused["error"]
        assert 1.5 < held < 4
        taped = show(viewer, lambda each: each["recorded"])
        assert (taped["recorded"]["date"], taped["rescued"]) == ("2026-11-23", 2)
        viewer.wait(lambda me: "sold on tape" in output_of(me), "the tape")
        assert CAUSE not in json.dumps(viewer.heard)
        assert CAUSE in owner.all("trouble")[-1]["problem"]
        with Person(shop, owner=True) as late, Person(shop) as guest:
            assert CAUSE in late.all("trouble")[-1]["problem"]
            assert guest.ask("watch", demo="shop")["show"]["rescued"] == 2
            assert guest.all("trouble") == []


def test_live_goes_on_where_it_failed_once_that_is_mended(shop, tmp_path):
    with Person(shop, owner=True) as owner, Person(shop) as viewer:
        comes_to_fail(owner, viewer)
        assert viewer.ask("retry", demo="shop")["ok"] is False
        (tmp_path / "mended").touch()
        assert owner.ask("retry", demo="shop")["ok"]
        owner.wait(lambda me: me.all("trouble")[-1]["problem"] is None, "the end of the trouble")
        viewer.wait(lambda me: "\r\nsold live" in output_of(me), "what is live")
        show(viewer, lambda each: not each["recorded"] and each["steps"][0]["state"] == "passed")
        late = viewer.ask("watch", demo="shop")["show"]
        assert "rescued" not in late
        assert "the shop opens" in late["output"][0]["text"], "who comes late reads what was done out of sight"
        owner.wait(lambda _: owner.ask("next")["ok"], "the end of the second step")
        viewer.wait(lambda me: "\r\nthe shop closes" in output_of(me), "the third step")
