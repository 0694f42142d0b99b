"""Tests that must not meet are dealt out to one worker, and any other to whichever is free."""

import os

import pytest

pytestmark = pytest.mark.skipif("PYTEST_XDIST_WORKER" not in os.environ, reason="without workers nothing is dealt out")


@pytest.fixture(scope="module")
def shared():
    return "a server, say"


def test_a_worker_knows_a_test_that_shares_something_by_its_group(request, shared):
    assert request.node.nodeid.endswith("@tests/shape/test_groups.py")


def test_a_test_by_itself_has_none(request):
    assert "@" not in request.node.nodeid


def test_of_those_that_need_no_engine_the_one_with_the_longest_limit_begins_first(request):
    free = [item for item in request.session.items if not any(map(item.get_closest_marker, ("docker", "kubernetes")))]
    begun = [item for item in free if group_of(item) == group_of(free[0])]
    assert max(map(limit_of, begun)) == max(map(limit_of, free))


def group_of(item):
    return item.nodeid.rpartition("@")[2]


def limit_of(item):
    marked = item.get_closest_marker("timeout")
    return marked.args[0] if marked else 0
