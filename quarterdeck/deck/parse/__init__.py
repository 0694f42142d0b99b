"""From a deck's text to pages of tokens: pure, without looking at any file, and without knowing what a word does."""
