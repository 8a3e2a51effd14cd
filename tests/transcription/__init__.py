"""Accounts for every table row and list item of a signed document: transcribed, and where; or left out, and why."""
