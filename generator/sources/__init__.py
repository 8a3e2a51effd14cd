"""Text to model, with file and line. The only stage that reads files; every problem is collected, none thrown."""
