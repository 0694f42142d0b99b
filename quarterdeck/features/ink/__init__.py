"""What is drawn over the slides, and where the laser points."""
