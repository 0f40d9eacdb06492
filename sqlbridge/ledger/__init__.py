"""The bridge's own tables: one module per noun, each the only writer of its rows.

Every function takes a connection inside a transaction of the caller's and the installation's tables.
"""
