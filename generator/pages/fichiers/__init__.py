"""What a site publishes besides pages: data, indexes, redirects."""
