"""What the portal is told of one contract: so little that a country of contracts can be read at once, and made where the contract is read."""
