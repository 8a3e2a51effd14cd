"""Other generators, given the same bodies: plain MkDocs with Material, Zensical, Hugo."""
