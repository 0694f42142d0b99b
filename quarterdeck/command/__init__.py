"""What the command line offers beside serving: check, rehearse, preflight and results."""
