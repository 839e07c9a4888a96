"""Writes about partners, communities and who belongs where: keyword-only, by whom, each noted in the audit."""

from convenor.web.partners.services.belonging import affiliate, edit_affiliation
from convenor.web.partners.services.communities import (
    add_community,
    edit_community,
    edit_voice,
    end_community,
    give_voice,
)
from convenor.web.partners.services.context import state_fact
from convenor.web.partners.services.names import correct_former_name, rename_partner
from convenor.web.partners.services.partners import add_partner, edit_partner, end_partner
from convenor.web.partners.services.successions import (
    follow_on,
    merge_partners,
    replace_partner,
    split_partner,
    take_back_succession,
)

__all__ = [
    "add_community",
    "add_partner",
    "affiliate",
    "correct_former_name",
    "edit_affiliation",
    "edit_community",
    "edit_partner",
    "edit_voice",
    "end_community",
    "end_partner",
    "follow_on",
    "give_voice",
    "merge_partners",
    "rename_partner",
    "replace_partner",
    "split_partner",
    "state_fact",
    "take_back_succession",
]
