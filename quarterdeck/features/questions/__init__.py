"""What the room asks, and what of it is on the slide."""
