"""`sqlbridge doctor`: looks whether an installation is well; changes nothing, holds no lock, sends nothing.

A check is a function from a Patient to what is wrong in words; `checks.py` has all of them, in order.
"""
