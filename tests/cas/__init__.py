"""Whole small contracts, each with what its pages must say and must not say."""
