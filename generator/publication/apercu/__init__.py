"""The preview of `servir`: watches the project's files, builds at each change, and shows the site, or what is wrong, in the open page."""
