"""A deck: Markdown in the Deckset dialect, read into slides. A deck knows demos by name only."""
