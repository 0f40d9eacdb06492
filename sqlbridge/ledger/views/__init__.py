"""What operators look at. Nothing here writes."""
