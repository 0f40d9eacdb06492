"""The connection to the shop's server and the bridge's own tables."""
