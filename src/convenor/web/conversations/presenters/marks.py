"""How far the matter is open, in one sentence: the first line of a conversation's page."""

from typing import Any

from django.utils.translation import gettext as _

from convenor.web.bodies.vocabulary import TopicStatus
from convenor.web.conversations.vocabulary import State
from convenor.web.ui.environment import day

TOWARDS_DECIDED = tuple(TopicStatus.values)


def first_line(row: Any) -> str:
    """How far it is open, and whether that was so when it began; then whether its matter has gone further since."""
    own = _since(row) if row.status else ""
    topic = row.topic
    if topic is not None and own and TOWARDS_DECIDED.index(topic.status) > TOWARDS_DECIDED.index(row.status):
        return own + " " + _topic_since(topic)
    return own


def further(row: Any) -> list[tuple[str, Any]]:
    """The marks it may move to: where it is, and those nearer to decided."""
    said = {
        TopicStatus.OPEN.value: _("Open: nothing is decided yet"),
        TopicStatus.NARROWED.value: _("Narrowed: it is between some options"),
        TopicStatus.DECIDED.value: _("Decided"),
    }
    return [(status, said[status]) for status in TOWARDS_DECIDED[TOWARDS_DECIDED.index(row.status) :]]


def _since(row: Any) -> str:
    later = row.opened is not None and row.marked_on is not None and row.marked_on > row.opened
    if row.status == TopicStatus.OPEN:
        if row.state == State.DRAFT:
            return _("The matter is open: nothing is decided yet.")
        return _("The matter is open: nothing had been decided when this began.")
    if row.status == TopicStatus.NARROWED:
        if later:
            return _("The matter was open when this began, and has been narrowed to some options since %(day)s.") % {
                "day": day(row.marked_on)
            }
        return _("The matter is narrowed: it is between some options, and nothing more had been decided.")
    return _("The matter has been decided since this began, on %(day)s.") % {"day": day(row.marked_on)}


def _topic_since(topic: Any) -> str:
    if topic.status == TopicStatus.DECIDED:
        return _("The matter itself has been decided meanwhile.")
    return _("The matter itself has been narrowed to some options meanwhile.")
