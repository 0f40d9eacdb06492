"""SQLBridge: brings a shop's price and stock changes from its database to Amazon."""

__version__ = "0.1.0"
