"""Pictures that a deck names in the net, fetched beside the talk."""
