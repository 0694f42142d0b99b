"""From a page of tokens to a slide: its HTML, its classes, its steps, its notes."""
