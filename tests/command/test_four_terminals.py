"""A demo of four terminals on a real cluster, after the idea of a Kubernetes micro-demo: who sees a pod come back?"""

import pytest

from quarterdeck.command.rehearse import Wishes, rehearse
from quarterdeck.events import Output
from quarterdeck.tape.read import read_tape

pytestmark = [pytest.mark.kubernetes, pytest.mark.timeout(300)]

HEALING = """\
title: Pods come back
needs: [kubernetes]
namespace: healing
size: 40x8
setup:
  - kubectl create deployment web --image {image} --replicas 2
steps:
  - run: kubectl get pods --watch --output name
    shows: kubectl get pods --watch
    terminal: pods
    until: pod/web
    capture: {POD: 'pod/(web-\\S+)'}
  - {run: kubectl get replicasets --watch, terminal: sets, until: web, with: previous}
  - {run: kubectl get events --watch, terminal: events, until: LAST SEEN, with: previous}
  - run: kubectl delete pod {{POD}} --wait=false
    expect: 'pod "{{POD}}" deleted'
    hold: true
    look: [pods, sets, events]
  - {run: kubectl scale deployment web --replicas 3, hidden: true}
  - {run: kubectl get deployment web, expect: /3}
"""


def test_it_is_prepared_rehearsed_recorded_and_leaves_nothing(talk, capsys):
    talk.demo("healing", HEALING.replace("{image}", talk.settings.node_image))
    assert rehearse(talk.settings, Wishes(("healing",), record=True)) == 0, capsys.readouterr()
    tape = read_tape(talk.tape("healing"))
    assert tape.terminals == ("pods", "sets", "events", "main")
    typed = "".join(timed.event.text for timed in tape.events if timed.event.__class__ is Output)
    assert "{{POD}}" not in typed
    assert "kubectl scale" not in typed
