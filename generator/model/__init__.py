"""Small frozen typed objects; no I/O, no clock."""
