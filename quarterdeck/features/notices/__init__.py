"""Sentences that whoever presents should hear: what was hidden, what could not be had, what is broken here."""
