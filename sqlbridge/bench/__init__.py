"""Benchmarks: each figure is a ratio against a named baseline, measured in turns in the same run.

`ground` is the server and the scratch schemas, `measure` how figures are taken, `report` how they are told; every
other module is one figure of the table in docs/performance.md, and `figures` lists them.
"""
