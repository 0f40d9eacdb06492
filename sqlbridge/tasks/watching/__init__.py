"""Whether every write of the shop's is logged, and what is done where one was not."""
