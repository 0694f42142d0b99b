"""Polls, from the ballot on a slide to the counts that everybody sees."""
