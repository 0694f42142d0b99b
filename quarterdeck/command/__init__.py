"""What the command line offers beside serving: check and rehearse."""
