"""Names for people who do not exist, dealt out by a seed so that each run has the same."""

import random
from collections.abc import Iterator

from convenor.web.demonstration.plain_tables import lines


def people(seed: int) -> Iterator[str]:
    """First and last names, no pair twice."""
    deal = random.Random(seed)  # noqa: S311  nothing is kept secret by it
    first, last = (words[0].split() for words in lines("names.txt"))
    pairs = [f"{one} {other}" for one in first for other in last]
    deal.shuffle(pairs)
    yield from pairs
