"""Benchmarks: each prints a table and a JSON line; nothing is asserted by a timer here."""
