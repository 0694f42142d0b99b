"""What a live run is made of and leaves: its folder, its record, its environment, and how all of it goes away again."""
