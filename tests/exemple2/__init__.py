"""A small contract that has all that contracts really write besides a target and a figure."""
