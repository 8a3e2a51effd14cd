"""Notes what is read while something is made, so that it is made again when what it read has changed, and only then.

Knows nothing of what the program is about: names of things, their fields, keys in these fields.
"""
