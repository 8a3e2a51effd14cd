"""Kinds of pages of a contract."""
