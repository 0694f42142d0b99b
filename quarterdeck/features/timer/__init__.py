"""How long the talk has been going on."""
