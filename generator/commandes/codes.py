"""The exit codes of the command."""

FINE, PROBLEMES, MAUVAIS_USAGE, INTERROMPU = 0, 1, 2, 130
