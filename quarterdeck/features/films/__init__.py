"""Films and sound on the slides, which play for everybody at once."""
