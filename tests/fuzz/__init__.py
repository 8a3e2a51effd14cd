"""Bad input of every kind, thrown at the program (`make fuzz`)."""
