"""Statements that say what people are, not what they want, known by their first words; only where a file marks none.

“I am under 30” among what people disagree with says who took part. Polis lets such statements be marked (`is-meta`);
many conversations do not. The page sets them apart and says so; figures and data are the same with or without.
"""

import re

__all__ = ["about_oneself"]

_KINDS = (
    r"ethnicity|gender|age|religion|faith|sexuality|sexual orientation|nationality|race|postcode|household|occupation"
)
_FACTS = (
    r"^i(?: am|['’]m) (?:not )?(?:(?:a|an) (?!believer|supporter|fan|advocate|strong|firm|big|huge|great)"
    r"|over |under |aged? |between |\d|from |white|black|asian|arab|gay|straight|bisexual|trans|male|female|non-binary"
    r"|disabled|retired)",
    rf"^my (?:{_KINDS})\b",
    r"^i (?:identify|live|work|was born|grew up|have lived|rent|own) (?:as|in|for|at|here|on|my|a|an|with)\b",
    r"\bis my (?:first|second|native|mother) (?:language|tongue)\b",
    r"^i (?:have|['’]ve|had|was) (?:had |been )?(?:at least|never|ever)\b",
)
_PATTERN = re.compile("|".join(_FACTS), re.IGNORECASE)


def about_oneself(text: str) -> bool:
    """Whether a statement says what somebody is or has been.

    >>> [about_oneself(one) for one in ("I am under 30 years of age", "My ethnicity is Arab.", "I live in town")]
    [True, True, True]
    >>> [about_oneself(one) for one in ("I am a firm believer in parks", "My town needs trees", "I am okay with that")]
    [False, False, False]
    """
    return bool(_PATTERN.search(" ".join(text.split()).lstrip("\"'“‘ ")))
