"""How the outputs of a site are made, each apart: pages, files for machines, redirects, maps, pictures."""
