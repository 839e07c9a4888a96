"""The partnership's home, for whoever comes."""

from convenor.web.insight.presenters.home.page import home_page

__all__ = ["home_page"]
