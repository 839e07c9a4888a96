"""One community: who speaks for it, where it sits, what is decided that touches it, what is done to bring it in."""

from datetime import date
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from convenor.web.insight.links import link, quiet
from convenor.web.insight.presenters.reading.shared import asked_items, seat_head, seat_row, touched_items
from convenor.web.insight.selectors.reading import CommunityRead
from convenor.web.insight.wording import words
from convenor.web.ui.environment import count


def community_page(request: HttpRequest, read: CommunityRead, on: date) -> dict[str, Any]:
    """Everything `insight/community.html` asks for."""
    community = read.community
    people = _("about %(count)s people") % {"count": count(community.size)} if community.size else ""
    return {
        "name": community.name,
        "facts": [community.kind_label, people],
        "sentence": _sentence(read),
        "about": community.about,
        "voices": [_voice(request, one) for one in community.voices],
        "seat_head": seat_head(),
        "seats": [seat_row(request, one) for one in read.seats],
        "touched": touched_items(request, read.touched),
        "asked": asked_items(request, read.asked),
        "contact": [
            {"key": _("Write to"), "value": community.contact_name},
            {"key": _("E-mail"), "value": community.contact_email},
        ]
        if community.contact_name or community.contact_email
        else [],
        "invite": link(request, "bodies:outreach_new") + f"?community={community.ref}" if read.keeps else "",
        "actions": _actions(request, read),
    }


def _sentence(read: CommunityRead) -> str:
    deciding = {one.body.pk for one in read.touched}
    touched = len(deciding)
    seated = len({one.seat.body_id for one in read.seats if not one.vacant} & deciding)
    speakers = [one.speaker for one in read.community.voices]
    speak = _("Nobody is known to speak for them.")
    if speakers:
        speak = ngettext("%(who)s speaks for them.", "%(who)s speak for them.", len(speakers)) % {
            "who": words.listing(speakers)
        }
    if not touched:
        return _("Nobody has said yet which bodies’ decisions touch them. %(speak)s") % {"speak": speak}
    if touched == 1:
        said = _("One body decides things that touch them, and they hold a seat there.")
        if not seated:
            said = _("One body decides things that touch them, and they hold no seat there.")
    else:
        said = _("%(touched)s bodies decide things that touch them; they hold a seat on %(seated)s of these.") % {
            "touched": touched,
            "seated": seated or _("none"),
        }
    return f"{said} {speak}"


def _voice(request: HttpRequest, one: Any) -> dict[str, Any]:
    name, ref = ("insight:partner", one.partner_ref) if one.partner_ref else ("insight:person", one.person_ref)
    return {"text": one.speaker, "href": link(request, name, ref=ref), "note": one.footing}


def _actions(request: HttpRequest, read: CommunityRead) -> list[dict[str, Any] | None]:
    if not read.keeps:
        return []
    ref = read.community.ref
    return [
        quiet(request, _("Change"), "partners:community_edit", ref=ref),
        quiet(request, _("Who speaks for them"), "partners:voices", ref=ref),
    ]
