"""One view per template: frozen values that hold all that the page shows, already chosen and worded."""
