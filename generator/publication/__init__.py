"""Makes and publishes the sites: outputs are written to disk, MkDocs makes HTML of them, links are checked, and the folder is exchanged.

The only stage that writes files, and the only one that knows MkDocs.
"""
