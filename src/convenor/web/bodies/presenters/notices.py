"""The letter to those who are affected and absent, drafted in plain words for somebody to make their own."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django.utils.translation import gettext as _

from convenor.theory.institutional_design.inclusion import Place, Standing
from convenor.web.bodies.presenters.standing import Names
from convenor.web.bodies.vocabulary import TopicStatus
from convenor.web.ui.environment import day

Link = Callable[..., str]


def draft(topic: Any, *, party: str, greet: str, place: Place | None, partnership: str, decided: str) -> str:
    """What will be decided, when, why we write, and how to have a say; `decided` is what a decided matter must say."""
    parts = [
        _("Dear %(name)s,") % {"name": greet or party},
        _what_and_when(topic),
        _how_open(topic, decided),
        _why_you(topic, party, place),
        _how_to_be_heard(topic),
        partnership,
    ]
    return "\n\n".join(part for part in parts if part)


def to_tell(found: Iterable[Place], told: Iterable[str], names: Names) -> list[tuple[str, str]]:
    """Whom one may tell: those who are absent first, and among them those who have not been told yet."""
    told = set(told)
    ordered = sorted(found, key=lambda place: (place.standing.seated, place.party in told))
    return [(_key(place), _said_of(place, told, names)) for place in ordered]


def place_of(found: Sequence[Place], *, community: str, partner: str) -> Place | None:
    """How that party stands on the body that decides, if anybody has named it as affected."""
    return next(
        (place for place in found if (place.community or "", place.partner or "") == (community, partner)), None
    )


def _what_and_when(topic: Any) -> str:
    words = {"body": topic.body.name, "title": topic.title.rstrip("."), "day": day(topic.due)}
    if topic.status == TopicStatus.DECIDED:
        return _("%(body)s has decided this: %(title)s.") % words
    if topic.due is None:
        return _("%(body)s is going to decide this: %(title)s. No day has been set yet.") % words
    return _("On %(day)s, %(body)s is going to decide this: %(title)s.") % words


def _how_open(topic: Any, decided: str) -> str:
    if topic.status == TopicStatus.DECIDED:
        return decided
    if topic.status == TopicStatus.NARROWED:
        return _("It is not decided yet, but some options have already been set aside.")
    return _("Nothing has been decided yet.")


def _why_you(topic: Any, party: str, place: Place | None) -> str:
    words = {"party": party, "body": topic.body.name}
    if place is not None and not place.standing.seated:
        return _("We write because it affects %(party)s, and you have no seat on %(body)s.") % words
    return _("We write because it affects %(party)s.") % words


def _how_to_be_heard(topic: Any) -> str:
    if topic.status == TopicStatus.DECIDED or not topic.how_to_be_heard:
        return ""
    return _("How you can have a say:") + "\n" + topic.how_to_be_heard


def _key(place: Place) -> str:
    return f"community:{place.community}" if place.community else f"partner:{place.partner}"


def _said_of(place: Place, told: set[str], names: Names) -> str:
    community = names.communities.get(place.community or "")
    name = community.name if community else names.partners.get(place.partner or "", place.party)
    if place.party in told:
        return _("%(name)s (told before)") % {"name": name}
    if place.standing is Standing.VOICE:
        return _("%(name)s (no seat of their own)") % {"name": name}
    return _("%(name)s (has a seat)") % {"name": name} if place.standing.seated else name
