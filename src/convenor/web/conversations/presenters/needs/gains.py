"""What people would gain, as each partner sums it up, side by side; and what a person said who read them all."""

from typing import Any

from django.utils.translation import gettext as _

from convenor.web.conversations.presenters.decisions import paragraphs
from convenor.web.conversations.presenters.needs.doing import Hand
from convenor.web.conversations.presenters.needs.words import in_a_row, signed_says
from convenor.web.conversations.vocabulary import Alike
from convenor.web.ui.environment import day


def section(hand: Hand) -> dict[str, Any]:
    """The answer of whoever read them, then the summaries by name of the partner."""
    seen = hand.seen
    readings = [_reading(one) for one in seen.readings]
    return {
        "sentence": _sentence(hand),
        "words": readings[-1]["words"] if readings else [],
        "objections": readings[-1]["objections"] if readings else [],
        "earlier": readings[-2::-1],
        "rows": [
            [one.name, seen.gains[one.ref].text, signed_says(seen.gains[one.ref])]
            for one in seen.parties
            if one.ref in seen.gains
        ],
        "object": [
            {
                "text": _("Say something against it, for %(party)s") % {"party": one.name},
                "href": hand.go("gains_object", partner=one.ref),
            }
            for one in hand.own
        ]
        if readings
        else [],
        "read": {"text": _("Read them side by side again"), "href": hand.go("gains_read")}
        if readings and hand.may_run
        else None,
    }


def _sentence(hand: Hand) -> str:
    seen = hand.seen
    if not seen.gains:
        return _("No partner has said yet what people would gain.")
    if not seen.readings:
        return _("Nobody has read side by side yet whether they say the same.")
    said = reading_says(seen.readings[-1])
    if seen.readings[-1].objections.all():
        names = in_a_row(list(dict.fromkeys(one.partner.name for one in seen.readings[-1].objections.all())))
        said += " " + _("Something is said against it by: %(names)s.") % {"names": names}
    if seen.reading_is_old:
        said += " " + _("A summary was written or changed after that.")
    return said


def reading_says(reading: Any) -> str:
    """Whether they say the same, who read them, and when."""
    said = {
        Alike.SAME: _("The partners say the same."),
        Alike.ALIKE: _("What the partners say is alike, but not the same."),
        Alike.DIFFERENT: _("The partners say different things."),
    }[Alike(reading.says)]
    words = {"who": reading.get_read_as_display(), "day": day(reading.read_on)}
    return said + " " + _("So says %(who)s, who read them side by side on %(day)s.") % words


def _reading(reading: Any) -> dict[str, Any]:
    return {
        "says": reading_says(reading),
        "words": paragraphs(reading.words),
        "objections": [
            {"name": one.partner.name, "text": paragraphs(one.text), "said": signed_says(one)}
            for one in reading.objections.all()
        ],
    }
