"""Charts as numbers: pure functions from figures to frozen drawings, that `graphiques.md.j2` prints without computing."""
