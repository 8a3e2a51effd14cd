"""What a site publishes besides pages: data, indexes, redirects, pictures of link previews; and which print pages become PDF."""
