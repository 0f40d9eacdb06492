"""What Amazon should have of each listing, and what is to be done about it."""
