"""Engagements ouverts: signed city contracts, turned into public sites of promises, partners and figures.

Stages, each importing only from itself or an earlier one: model, sources, calculs, checks, pages, publication, commandes, cli.
"""

__version__ = "0.2.0"
