"""Kinds of pages of the portal."""
