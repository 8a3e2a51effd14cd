"""Reads the workbooks of `engagements collecte` when they come back, whatever people and their programs made of them."""
