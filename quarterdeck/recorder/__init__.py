"""A demo made by doing it once: a real shell in the presenter's own terminal, and what was done in it as steps."""
