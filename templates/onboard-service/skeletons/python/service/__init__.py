"""A small service on Python's standard library."""
