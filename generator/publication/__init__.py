"""Outputs to disk, to MkDocs, to a checked site, to an atomic swap. The only stage that writes files, and that knows MkDocs."""
