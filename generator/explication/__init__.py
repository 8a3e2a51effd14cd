"""What one thing of the project is: where it comes from, where it is shown, how it is computed, what it lacks. Only `engagements expliquer` asks it."""
