"""A real shell on a stage: read in pieces, its marks understood, a step typed into it and judged."""
