"""A talk that is served, and who presents it; a module that has a `DECK` of its own has that served."""

import pytest

from tests.served import DECK, Person, Served, write_talk


def _talk(request, folder):
    return write_talk(folder / "talk", getattr(request.module, "DECK", DECK))


@pytest.fixture(name="served")
def _served(request, tmp_path):
    with Served(_talk(request, tmp_path), tmp_path / "state") as served:
        yield served


@pytest.fixture(name="standing", scope="module")
def _standing(request, tmp_path_factory):
    """One talk for all tests that leave it as it was."""
    folder = tmp_path_factory.mktemp("standing")
    with Served(_talk(request, folder), folder / "state") as served:
        yield served


@pytest.fixture(name="presenter")
def _presenter(served):
    with Person(served, owner=True) as person:
        yield person
