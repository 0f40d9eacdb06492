"""What is listed at Amazon: its reports, held against the shop."""
