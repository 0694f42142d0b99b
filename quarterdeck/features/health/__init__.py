"""How the room fares: in one word for whoever presents, in figures for whoever keeps the machine."""
