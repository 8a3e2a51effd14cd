"""By how much the words multiply that stand after a figure: «12 k€», «1,5 milliard»."""

# In small letters, without the «s» of a plural.
MULTIPLES = {
    "k": 10**3,
    "k€": 10**3,
    "ke": 10**3,
    "keur": 10**3,
    "mille": 10**3,
    "millier": 10**3,
    "m€": 10**6,
    "meur": 10**6,
    "million": 10**6,
    "md€": 10**9,
    "mds€": 10**9,
    "milliard": 10**9,
}


def multiple(mot: str) -> int:
    """That of a word; 1 for another one."""
    return MULTIPLES.get(mot.lower().removesuffix("s"), 1)
