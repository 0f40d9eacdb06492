"""The nouns of the bridge. Imports nothing but the standard library and msgspec."""
