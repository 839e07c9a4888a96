"""The drawings of a forum: its bars, the whole model, and a construct over time."""

from convenor.web.insight.forum_drawings.bar import Bar, bar, sample
from convenor.web.insight.forum_drawings.chart import over_time
from convenor.web.insight.forum_drawings.miniature import miniature
from convenor.web.insight.forum_drawings.model import Model, Spoke, model

__all__ = ["Bar", "Model", "Spoke", "bar", "miniature", "model", "over_time", "sample"]
