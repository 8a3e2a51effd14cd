"""Counts, sums and series. Pure: no I/O, no clock; nothing is made up to avoid a blank."""
