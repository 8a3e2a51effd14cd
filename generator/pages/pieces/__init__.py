"""Pieces of views that several kinds of pages share."""
