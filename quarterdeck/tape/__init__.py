"""A recording of a real run, as an asciicast file: reading, writing, tempo."""
