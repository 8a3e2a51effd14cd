"""`python -m generator` is the same as the command `engagements`."""

from generator.cli import entrer

entrer()
