"""The folders that the program reads in a project."""

TEL_QUEL = "tel-quel"  # files that are published as they are
# What a build reads to make the site.
LUS = ("referentiels", "content", "site_templates", "adresses", TEL_QUEL)
