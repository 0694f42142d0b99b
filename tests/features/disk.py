"""A disk that is full."""

from itertools import count

from quarterdeck.errors import MachineError


def fill(store, act):
    """Let a store's file grow no more, then act until it can keep nothing; give how often that went well."""
    (pages,) = store.read("PRAGMA page_count")[0]
    store.read(f"PRAGMA max_page_count = {pages}")
    for number in count(1):
        try:
            act(number)
        except MachineError as error:
            assert "could not be kept" in str(error)  # noqa: PT017  # how often it went well is asked for, too
            return number - 1
    raise AssertionError("the disk was never full")
