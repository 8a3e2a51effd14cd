"""The layouts that many offices send, one module each: what its columns are, beyond what any reader can see."""
