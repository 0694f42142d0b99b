"""A talk's store that dies: keeps votes, positions, ink and phones for ever, and says each number that is kept."""

import sys
from itertools import count
from pathlib import Path

from quarterdeck.store.database import Store
from quarterdeck.store.device_table import DeviceRow, DeviceTable
from quarterdeck.store.ink_table import InkRow, InkTable
from quarterdeck.store.poll_table import PollTable
from quarterdeck.store.position_table import PositionRow, PositionTable

DECK = Path("deck.md")

if __name__ == "__main__":
    store = Store.open(Path(sys.argv[1]))
    polls, position, ink = PollTable(store, DECK), PositionTable(store, DECK), InkTable(store, DECK, "v1")
    devices = DeviceTable(store)
    for number in count(1):
        position.keep(PositionRow(number, 0, black=False, since=None, before=0.0, given=()))
        ink.draw(InkRow(1, f"s{number}", "red", 0, (number, number)))
        if number % 2:
            polls.vote("poll", f"browser-{number}", (1,))
        else:
            devices.keep([DeviceRow(f"phone-{number}", "Mac", "lock", 1.0, 2.0)])
        print(number, flush=True)
