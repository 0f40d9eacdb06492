"""Amazon's orders on their way into the shop."""
