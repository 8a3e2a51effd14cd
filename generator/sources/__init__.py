"""Reads the files of a project into objects of the model, each with its file and line.

The only stage that reads data files. A problem in one of them is noted in the `Journal` and never raised, so that one run names them all.
"""
