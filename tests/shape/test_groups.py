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
