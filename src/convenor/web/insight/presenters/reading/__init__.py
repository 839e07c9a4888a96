"""The reading pages: one partner, one person, one community."""

from convenor.web.insight.presenters.reading.community import community_page
from convenor.web.insight.presenters.reading.partner import partner_page
from convenor.web.insight.presenters.reading.person import person_page

__all__ = ["community_page", "partner_page", "person_page"]
