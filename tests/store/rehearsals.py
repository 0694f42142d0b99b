"""Another process that writes into the same store: as many rehearsals, one after the other, as it is told."""

import sys
from pathlib import Path

from quarterdeck.store.database import Store
from quarterdeck.store.rehearsal_table import RehearsalTable

if __name__ == "__main__":
    state, folder, times = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
    for number in range(1, times + 1):
        with Store.open(state) as store:
            assert not store.problem, store.problem
            RehearsalTable(store).keep(folder, "digest", (float(number),))
