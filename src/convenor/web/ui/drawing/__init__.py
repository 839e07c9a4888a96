"""Drawings made on the server: SVG with presentation attributes only, so that no policy, printer or reader trips on it.

Every drawing has a title, keeps to one stroke, one corner and one face, and stands beside a table that says the same.
"""

from convenor.web.ui.drawing.bands import Band, Box, bands
from convenor.web.ui.drawing.svg import Part, circle, drawing, group, line, link, rect, text

__all__ = ["Band", "Box", "Part", "bands", "circle", "drawing", "group", "line", "link", "rect", "text"]
