"""The kinds of pages: menus, the map of the site, the search, the tests and the documentation are derived from these lists."""
