"""The kinds of pages, one module each, named after its template."""
