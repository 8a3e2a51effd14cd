"""Engagements ouverts: signed city contracts, turned into public sites of promises, partners and figures.

Stages, each importing only from itself or an earlier one: sources and model, checks, calculs, pages, publication, cli.
"""

__version__ = "0.2.0"
