"""Pathways: the list, and one as a chain of steps beside who of those involved sits on the body that looks after it."""

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from convenor.theory.institutional_design.inclusion import Place
from convenor.web.bodies.presenters.standing import Names, listed, standing

Link = Callable[..., str]


def pathway_list(pathways: Sequence[Any], *, link: Link) -> dict[str, Any]:
    """Each pathway, whom it is for, how many organisations it crosses, and who looks after it."""
    orphans = sum(pathway.body is None for pathway in pathways)
    return {"sentence": _list_sentence(len(pathways), orphans), "rows": [_row(one, link) for one in pathways]}


def pathway_page(
    pathway: Any, found: Sequence[Place], names: Names | None, *, link: Link, shows_lead: bool
) -> dict[str, Any]:
    """One pathway: its chain, and the gaps at the table of the body that looks after it, named."""
    steps = list(pathway.steps.all())
    return {
        "pathway": pathway,
        "sentence": _page_sentence(pathway, steps, found, names),
        "steps": [
            {
                "number": step.position,
                "what": step.what,
                "partner": step.partner.name,
                "href": link("insight:partner", ref=step.partner.ref),
                "handover": number > 0 and steps[number - 1].partner_id != step.partner_id,
            }
            for number, step in enumerate(steps)
        ],
        "rows": [_place_row(place, pathway, names, link) for place in found] if names else [],
        "lead": pathway.lead.name if shows_lead and pathway.lead else "",
        "paragraphs": [line for line in pathway.experience.splitlines() if line.strip()],
    }


def _list_sentence(count: int, orphans: int) -> str:
    if not count:
        return _("No pathway has been described yet.")
    said = ngettext(
        "%(count)s pathway crosses organisations here.", "%(count)s pathways cross organisations here.", count
    ) % {"count": count}
    if not orphans:
        return said
    return (
        said
        + " "
        + ngettext("Nobody looks after %(count)s of them.", "Nobody looks after %(count)s of them.", orphans)
        % {"count": orphans}
    )


def _row(pathway: Any, link: Link) -> list[Any]:
    crossed = len({step.partner_id for step in pathway.steps.all()})
    body = pathway.body
    return [
        {"text": pathway.name, "href": link("bodies:pathway", ref=pathway.ref)},
        pathway.community.name if pathway.community else _("Not said"),
        str(crossed),
        {"text": body.name, "href": link("bodies:body", ref=body.ref)} if body else _("Nobody"),
    ]


def _page_sentence(pathway: Any, steps: Sequence[Any], found: Sequence[Place], names: Names | None) -> str:
    crossed = len({step.partner_id for step in steps})
    handovers = sum(one.partner_id != other.partner_id for one, other in pairwise(steps))
    said = (
        ngettext("%(steps)s step", "%(steps)s steps", len(steps)) % {"steps": len(steps)}
        + ", "
        + ngettext("%(count)s organisation", "%(count)s organisations", crossed) % {"count": crossed}
        + ", "
        + ngettext("%(count)s handover", "%(count)s handovers", handovers) % {"count": handovers}
        + "."
    )
    if pathway.body is None or names is None:
        return said + " " + _("No body looks after the whole of it.")
    absent = [_name(place, pathway) for place in found if not place.standing.seated]
    if not absent:
        return said + " " + _("Everybody it concerns sits on %(body)s.") % {"body": pathway.body.name}
    return (
        said
        + " "
        + _("Without a seat on %(body)s, which looks after it: %(who)s.")
        % {
            "body": pathway.body.name,
            "who": listed(absent),
        }
    )


def _place_row(place: Place, pathway: Any, names: Names, link: Link) -> list[Any]:
    kind = "community" if place.community else "partner"
    numbers = [str(step.position) for step in pathway.steps.all() if step.partner.ref == place.partner]
    steps = (
        ngettext("Step %(numbers)s", "Steps %(numbers)s", len(numbers)) % {"numbers": listed(numbers)}
        if numbers
        else _("Whose way it is")
    )
    href = link(f"insight:{kind}", ref=place.party)
    return [{"text": _name(place, pathway), "href": href}, steps, standing(place, names)]


def _name(place: Place, pathway: Any) -> str:
    if place.community:
        return str(pathway.community)
    return next(str(step.partner) for step in pathway.steps.all() if step.partner.ref == place.partner)
