"""What each file of a project may hold: one definition per file, from which readers, messages, schemas, pages and the guide take it."""
