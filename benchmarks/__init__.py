"""What the program costs, measured: builds, the preview, a whole country, and what a reader waits for. README.md says how to run it."""
