"""Drawings: charts, maps and pictures, from numbers."""
