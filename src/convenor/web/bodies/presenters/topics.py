"""The list of matters to decide, and the page of one: how open it is, when it is decided, whom it touches."""

from collections.abc import Callable, Sequence, Set
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from convenor.theory.institutional_design.inclusion import Place
from convenor.web.bodies.presenters.standing import Names, link_about, listed, standing
from convenor.web.bodies.vocabulary import TopicStatus
from convenor.web.ui.environment import day

Link = Callable[..., str]
TONES = {TopicStatus.OPEN: "blue", TopicStatus.NARROWED: "yellow", TopicStatus.DECIDED: "grey"}


def topic_list(topics: Sequence[Any], *, on: date, link: Link) -> dict[str, Any]:
    """What is coming up and what is decided, with the answer in a sentence first."""
    coming = [topic for topic in topics if topic.status != TopicStatus.DECIDED]
    decided = [topic for topic in topics if topic.status == TopicStatus.DECIDED]
    return {
        "sentence": _list_sentence(coming, decided, on),
        "coming": [_row(topic, on, link) for topic in coming],
        "decided": [_row(topic, on, link)[:3] for topic in reversed(decided)],
    }


def topic_page(
    topic: Any,
    affected: Sequence[Any],
    found: Sequence[Place],
    names: Names,
    notices: Sequence[Any] | None,
    *,
    on: date,
    link: Link,
    may_invite: bool,
) -> dict[str, Any]:
    """One matter; `notices` is None for those who may not read them."""
    ordered = sorted(found, key=lambda place: place.standing.seated)
    told = {notice.community or notice.partner: notice for notice in reversed(notices or [])}
    head = [_("Who is affected"), _("How"), _("On the body that decides")]
    rows = [_party(place, affected, names, link) for place in ordered]
    if notices is not None:
        head.append(_("Told of it"))
        for row, place in zip(rows, ordered, strict=True):
            row.append(_told(place, row[0]["text"], told.get(place.party), topic, link, may_invite))
    if not any(row[1] for row in rows):
        head, rows = [head[0], *head[2:]], [[row[0], *row[2:]] for row in rows]
    return {
        "topic": topic,
        "status": topic.get_status_display(),
        "tone": TONES[TopicStatus(topic.status)],
        "decided": topic.status == TopicStatus.DECIDED,
        "stage": topic.get_stage_display() if topic.stage else "",
        "paragraphs": [line for line in topic.how_to_be_heard.splitlines() if line.strip()],
        "sentence": _page_sentence(topic, on),
        "affected_sentence": _affected_sentence(found),
        "head": head,
        "rows": rows,
        "untold": unheard(found, affected, set(told)),
        "notices": None if notices is None else [_notice_row(notice, topic, link, may_invite) for notice in notices],
    }


def went_on_shown(one: Any) -> dict[str, Any]:
    """That a matter was marked without some it touches: said as it was said that day."""
    names = [name for name in one.absent.splitlines() if name.strip()]
    words = {"day": day(one.on), "who": listed(names)}
    if one.status == TopicStatus.DECIDED:
        says = _(
            "Marked decided on %(day)s, though these had no seat where it is decided and were never told: %(who)s."
        )
    else:
        says = _("Narrowed on %(day)s, though these had no seat where it is decided and were never told: %(who)s.")
    return {"says": says % words, "reason": one.reason}


def unheard(found: Sequence[Place], affected: Sequence[Any], told: Set[str | None]) -> list[str]:
    """The names of those who are affected, have no seat on the body that decides, and were never told."""
    return [_name(place, affected) for place in found if not place.standing.seated and place.party not in told]


def _row(topic: Any, on: date, link: Link) -> list[Any]:
    return [
        {"text": topic.title, "href": link("bodies:topic", ref=topic.ref)},
        {"text": topic.body.name, "href": link("bodies:body", ref=topic.body.ref)},
        _when(topic, on) or _("No day set"),
        topic.get_status_display(),
        _("Yes") if topic.how_to_be_heard else _("Nobody has said"),
    ]


