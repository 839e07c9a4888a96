"""Names as the Organisation Data Service writes them, in capitals, made fit to read; and whether two are one name."""

import re

_KEPT = frozenset({"NHS", "ICB", "GP", "CIC", "UK", "PCN", "LLP", "MBC", "LPC", "CCG", "CSU", "II", "III"})
_SMALL = frozenset({"and", "of", "the", "for", "in", "on", "at", "upon", "with"})


def readable(name: str) -> str:
    """Capitals and small letters as people write them; a name that is not all in capitals is left alone.

    >>> readable("NORTH VALE HOSPITALS NHS FOUNDATION TRUST")
    'North Vale Hospitals NHS Foundation Trust'
    >>> readable("ST ANNE'S AND ST JOHN'S SURGERY")
    "St Anne's and St John's Surgery"
    """
    if name != name.upper():
        return name
    words = name.split()
    return " ".join(_word(word, first=place == 0) for place, word in enumerate(words))


def same_name(one: str, other: str) -> bool:
    """Whether two names differ in capitals, stops and "&" alone.

    >>> same_name("Vale & Moor Trust", "VALE AND MOOR TRUST.")
    True
    """
    return _bare(one) == _bare(other)


def _word(word: str, *, first: bool) -> str:
    bare = re.sub(r"[^A-Z]", "", word)
    if bare in _KEPT:
        return word
    if not first and word.lower() in _SMALL:
        return word.lower()
    return "-".join(_capital(part) for part in word.split("-"))


def _capital(part: str) -> str:
    if part[:2] in ("O'", "O’", "D'", "D’"):  # O'Neil; but not St Anne's
        return part[:2] + part[2:].capitalize()
    for place, letter in enumerate(part):
        if letter.isalpha():
            return part[:place] + letter + part[place + 1 :].lower()
    return part


def _bare(name: str) -> str:
    return re.sub(r"[\W_]+", "", name.casefold().replace("&", " and "))
