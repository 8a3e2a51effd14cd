"""The examples of the codes of problems, run on a small sound project."""
