"""One markdown-it plugin per construct of the dialect."""
