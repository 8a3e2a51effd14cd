"""The collection of figures by workbooks: written for each partner, read back, remembered in `collecte.yml`."""
