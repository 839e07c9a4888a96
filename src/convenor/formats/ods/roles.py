"""The roles of the Organisation Data Service that a partnership meets, by number and name.

Source: the ODS reference data catalogue. Numbers not listed are read all the same; they only carry no name here.
"""

from collections.abc import Mapping

PRIMARY_ROLES: Mapping[str, str] = {
    "RO76": "GP PRACTICE",
    "RO98": "CLINICAL COMMISSIONING GROUP",
    "RO107": "CARE TRUST",
    "RO141": "LOCAL AUTHORITY",
    "RO172": "INDEPENDENT SECTOR HEALTHCARE PROVIDER",
    "RO176": "INDEPENDENT SECTOR H/C PROVIDER SITE",
    "RO177": "PRESCRIBING COST CENTRE",
    "RO182": "PHARMACY",
    "RO197": "NHS TRUST",
    "RO198": "NHS TRUST SITE",
    "RO213": "COMMISSIONING SUPPORT UNIT",
    "RO261": "STRATEGIC PARTNERSHIP",
    "RO272": "PRIMARY CARE NETWORK",
}

FURTHER_ROLES: Mapping[str, str] = {
    "RO318": "INTEGRATED CARE BOARD",
    "RO319": "SUB INTEGRATED CARE BOARD LOCATION",
}


def role_number(text: str) -> str:
    """The number of a role given as `RO197`, `RO197 - NHS TRUST` or `NHS Trust`; empty when it is none we know.

    >>> role_number("NHS Trust"), role_number("RO999 – Something"), role_number("Circus")
    ('RO197', 'RO999', '')
    """
    words = " ".join(text.upper().split())
    first = words.replace("-", " ").split(" ", 1)[0] if words else ""
    if first.startswith("RO") and first[2:].isdigit():
        return first
    names = {name: number for number, name in [*PRIMARY_ROLES.items(), *FURTHER_ROLES.items()]}
    return names.get(words, "")
