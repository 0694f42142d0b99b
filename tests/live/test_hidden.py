"""A canary in every place where the owner keeps secrets: it is in nothing that leaves the server."""

import json

import pytest
import requests

from tests.served import Person, Served, ended, output_of, write_talk

CANARY = "c4nary-Sings0x/42x"
DEMO = f"""\
title: Canary
needs: []
steps:
  - run: echo $API_TOKEN; cat $STATE/token
    say: Everything is said.
  - run: "true"
    expect: {CANARY}
"""
BROKEN = f"title: Broken\nneeds: [{CANARY}]\nsteps: [{{run: 'true'}}]\n"


@pytest.fixture(name="served")
def _served(tmp_path):
    deck = write_talk(tmp_path / "talk", "# A\n\n[.demo: canary]\n", canary=DEMO, broken=BROKEN)
    with Served(deck, tmp_path / "state", API_TOKEN=CANARY, STATE=str(tmp_path / "state")) as served:
        yield served


def test_it_is_in_no_message_and_no_log_and_the_desk_is_told(served, tmp_path):
    with Person(served, owner=True) as presenter, Person(served) as ana:
        presenter.ask("watch", demo="canary")
        ana.ask("watch", demo="canary")
        presenter.ask("step", demo="canary", step=1)
        ana.wait(lambda me: ended(me, 1), "the end of step 1")
        presenter.ask("step", demo="canary", step=2)
        presenter.wait(lambda me: ended(me, 2), "the end of step 2")
        told = presenter.wait(lambda me: len(me.all("notice")) > 1 and me.all("notice"), "two notices")
        assert {"text": "the value of API_TOKEN was hidden in terminal main of canary"} in told
        assert {"text": "a key of this talk was hidden in terminal main of canary"} in told
        assert ana.all("notice") == []
        assert "•" * len(CANARY) in output_of(ana)
        (tmp_path / "talk" / "demos" / "canary" / "demo.yaml").write_text(BROKEN)
        presenter.wait(lambda me: "canary/demo.yaml" in me.all("notice")[-1]["text"], "what is wrong with the demo")
        late = ana.ask("watch", demo="canary")
        everything = json.dumps([presenter.heard, ana.heard, late], ensure_ascii=False)
        for secret in (CANARY, served.token):
            assert secret not in everything
    log = served.log.read_text()
    assert CANARY not in log
    assert "•" * len(CANARY) in log, "what is wrong with the broken demo"
    assert CANARY not in requests.get(f"{served.url}/1", timeout=10).text
