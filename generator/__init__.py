"""Engagements ouverts: signed city contracts, turned into public sites of promises, partners and figures.

Stages, each importing only from itself or an earlier one: graphe, model, sources, calculs, checks, pages, publication, documentation, commandes,
cli.
"""

__version__ = "0.2.0"
