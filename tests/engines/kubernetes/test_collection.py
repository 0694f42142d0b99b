"""A list, and then a watch from where it was true: what of it is there, at every line."""

import json

import msgspec
import pytest

from quarterdeck.engines.kubernetes.collection import Collection, LostError
from quarterdeck.engines.kubernetes.objects import Pod


def pod(uid, version, **more):
    return {"kind": "Pod", "metadata": {"name": uid, "uid": uid, "resourceVersion": version}, **more}


def told(kind, thing):
    return json.dumps({"type": kind, "object": thing}).encode()


@pytest.fixture
def pods():
    collection = Collection(Pod)
    listing = {"metadata": {"resourceVersion": "10"}, "items": [pod("a", "3"), pod("b", "7")]}
    collection.replace(json.dumps(listing).encode())
    return collection


def names(collection):
    return [thing.metadata.name for thing in collection.things()]


def test_a_list_is_all_there_is_and_says_at_which_version(pods):
    assert (names(pods), pods.version) == (["a", "b"], "10")
    pods.replace(b'{"metadata": {"resourceVersion": "20"}, "items": null}')  # how the API writes that there is none
    assert (names(pods), pods.version) == ([], "20")


def test_a_watch_adds_changes_and_takes_away(pods):
    pods.take(told("ADDED", pod("c", "11")))
    pods.take(told("MODIFIED", pod("a", "12", status={"phase": "Running"})))
    pods.take(told("DELETED", pod("b", "13")))
    assert (names(pods), pods.version) == (["a", "c"], "13")
    assert next(iter(pods.things())).status.phase == "Running"


def test_a_bookmark_moves_the_version_alone(pods):
    pods.take(told("BOOKMARK", {"kind": "Pod", "metadata": {"resourceVersion": "40"}}))
    assert (names(pods), pods.version) == (["a", "b"], "40")


def test_a_version_that_is_too_old_is_an_error_that_a_new_list_mends(pods):
    gone = {"kind": "Status", "metadata": {}, "status": "Failure", "message": "too old resource version: 1 (12053)"}
    with pytest.raises(LostError, match=r"ends a watch with 410: too old resource version"):
        pods.take(told("ERROR", {**gone, "reason": "Expired", "code": 410}))
    pods.forget()
    assert (names(pods), pods.version) == (["a", "b"], "")  # still drawn until the new list is there


def test_a_line_cut_in_half_is_an_error_too(pods):
    with pytest.raises(msgspec.MsgspecError):
        pods.take(told("ADDED", pod("c", "11"))[:40])
    assert names(pods) == ["a", "b"]


def test_who_comes_under_the_name_of_one_before_is_another(pods):
    again = pod("a2", "11")
    again["metadata"]["name"] = "a"
    pods.take(told("ADDED", again))
    pods.take(told("DELETED", pod("a", "12")))
    assert [thing.metadata.uid for thing in pods.things()] == ["b", "a2"]
