"""A forum's report as a PDF: the same words, figure, table and advice as the page to print, with tags for readers."""

from convenor.web.insight.forum_pdf.paper import as_pdf

__all__ = ["as_pdf"]
