"""Frozen editions: how one is made of what is published, carried into what is published next, and checked."""
