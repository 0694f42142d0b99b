"""The end of a talk that nobody drives any more."""
