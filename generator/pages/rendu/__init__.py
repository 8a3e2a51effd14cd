"""From a view to a page: templates, headings, links told apart, and what a kind of page is."""
