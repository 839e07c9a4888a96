"""A forum in words, drawings and tables."""

from convenor.web.insight.presenters.forum.advice import advice_page
from convenor.web.insight.presenters.forum.box import box_page
from convenor.web.insight.presenters.forum.page import forum_page
from convenor.web.insight.presenters.forum.report import report_page
from convenor.web.insight.presenters.forum.side_by_side import forums_page

__all__ = ["advice_page", "box_page", "forum_page", "forums_page", "report_page"]
