"""The phones that a desk has paired."""
