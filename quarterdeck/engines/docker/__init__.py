"""Docker: found by its SDK and its command line; what a run makes carries the run's label, and is removed by it."""
