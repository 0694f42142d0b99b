"""A demo: a folder with a demo.yaml, read into frozen values."""
