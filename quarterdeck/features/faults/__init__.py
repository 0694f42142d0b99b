"""What is wrong with files just saved, for whoever writes with the talk open."""
