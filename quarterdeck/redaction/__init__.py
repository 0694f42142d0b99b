"""Keeps what must not be seen out of what is shown: pure, text in and text of the same width out."""