def _list_sentence(coming: Sequence[Any], decided: Sequence[Any], on: date) -> str:
    if not coming:
        return _("Nothing is down to be decided.") if not decided else _("Everything on the list has been decided.")
    following = next((topic for topic in coming if topic.due and topic.due >= on), None)
    count = ngettext(
        "%(count)s matter is still to be decided.", "%(count)s matters are still to be decided.", len(coming)
    ) % {"count": len(coming)}
    if following is None:
        return count
    return (
        count
        + " "
        + _("Next, on %(day)s, %(body)s decides: %(title)s.")
        % {
            "day": day(following.due),
            "body": following.body.name,
            "title": following.title.rstrip("."),
        }
    )


def _when(topic: Any, on: date) -> str:
    if topic.due is None:
        return ""
    if topic.status == TopicStatus.DECIDED:
        return day(topic.due)
    if topic.due < on:
        return _("%(day)s: this day has passed") % {"day": day(topic.due)}
    return day(topic.due)


def _page_sentence(topic: Any, on: date) -> str:
    words = {"body": topic.body.name, "day": day(topic.due)}
    if topic.status == TopicStatus.DECIDED:
        return _("This has already been decided by %(body)s.") % words
    opening = (
        _("Nothing has been decided yet.")
        if topic.status == TopicStatus.OPEN
        else _("Not decided yet, but some options have been set aside.")
    )
    if topic.due is None:
        return opening + " " + _("%(body)s will decide; no day is set.") % words
    if topic.due < on:
        return opening + " " + _("%(body)s was to decide on %(day)s.") % words
    return opening + " " + _("%(body)s decides on %(day)s.") % words


def _affected_sentence(found: Sequence[Place]) -> str:
    seated, count = sum(place.standing.seated for place in found), len(found)
    if not found:
        return _("Nobody has said yet who is affected.")
    if count == 1 and seated:
        return _("One community or partner is affected, and it sits on the body that decides.")
    if count == 1:
        return _("One community or partner is affected, and it has no seat on the body that decides.")
    words = {"seated": seated, "all": count}
    if seated == count:
        return _("All %(all)s communities and partners affected sit on the body that decides.") % words
    if not seated:
        return _("None of the %(all)s communities and partners affected sits on the body that decides.") % words
    return (
        ngettext(
            "%(seated)s of the %(all)s communities and partners affected sits on the body that decides.",
            "%(seated)s of the %(all)s communities and partners affected sit on the body that decides.",
            seated,
        )
        % words
    )


def _party(place: Place, affected: Sequence[Any], names: Names, link: Link) -> list[Any]:
    kind = "community" if place.community else "partner"
    how = "; ".join(dict.fromkeys(row.how for row in _rows_of(place, affected) if row.how))
    name = {"text": _name(place, affected), "href": link(f"insight:{kind}", ref=place.party)}
    return [name, how, standing(place, names)]


def _rows_of(place: Place, affected: Sequence[Any]) -> list[Any]:
    wanted = (place.community, place.partner)
    return [
        row
        for row in affected
        if (row.community.ref if row.community else None, row.partner.ref if row.partner else None) == wanted
    ]


def _name(place: Place, affected: Sequence[Any]) -> str:
    return next((str(row.community or row.partner) for row in _rows_of(place, affected)), place.party)


def _told(place: Place, name: str, notice: Any, topic: Any, link: Link, may_invite: bool) -> Any:
    if notice is not None:
        told = _("On %(day)s") % {"day": day(notice.sent_on)}
        return {"text": told, "href": link("bodies:notice_sent", ref=topic.ref, notice=notice.ref)}
    if place.standing.seated:
        return ""
    if not may_invite:
        return _("Not yet")
    kind = "community" if place.community else "partner"
    href = link("bodies:notice", ref=topic.ref) + f"?{kind}={place.party}"
    return link_about(_("Send a notice"), _("to %(name)s") % {"name": name}, href)


def _notice_row(notice: Any, topic: Any, link: Link, may_invite: bool) -> list[Any]:
    href = link("bodies:notice_sent", ref=topic.ref, notice=notice.ref)
    row = [{"text": notice.party, "href": href}, day(notice.sent_on)]
    return [*row, notice.sent_to] if may_invite else row
