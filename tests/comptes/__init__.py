"""The numbers of the built pages, computed again from the published data alone. Nothing here comes from the generator."""
