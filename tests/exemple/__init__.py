"""A small invented project, and what the program makes of it."""
