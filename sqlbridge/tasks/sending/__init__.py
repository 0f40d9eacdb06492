"""How a decision reaches Amazon, by feed or one by one, and what Amazon says to it."""
