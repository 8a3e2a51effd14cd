"""The names of what frozen editions are made of on disk. They stand apart from what an edition is, so that who only looks for them loads no library."""

ARCHIVES = "archives"
COMMUNS = "communs"
SOMMES = "SHA256SUMS"
FICHE = "edition.json"
