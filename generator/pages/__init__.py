"""Model and calculs to outputs: a path, a content key, a function that renders. Pure: templates come in as text."""
