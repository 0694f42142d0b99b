"""Tests that must not meet are dealt out to one worker."""

import os

import pytest


@pytest.mark.skipif("PYTEST_XDIST_WORKER" not in os.environ, reason="without workers nothing is dealt out")
def test_a_worker_knows_each_test_by_its_group(request):
    assert request.node.nodeid.endswith("@tests/shape/test_groups.py")
