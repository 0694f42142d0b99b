"""The talk's pages and files."""
