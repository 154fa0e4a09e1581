"""Home: the day, what changed, what is next, over all cars."""
