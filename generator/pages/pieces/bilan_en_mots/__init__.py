"""The summary of a contract in short sentences, to be read aloud: one module for each of its parts, which the page and the papers show."""
