"""Messages between the talk and every browser."""
