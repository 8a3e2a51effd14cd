"""Charts as numbers: pure functions from figures to frozen drawings, that `graphiques.html.j2` prints without computing."""
