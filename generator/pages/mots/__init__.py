"""Words: numbers, dates, plurals, states, names of things, Markdown, escaping. Nothing here knows what a page shows."""
