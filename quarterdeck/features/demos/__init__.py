"""The demos as they are performed, and whoever watches them."""
