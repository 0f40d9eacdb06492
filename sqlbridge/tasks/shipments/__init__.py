"""The shop's parcels on their way to Amazon."""
