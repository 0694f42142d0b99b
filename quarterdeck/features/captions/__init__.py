"""What is said, as text: lines that a program or the desk sends, for whoever wants to read along."""
