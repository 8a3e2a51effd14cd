"""An invented country: its contracts, places, partners and figures, drawn from a seed. Nothing of it exists."""
