"""Who is here, and who follows."""
