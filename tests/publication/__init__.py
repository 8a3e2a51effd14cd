"""Tests of the stage that writes: builds, memory, swap."""
