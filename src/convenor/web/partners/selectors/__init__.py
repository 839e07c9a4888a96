"""Reads about partners, communities and who belongs where: first argument, who is asking."""

from convenor.web.partners.selectors.belonging import (
    affiliation_visible_to,
    affiliations_of_partner,
    affiliations_of_people,
    affiliations_visible_to,
    nobody,
)
from convenor.web.partners.selectors.communities import (
    communities_visible_to,
    community_choices,
    community_visible_to,
    voice_visible_to,
    voices_of_partner,
    voices_of_people,
)
from convenor.web.partners.selectors.mix import Mix, comparable_partnerships, mix_here, mix_of
from convenor.web.partners.selectors.partners import (
    lineage_of,
    name_visible_to,
    names_of,
    names_on,
    partner_choices,
    partner_visible_to,
    partners_by_ods_code,
    partners_visible_to,
    standing_in_for,
    successions_visible_to,
)
from convenor.web.partners.selectors.seen import (
    AffiliationSeen,
    CommunitySeen,
    Lineage,
    NameSeen,
    PartnerSeen,
    SuccessionSeen,
    VoiceSeen,
)

__all__ = [
    "AffiliationSeen",
    "CommunitySeen",
    "Lineage",
    "Mix",
    "NameSeen",
    "PartnerSeen",
    "SuccessionSeen",
    "VoiceSeen",
    "affiliation_visible_to",
    "affiliations_of_partner",
    "affiliations_of_people",
    "affiliations_visible_to",
    "communities_visible_to",
    "community_choices",
    "community_visible_to",
    "comparable_partnerships",
    "lineage_of",
    "mix_here",
    "mix_of",
    "name_visible_to",
    "names_of",
    "names_on",
    "nobody",
    "partner_choices",
    "partner_visible_to",
    "partners_by_ods_code",
    "partners_visible_to",
    "standing_in_for",
    "successions_visible_to",
    "voice_visible_to",
    "voices_of_partner",
    "voices_of_people",
]
