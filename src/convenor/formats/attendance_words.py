"""The words by which a pasted list of names is understood: its headings, organisations, titles before a name."""

import re

from convenor.formats.text import likeness

BRACKETS = re.compile(r"\(([^()]{0,200})\)|\[([^\[\]]{0,200})\]")
HEADINGS = {
    False: {"present", "attendees", "attendance", "in attendance", "members", "members present", "also present"}
    | {
        "participants",
        "those present",
        "attended",
        "also in attendance",
        "name",
        "names",
        "chair",
        "invited",
        "guests",
    },
    True: {"apologies", "apologies for absence", "apologies received", "absent", "not present", "did not attend"},
}
ORGANISATION = re.compile(
    r"\b(trusts?|nhs|council|icb|icp|board|university|college|healthwatch|hospice|surgery|practice|partnership|cic|ltd|"
    r"limited|charity|association|alliance|federation|forum|foundation|service|services|network|union|group|hospitals?|"
    r"society|centre|carers|age uk|mind|pharmacy|committee|authority|police)\b",
    re.IGNORECASE,
)
_TITLES = {
    "dr",
    "prof",
    "professor",
    "cllr",
    "councillor",
    "mr",
    "mrs",
    "ms",
    "miss",
    "mx",
    "sir",
    "dame",
    "rev",
    "lord",
}
_TITLES |= {"lady", "revd", "baroness", "obe", "mbe", "cbe"}
_AFTER_NAME = {"obe", "mbe", "cbe", "jp", "frcgp", "phd", "qn"}


def bare_name(name: str) -> str:
    """A name as it is compared: without titles, letters after it, and full stops."""
    said = likeness(name).replace(".", " ").replace(",", " ").split()
    return " ".join(word for word in said if word not in _TITLES and word not in _AFTER_NAME)


def tidy_name(text: str) -> str:
    """A name without what meetings put behind it: (Guest), (External), (VALE TRUST), initials."""
    return " ".join(BRACKETS.sub(" ", text).strip(" ,;:.–—-\t\"'*").split())
