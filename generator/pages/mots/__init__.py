"""Words: numbers, dates, plurals, states, names of things. Nothing here knows a page."""
