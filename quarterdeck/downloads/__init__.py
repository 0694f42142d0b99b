"""Pictures and films from the net: fetched once, looked at, and kept by their addresses; knows no deck."""
